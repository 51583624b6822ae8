"""Names whose pronunciation is learnt: from which takes, and from how many."""

from __future__ import annotations

from tableread.listen.judge import JudgedLine, Verdict
from tableread.listen.learnt_names import LearntNames
from tableread.listen.port import Word
from tableread.listen.word_distance import WordDistance, by_letters

LINE = "ask tadhg about the money".split()
DISTANCE = WordDistance(by_letters).between
TIGE = "T AY G".split()
KNOWN = ["T AE D G".split(), "T AE G".split()]


def heard(second: str, *, until: float = 0.7) -> list[Word]:
    rest = [Word(w, until + 0.3 * n, until + 0.3 * n + 0.3) for n, w in enumerate(LINE[2:])]
    return [Word("ask", 0.0, 0.3), *([Word(second, 0.3, until)] if second else []), *rest]


def judged(*unsure: int) -> JudgedLine:
    words = [Verdict.UNSURE if at in unsure else Verdict.SAID for at in range(5)]
    return JudgedLine(tuple(words), ("",) * 5, (), 0)


def names() -> LearntNames:
    made = LearntNames()
    made.names = {"tadhg"}
    return made


def test_it_lies_between_its_neighbours() -> None:
    assert list(names().places(LINE, judged(1), heard("tiger"), DISTANCE)) == [("tadhg", 0.3, 0.7)]
    assert list(names().places(LINE, judged(1), heard(""), DISTANCE)) == [("tadhg", 0.3, 0.7)]


def test_not_from_a_line_of_which_nothing_else_was_understood() -> None:
    alone = JudgedLine((Verdict.UNSURE,), ("",), (), 0)
    assert not list(names().places(["tadhg"], alone, [Word("what", 0.0, 0.4)], DISTANCE))


def test_not_where_another_word_was_said_or_none() -> None:
    for verdict in (Verdict.CHANGED, Verdict.LEFT_OUT):
        words = (Verdict.SAID, verdict, *[Verdict.SAID] * 3)
        changed = JudgedLine(words, ("",) * 5, (), 0)
        assert not list(names().places(LINE, changed, heard("stanley"), DISTANCE))


def test_not_where_it_was_understood_nor_where_more_was_not() -> None:
    assert not list(names().places(LINE, judged(), heard("tadhg"), DISTANCE))
    assert not list(names().places(LINE, judged(1, 3), heard("tiger"), DISTANCE))
    assert not list(names().places(LINE, judged(4), heard("tadhg"), DISTANCE))  # no name


def test_not_where_there_was_no_time_for_it() -> None:
    assert not list(names().places(LINE, judged(1), heard("", until=0.4), DISTANCE))


def test_two_takes_that_agree_teach_it() -> None:
    learning = names()
    assert learning.learn("tadhg", TIGE, KNOWN) == ""
    assert learning.learn("saoirse", TIGE, KNOWN) == ""  # another name
    assert learning.learn("tadhg", "T AY K".split(), KNOWN) == "T AY K"


def test_what_is_far_from_all_that_is_known_is_another_word() -> None:
    learning = names()
    for _ in range(3):
        assert learning.learn("tadhg", "S T AE N L IY".split(), KNOWN) == ""
        assert learning.learn("tadhg", "AE M".split(), KNOWN) == ""


def test_two_that_do_not_agree_teach_nothing() -> None:
    learning = names()
    for said in ("S AH L M OW", "T AY G", "N AO R IY"):
        assert learning.learn("tadhg", said.split(), []) == ""
    assert learning.learn("tadhg", ["N"], []) == ""  # too little to be a name
    assert learning.learn("tadhg", "N AO R IY".split(), []) == "N AO R IY"
