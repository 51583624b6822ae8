"""What is held against an actor, and what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tableread.listen.judge import SecondPass, Verdict, judge
from tableread.listen.port import Word
from tableread.listen.word_distance import WordDistance, by_letters

LINE = "i never said the boat was yours my friend".split()
DISTANCE = WordDistance(by_letters).between
GOOD, BAD = -1.0, -8.0
S, U, L, C = Verdict.SAID, Verdict.UNSURE, Verdict.LEFT_OUT, Verdict.CHANGED


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
    assert judged.added == 0


def test_in_noise_it_takes_more() -> None:
    text = "i never said the window was yours my friend"
    fits = dict.fromkeys(range(9), -3.0)
    assert verdicts(text, {**fits, 4: -4.0}, noisy=True)[4] is U
    assert verdicts(text, {**fits, 4: -6.0}, noisy=True)[4] is C


def test_of_what_was_not_this_line_nothing_is_said() -> None:
    out = verdicts("something else entirely is talked about here", dict.fromkeys(range(9), BAD))
    assert not {L, C} & set(out)


def test_added_words_are_counted() -> None:
    evidence = SecondPass(
        heard("i never ever once said the boat was yours my friend"), (GOOD,) * 9, False
    )
    judged = judge(LINE, evidence, DISTANCE)
    assert list(judged.words) == [S] * 9
    assert judged.added == 2


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
