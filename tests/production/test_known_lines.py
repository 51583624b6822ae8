"""How well a line is known: from the turns that it was said in."""

from __future__ import annotations

from tableread.learning.masks import Mask
from tableread.listen.judge import Verdict
from tableread.production.known_lines import KnownLines
from tableread.production.said import SaidText, SaidTurn
from tableread.script.line_id import LineId

S, L, U, P = Verdict.SAID, Verdict.LEFT_OUT, Verdict.UNSURE, Verdict.PROMPTED


def turn(number: int, *lines: tuple[str, tuple[Verdict, ...]], run: float = 1.0) -> SaidTurn:
    texts = tuple(SaidText(name, "two words", words, ("", "")) for name, words in lines)
    return SaidTurn(run, number, LineId(lines[0][0]), run + number, "BEN", texts, (), 0)


def test_each_line_goes_by_itself() -> None:
    both = [turn(n, ("a", (S, S)), ("b", (S, L if n == 2 else S))) for n in range(1, 3)]
    known = KnownLines(both)
    assert known.mask(LineId("a")) is Mask.THREE_WORDS
    assert known.mask(LineId("b")) is Mask.FULL
    assert known.mask(LineId("never said")) is Mask.FULL


def test_a_prompt_counts_and_what_was_not_heard_does_not() -> None:
    known = KnownLines([turn(1, ("a", (S, S))), turn(2, ("a", (S, S)))])
    known.add(turn(3, ("a", (U, U))))
    assert known.mask(LineId("a")) is Mask.THREE_WORDS
    known.add(turn(4, ("a", (S, P))))
    assert known.mask(LineId("a")) is Mask.FULL


def test_a_turn_that_is_judged_anew_counts_once() -> None:
    known = KnownLines([turn(1, ("a", (S, S)))])
    known.add(turn(1, ("a", (S, S))))
    assert known.mask(LineId("a")) is Mask.FULL
    known.add(turn(1, ("a", (S, S)), run=2.0))
    assert known.mask(LineId("a")) is Mask.THREE_WORDS
