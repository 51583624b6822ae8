"""The erasing drill: given the lines of a part, when they are said or missed, then this is on the page."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.learning.erasing import left_of, steps_of
from tableread.learning.function_words import function_words
from tableread.learning.lacuna import DrillLine, DrillState, Lacuna, Phase, Rating
from tableread.script.words import words_of

ENGLISH = function_words("en")
ONE = [DrillLine("a", "The hour was upon us, Clementine.")]
THREE = [DrillLine("a", "Come in."), DrillLine("b", "Who sent you?"), DrillLine("c", "Leave now!")]
MISSED, NEARLY, HAD = Rating.MISSED, Rating.NEARLY, Rating.HAD


def page(drill: Lacuna) -> list[str]:
    return [drill.shown(at) for at in range(len(drill.lines))]


def test_a_line_loses_its_small_words_first_and_then_all_of_it() -> None:
    drill = Lacuna(ONE, ENGLISH)
    seen = []
    while drill.phase is not Phase.DONE:
        seen.append((drill.phase.value, drill.shown(0)))
        drill.rated(HAD)
    assert seen == [
        ("map", "The hour was upon us, Clementine."),
        ("erase", "··· hour ··· upon us, Clementine."),
        ("erase", "··· hour ··· upon ··· Clementine."),
        ("erase", "··· ···· ··· ···· ··· Clementine."),
        ("erase", "··· ···· ··· ···· ··· ···········"),
        ("recall", "··· ···· ··· ···· ··· ···········"),
    ]


def test_the_last_line_is_erased_first_and_a_pass_runs_into_what_is_known() -> None:
    drill = Lacuna(THREE, ENGLISH)
    passes: list[str] = [""]
    while drill.phase is not Phase.DONE:
        if drill.state.passes == len(passes):
            passes.append("")
        passes[-1] += drill.lines[drill.at or 0].line
        drill.rated(HAD)
    assert passes == ["abc", "c", "bc", "abc", "abc", "abc"]


def test_a_missed_word_is_back_for_one_pass_and_nothing_else_goes_before_it_is_said() -> None:
    drill = Lacuna(ONE, ENGLISH)
    for _ in range(3):
        drill.said(())
    assert drill.shown(0) == "··· ···· ··· ···· ··· Clementine."
    drill.said({1, 3})
    assert drill.shown(0) == "··· hour ··· upon ··· Clementine."
    drill.said(())
    assert drill.shown(0) == "··· ···· ··· ···· ··· Clementine."
    drill.said(())
    assert drill.shown(0) == "··· ···· ··· ···· ··· ···········"


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ([HAD], "··· hour ··· upon us, Clementine."),
        ([HAD, MISSED], "The hour was upon us, Clementine."),
        ([HAD, MISSED, MISSED], "··· hour ··· upon us, Clementine."),
        ([HAD, MISSED, HAD, HAD], "··· hour ··· upon ··· Clementine."),
        ([HAD, NEARLY], "··· hour ··· upon us, Clementine."),
        ([HAD, NEARLY, HAD], "··· hour ··· upon ··· Clementine."),
        ([MISSED], "··· hour ··· upon us, Clementine."),
    ],
)
def test_ratings(answers: list[Rating], shown: str) -> None:
    drill = Lacuna(ONE, ENGLISH)
    for answer in answers:
        drill.rated(answer)
    assert drill.shown(0) == shown


def test_after_a_mistake_the_next_pass_begins_at_the_same_line() -> None:
    drill = Lacuna(THREE, ENGLISH)
    for _ in THREE:
        drill.rated(HAD)
    drill.rated(NEARLY)
    assert (drill.state.first, drill.at) == (2, 2)
    drill.rated(HAD)
    assert (drill.state.first, drill.at) == (1, 1)


def test_words_missed_with_the_text_on_the_page_go_last() -> None:
    drill = Lacuna(ONE, ENGLISH)
    drill.said({2})
    assert drill.shown(0) == "··· hour was upon ··· Clementine."
    drill = Lacuna([DrillLine("a", "Bring bread, lanterns, wine.")], ENGLISH)
    drill.said({0})
    assert drill.shown(0) == "Bring ······ lanterns, ·····"


def test_in_the_last_run_only_what_was_missed_comes_again() -> None:
    drill = Lacuna(THREE, ENGLISH)
    while drill.phase is not Phase.RECALL:
        drill.rated(HAD)
    drill.said({0})
    drill.said(())
    drill.said(())
    assert (drill.at, drill.shown(0)) == (0, "Come ···")
    drill.said(())  # with help
    assert (drill.phase, drill.at, drill.shown(0)) == (Phase.RECALL, 0, "···· ···")
    drill.said(())
    assert drill.phase is Phase.DONE
    assert drill.at is None
    drill.said({0})  # nothing is asked any more
    assert drill.phase is Phase.DONE


def test_it_goes_on_where_it_was_left() -> None:
    drill = Lacuna(THREE, ENGLISH)
    for _ in range(5):
        drill.said(())
    drill.said({0})
    written = msgspec.json.encode(drill.state)
    again = Lacuna(THREE, ENGLISH, msgspec.json.decode(written, type=DrillState))
    assert again.state == drill.state
    assert page(again) == page(drill)


def test_a_line_with_other_words_begins_anew_and_the_others_stay() -> None:
    drill = Lacuna(THREE, ENGLISH)
    while not drill.known(2):
        drill.said(())
    assert (drill.at, page(drill)) == (0, ["Come ···", "··· sent ····", "····· ····"])
    changed = [THREE[0], DrillLine("b", "Who are you?"), THREE[2]]
    again = Lacuna(changed, ENGLISH, drill.state)
    assert again.known(2)
    assert (again.at, page(again)) == (0, ["···· ···", "··· ··· you?", "····· ····"])
    for _ in range(30):
        again.rated(HAD)
    assert again.phase is Phase.DONE


@pytest.mark.parametrize(
    "kept",
    [
        DrillState(()),
        DrillState((), Phase.DONE),
        DrillState((), Phase.ERASE, first=7, to_come=(9,)),
    ],
)
def test_a_state_of_other_lines_begins_anew(kept: DrillState) -> None:
    assert Lacuna(THREE, ENGLISH, kept).state == Lacuna(THREE, ENGLISH).state


def test_a_state_that_makes_no_sense_is_mended() -> None:
    drill = Lacuna(ONE, ENGLISH)
    [line] = drill.state.lines
    kept = DrillState((msgspec.structs.replace(line, step=99),), Phase.ERASE, 5, (3,))
    drill = Lacuna(ONE, ENGLISH, kept)
    assert drill.at == 0
    assert drill.share_erased(0) == 1


WORDS = ["the", "of", "I'm", "hour", "grew", "(beat)", "—", "lantern.", "mother-in-law", "…", "42"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join).filter(words_of)


def check(drill: Lacuna) -> None:
    """No state that must not be, and no erased word on the page."""
    count, state = len(drill.lines), drill.state
    assert (drill.at is None) == (state.phase is Phase.DONE)
    assert all(0 <= at < count for at in state.to_come)
    assert 0 <= state.first < count
    for at, line in enumerate(drill.lines):
        shown, erased = drill.shown(at), drill.erased(at)
        assert len(shown) == len(line.text)
        for number, (start, end) in enumerate(words_of(line.text)):
            seen = shown[start:end]
            if number in erased:
                assert not any(sign.isalnum() for sign in seen)
            else:
                assert seen == line.text[start:end]
        if drill.known(at):
            assert drill.share_erased(at) == 1
    if state.phase is Phase.DONE:
        assert all(drill.known(at) for at in range(count))


def answer(drill: Lacuna, chance: random.Random) -> None:
    at = drill.at
    words = range(len(words_of(drill.lines[at or 0].text)))
    what = chance.randrange(5)
    if what < len(Rating):
        drill.rated(list(Rating)[what])
    else:
        drill.said(chance.sample(words, chance.randint(0, len(words))) if what == 3 else ())


@given(
    st.lists(TEXTS, min_size=1, max_size=6), st.randoms(use_true_random=False), st.integers(0, 60)
)
def test_whatever_is_answered(texts: list[str], chance: random.Random, times: int) -> None:
    lines = [DrillLine(str(at), text) for at, text in enumerate(texts)]
    drill = Lacuna(lines, ENGLISH)
    for _ in range(times):
        answer(drill, chance)
    check(drill)
    drill = Lacuna(lines, ENGLISH, drill.state)  # left, and come back to
    most = 2 * (len(lines) + 6) * (len(lines) + 1)
    for _ in range(most):  # from here on all is right, so it ends
        drill.said(())
    check(drill)
    assert drill.phase is Phase.DONE


def test_ten_thousand_random_drills() -> None:
    chance = random.Random(11)
    for _ in range(10_000):
        drill = Lacuna(THREE[: chance.randint(1, 2)], ENGLISH)
        for _ in range(chance.randint(1, 7)):
            answer(drill, chance)
        check(drill)


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "I'm sure it isn't John's.", "··· sure ·· ····· John's."),
        ("fr", "C'est l'amour qui m'a perdu.", "····· l'amour ··· ··· perdu."),
        ("de", "Das ist der Anfang vom Ende.", "··· ··· ··· Anfang ··· Ende."),
    ],
)
def test_function_words(language: str, text: str, shown: str) -> None:
    assert left_of(text, steps_of(text, function_words(language))[1]) == shown


def test_in_other_languages_short_and_frequent_words_are_function_words() -> None:
    texts = ["kto jest kto", "to jest dom i to jest las", "i dom, i las, i rzeka"]
    assert function_words("pl", texts) >= {"i", "to", "jest", "kto"}
    assert "rzeka" not in function_words("pl", texts)
