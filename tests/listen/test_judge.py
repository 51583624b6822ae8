"""What is held against an actor, and what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tableread.listen.judge import JudgedLine, SecondPass, Verdict, judge, with_witness
from tableread.listen.port import Word
from tableread.listen.word_distance import WordDistance, by_letters

LINE = "i never said the boat was yours my friend".split()
DISTANCE = WordDistance(by_letters).between
GOOD, BAD = -1.0, -8.0
S, U, L, C, P = (
    Verdict.SAID,
    Verdict.UNSURE,
    Verdict.LEFT_OUT,
    Verdict.CHANGED,
    Verdict.PROMPTED,
)


def heard(text: str, gap_after: str = "") -> tuple[Word, ...]:
    """Words one behind the other, with a second's hole after one of them."""
    found, at = [], 0.0
    for word in text.split():
        found.append(Word(word, at, at + 0.3))
        at += 1.3 if word == gap_after else 0.3
    return tuple(found)


def verdicts(text: str, fit: dict[int, float], noisy: bool = False, gap: str = "") -> list[Verdict]:
    fits = tuple(fit.get(at, GOOD) for at in range(len(LINE)))
    return list(judge(LINE, SecondPass(heard(text, gap), fits, noisy), DISTANCE).words)


def test_a_line_word_for_word() -> None:
    assert verdicts(" ".join(LINE), {}) == [S] * 9
    assert verdicts(" ".join(LINE), {2: BAD}) == [S] * 9  # one witness is none


def test_words_left_out_leave_no_room() -> None:
    assert verdicts("i never said yours my friend", {}) == [S, S, S, L, L, L, S, S, S]


def test_a_hole_may_have_held_them() -> None:
    out = verdicts("i never said yours my friend", {}, gap="said")
    assert out == [S, S, S, U, U, U, S, S, S]
    out = verdicts("i never said yours my friend", {3: BAD, 4: BAD, 5: BAD}, gap="said")
    assert out == [S, S, S, L, L, L, S, S, S]


def test_a_changed_word_and_what_was_said_for_it() -> None:
    evidence = SecondPass(
        heard("i never said the window was yours my friend"),
        (GOOD,) * 4 + (BAD,) + (GOOD,) * 4,
        False,
    )
    judged = judge(LINE, evidence, DISTANCE)
    assert judged.words[4] is C
    assert judged.instead[4] == "window"
    assert judged.added == ()


def test_a_word_of_which_nobody_knows_how_it_is_said_is_not_held_against_them() -> None:
    words = heard("i never said the window was yours my friend")
    fit = (GOOD,) * 4 + (BAD,) + (GOOD,) * 4
    unknown = SecondPass(words, fit, False, frozenset(["boat"]))
    assert judge(LINE, unknown, DISTANCE).words[4] is U
    without_room = SecondPass(
        heard("i never said the was yours my friend"), fit, False, frozenset(["boat"])
    )
    assert judge(LINE, without_room, DISTANCE).words[4] is L


def test_in_noise_it_takes_more() -> None:
    text = "i never said the window was yours my friend"
    fits = dict.fromkeys(range(9), -3.0)
    assert verdicts(text, {**fits, 4: -4.0}, noisy=True)[4] is U
    assert verdicts(text, {**fits, 4: -6.0}, noisy=True)[4] is C


def test_of_what_was_not_this_line_nothing_is_said() -> None:
    out = verdicts("something else entirely is talked about here", dict.fromkeys(range(9), BAD))
    assert not {L, C} & set(out)


def as_heard(text: str) -> JudgedLine:
    return judge(LINE, SecondPass(heard(text), (GOOD,) * 9, False), DISTANCE)


def test_added_words_are_told_from_those_said_again() -> None:
    judged = as_heard("i never ever once said the boat was yours my friend")
    assert list(judged.words) == [S] * 9
    assert (judged.added, judged.again) == (("ever", "once"), 0)
    judged = as_heard("i never said the i never said the boat was yours my friend")
    assert list(judged.words) == [S] * 9
    assert (judged.added, judged.again) == ((), 4)
    judged = as_heard("i never said the the quick boat was yours my friend")
    assert (judged.added, judged.again) == (("quick",), 1)


def test_a_long_stretch_said_again_is_known_by_its_order() -> None:
    line = "we row over and then you tie the boat up and nobody in the village has seen a thing".split()
    fit = (GOOD,) * len(line)
    said = heard(" ".join([*line[:14], *line]))
    judged = judge(line, SecondPass(said, fit, False), DISTANCE)
    assert (judged.added, judged.again) == ((), 14)


def test_a_word_that_is_missing_in_its_place_was_moved_and_not_said_again() -> None:
    line = "the art of making books by means of types".split()
    said = heard("the making books art of by means of types")
    judged = judge(line, SecondPass(said, (GOOD, BAD, BAD, *[GOOD] * 6), False), DISTANCE)
    assert (judged.added, judged.again) == (("art", "of"), 0)


def test_a_word_beside_one_that_nobody_is_sure_of_may_be_a_part_of_it() -> None:
    said = heard("i never said the boats ten was yours my friend")
    fit = (GOOD,) * 9
    assert judge(LINE, SecondPass(said, fit, False), DISTANCE).added == ("ten",)
    guessed = SecondPass(said, fit, False, frozenset(["boat"]))
    assert judge(LINE, guessed, DISTANCE).added == ()


def test_the_first_word_and_long_silences_are_timed() -> None:
    judged = judge(LINE, SecondPass(heard(" ".join(LINE), "boat"), (GOOD,) * 9, False), DISTANCE)
    assert (judged.first, judged.hesitations) == (0.0, (1.0,))
    breath = Word("oh", 0.1, 0.3)
    later = [Word(w.text, w.start + 2, w.end + 2) for w in heard(" ".join(LINE))]
    judged = judge(LINE, SecondPass((breath, *later), (GOOD,) * 9, False), DISTANCE)
    assert (judged.first, judged.hesitations) == (2.0, ())  # a noise long before it is no word
    well = Word("well", 1.6, 1.9)
    judged = judge(LINE, SecondPass((well, *later), (GOOD,) * 9, False), DISTANCE)
    assert (judged.first, judged.added) == (1.6, ("well",))
    assert judge(LINE, SecondPass((breath,), (BAD,) * 9, False), DISTANCE).first is None


def test_an_added_word_that_the_witness_did_not_hear_is_none() -> None:
    judged = as_heard("i never ever once said the boat was yours my friend")
    told = with_witness(
        judged, LINE, "i never ever said the boat was yours my friend".split(), by_letters
    )
    assert told.added == ("ever",)


def test_what_was_prompted_is_not_held_against_them_nor_counted() -> None:
    words = heard("i never said my friend")
    judged = judge(LINE, SecondPass(words, (GOOD,) * 3 + (BAD,) * 4 + (GOOD,) * 2, False), DISTANCE)
    assert list(judged.words) == [S, S, S, L, L, L, L, S, S]
    prompted = judged.prompted({3, 4, 5, 6, 7}, LINE)
    assert list(prompted.words) == [S, S, S, P, P, P, P, P, S]


def test_what_is_said_over_a_prompt_and_to_get_it_is_not_added() -> None:
    judged = JudgedLine((S,) * 9, ("",) * 9, ("what's", "my", "line", "well", "boat", "was"), 0)
    assert judged.prompted({4, 5, 6}, LINE).added == ("well",)
    assert judged.prompted((), LINE).added == judged.added


@given(
    st.lists(st.sampled_from("a b c d x".split()), max_size=8),
    st.lists(st.sampled_from("a b c d".split()), max_size=8),
    st.lists(st.floats(-20, 0), max_size=8),
    st.booleans(),
)
def test_every_word_gets_a_verdict(
    said: list[str], line: list[str], fit: list[float], noisy: bool
) -> None:
    judged = judge(line, SecondPass(heard(" ".join(said)), tuple(fit), noisy), DISTANCE)
    assert len(judged.words) == len(judged.instead) == len(line)
    assert all(
        bool(other) <= (v is C) for v, other in zip(judged.words, judged.instead, strict=True)
    )
    if said == line:
        assert set(judged.words) <= {S}


def after_witness(judged: list[Verdict], heard: str) -> tuple[list[Verdict], list[str]]:
    """Verdicts on `LINE` once a witness has heard this, and what is said to have been heard instead."""
    instead = tuple("seven" if v is C else "" for v in judged)
    told = with_witness(JudgedLine(tuple(judged), instead, (), 2), LINE, heard.split(), by_letters)
    assert told.again == 2
    return list(told.words), [other for other in told.instead if other]


def test_what_the_witness_heard_is_not_blamed() -> None:
    assert after_witness([S, S, S, L, C, U, S, S, S], " ".join(LINE)) == ([S] * 9, [])
    # however it cuts or spells the words
    heard = "i never said the bote was your's myfriend"
    assert after_witness([S, S, S, S, C, S, U, L, L], heard) == ([S] * 9, [])


def test_what_both_missed_is_blamed() -> None:
    heard = "i never said the window was yours my friend"
    assert after_witness([S, S, S, S, C, S, S, S, S], heard) == (
        [S] * 4 + [C] + [S] * 4,
        ["window"],
    )
    assert after_witness([S, S, S, S, U, S, S, S, S], heard) == (
        [S] * 4 + [C] + [S] * 4,
        ["window"],
    )
    heard = "i never said yours my friend"
    assert after_witness([S] * 3 + [L] * 3 + [S] * 3, heard) == ([S] * 3 + [L] * 3 + [S] * 3, [])


def test_what_only_the_witness_missed_was_said() -> None:
    assert after_witness([S] * 9, "i never said yours my friend") == ([S] * 9, [])


def test_one_that_heard_next_to_nothing_is_no_witness() -> None:
    judged = [S, S, S, L, L, L, U, S, S]
    for heard in ("", "thank you", "something else entirely is talked about"):
        assert after_witness(judged, heard) == (judged, [])


@given(
    st.lists(st.sampled_from("ab cd abc x".split()), max_size=8),
    st.lists(st.sampled_from("ab cd abc".split()), max_size=8),
    st.lists(st.sampled_from(list(Verdict)), min_size=8, max_size=8),
)
def test_a_witness_only_takes_the_blame_from_said_words(
    heard: list[str], line: list[str], before: list[Verdict]
) -> None:
    words = tuple(before[: len(line)])
    told = with_witness(JudgedLine(words, ("",) * len(line), (), 0), line, heard, by_letters)
    assert len(told.words) == len(told.instead) == len(line)
    for old, new, other in zip(words, told.words, told.instead, strict=True):
        assert new is S or old is not S
        assert bool(other) <= (new is C)
    if heard == line:
        assert set(told.words) <= {S}
