"""How well a line was said: what does not count, what does, and that the score is fair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.learning.scoring import LineScore, points_of, score, score_heard
from tableread.listen.judge import Verdict

LINE = "I never said that you were wrong about the boat"

SAME = [
    ("I'm here", "I am here"),
    ("I am here", "im HERE!"),
    ("You can't go.", "you cannot go"),
    ("You cannot go.", "you can not go"),
    ("I don't know.", "I do not know"),
    ("I don’t know.", "i dont know"),
    ("They won't.", "they will not"),
    ("He'd have gone", "he would have gone"),
    ("I'd've gone", "I would have gone"),
    ("I would've gone", "I'd have gone"),
    ("It's over, it's been a day.", "it is over it has been a day"),
    ("We were late. We're lost.", "we were late were lost"),
    ("Let's go", "let us go"),
    ("I'll shut the door", "ill shut the door"),
    ("John's boat", "johns boat"),
    ("I'm gonna leave 'cause I wanna.", "I am going to leave because I want to"),
    ("Lemme see. Gimme that.", "let me see give me that"),
    ("I kinda like 'em", "I kind of like them"),
    ("Goin' down to the river", "going down to the river"),
    ("Well, um, I think... uh, no.", "well I think no"),
    ("Well, I think no.", "um, well, er, I think, hmm, no"),
    ("I have 42 boats", "I have forty-two boats"),
    ("I have forty-two boats", "I have 42 boats"),
    ("In 1999 we met.", "in nineteen ninety-nine we met"),
    ("The 21st of May", "the twenty-first of May"),
    ("It cost 1,250 pounds", "it cost one thousand two hundred and fifty pounds"),
    ("A hundred men", "100 men"),
    ("Dr. Grey", "doctor grey"),
    ("*Never* (beat) again!", "never again"),
    ("’Tis true: o’er hill, o’er dale", "it is true o'er hill o'er dale"),
    ("Où est-il ?", "où est il"),
    ("你好，世界。", "你好世界"),
    ("…", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "said"), SAME)
def test_what_makes_no_difference(text: str, said: str) -> None:
    told = score(text, said)
    assert (told.points, told.mistakes, told.added) == (100.0, 0, ())
    assert set(told.words) <= {Verdict.SAID}


def wrong(told: LineScore) -> dict[int, Verdict]:
    return {at: verdict for at, verdict in enumerate(told.words) if verdict is not Verdict.SAID}


def test_left_out_changed_and_added() -> None:
    told = score(LINE, "I said that you were quite wrong about the ship")
    assert wrong(told) == {1: Verdict.LEFT_OUT, 9: Verdict.CHANGED}
    assert (told.instead[9], told.added, told.mistakes, told.points) == (
        "ship",
        ("quite",),
        3,
        70.0,
    )


def test_a_stretch_begun_again_is_one_mistake() -> None:
    told = score(LINE, "I never said... I never said that you were wrong about the boat")
    assert (wrong(told), told.added, told.restarts, told.mistakes) == ({}, (), 1, 1)
    told = score(LINE, "I never I never said that you were you were wrong about the boat")
    assert (told.added, told.restarts) == ((), 2)


def test_a_stretch_said_elsewhere_is_one_mistake() -> None:
    told = score(LINE, "I never said that about the boat you were wrong")
    assert (wrong(told), told.added, told.mistakes) == ({}, (), 1)
    assert told.moved in ({4, 5, 6}, {7, 8, 9})
    told = score("I do really love you", "I really do love you")
    assert (wrong(told), len(told.moved), told.mistakes) == ({}, 1, 1)


def test_a_single_word_far_from_its_place_is_another() -> None:
    told = score("the " + LINE, f"{LINE} the")
    assert (wrong(told), told.added, told.moved) == ({0: Verdict.LEFT_OUT}, ("the",), frozenset())


def test_a_half_of_a_contraction_is_a_changed_word() -> None:
    told = score("I'm here", "I here")
    assert (told.words, told.instead) == ((Verdict.CHANGED, Verdict.SAID), ("i", ""))


def test_an_um_is_a_word_in_german() -> None:
    assert score("Es geht um dich", "es geht dich", "de").mistakes == 1
    assert score("Es geht um dich", "äh es geht um dich", "de").mistakes == 0


def test_a_line_of_nothing_and_one_of_four_hundred_words() -> None:
    assert score("…", "something").points == 0.0
    long = " ".join(f"word{at}" for at in range(400))
    backwards = " ".join(f"word{at}" for at in reversed(range(400)))
    assert score(long, long).points == 100.0
    assert score(long, backwards).points < 10
    assert score(long, "").points == 0.0


S, L, C, U, P = (
    Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.UNSURE, Verdict.PROMPTED,
)  # fmt: skip


def test_what_the_ear_is_not_sure_of_counts_for_nobody() -> None:
    told = score_heard("we go now please", (S, U, U, S), ("",) * 4)
    assert (told.points, told.counted) == (100.0, 2)
    assert score_heard("we go", (U, U), ("", "")).points == 100.0


def test_what_the_ear_heard_otherwise_may_be_the_same() -> None:
    told = score_heard("we can't go at 42", (S, C, S, S, C), ("", "cannot", "", "", "forty two"))
    assert (told.points, told.words) == (100.0, (S,) * 5)
    told = score_heard("you are going to lose", (S, S, C, L, S), ("", "", "gonna", "", ""))
    assert told.points == 100.0


def test_what_the_ear_heard_elsewhere_was_said_out_of_order() -> None:
    told = score_heard("you were wrong about the boat", (S, S, S, L, L, L), ("",) * 6,
                       ("about", "the", "boat", "oh"))  # fmt: skip
    assert (told.words, told.moved, told.added, told.mistakes) == ((S,) * 6, {3, 4, 5}, ("oh",), 2)


def test_prompted_words_were_not_known_and_a_word_said_twice_is_no_restart() -> None:
    assert score_heard("we go now please", (S, S, P, P), ("",) * 4).points == 50.0
    assert score_heard("we go now please", (S,) * 4, ("",) * 4, again=1).points == 100.0
    assert score_heard("we go now please", (S,) * 4, ("",) * 4, again=2).restarts == 1


WORDS = "I am I'm not the boat boat's said don't do was 42 forty two um".split()
texts = st.lists(st.sampled_from(WORDS), max_size=12)


@given(texts.map(" ".join) | st.text(max_size=40))
def test_a_line_as_it_is_has_all_points(text: str) -> None:
    told = score(text, text)
    assert told.points == 100.0
    assert not told.added


@given(st.text(max_size=40) | texts.map(" ".join), st.text(max_size=40) | texts.map(" ".join))
def test_no_score_is_below_nothing(text: str, said: str) -> None:
    assert 0.0 <= score(text, said).points <= 100.0


@given(
    st.lists(
        st.sampled_from("the boat never said that you were wrong".split()), min_size=1, max_size=14
    ),
    st.data(),
)
def test_leaving_out_one_more_word_never_raises_the_score(
    text: list[str], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    said = [word for word, keep in zip(text, kept, strict=True) if keep]
    before = score(" ".join(text), " ".join(said)).points
    for at in range(len(said)):
        fewer = said[:at] + said[at + 1 :]
        assert score(" ".join(text), " ".join(fewer)).points <= before


@given(
    st.lists(st.sampled_from("never said that you were wrong".split()), min_size=2, max_size=10),
    st.data(),
)
def test_a_word_left_out_costs_what_a_word_added_costs(
    text: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    missing = score(" ".join(text), " ".join(text[:at] + text[at + 1 :]))
    more = score(" ".join(text), " ".join([*text[:at], "boat", *text[at:]]))
    changed = score(" ".join(text), " ".join([*text[:at], "boat", *text[at + 1 :]]))
    assert missing.points == more.points == changed.points == points_of(len(text), 1)


def test_words_that_an_ear_heard_elsewhere_in_whatever_order_were_moved() -> None:
    line = "sum my count and make my old excuse"
    words = (S, L, L, S, S, S, S, S)
    told = score_heard(line, words, ("",) * 8, ("count", "my"))
    assert (told.moved, told.added, told.mistakes) == ({1, 2}, (), 1)
