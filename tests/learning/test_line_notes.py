"""Line notes: given how a line was said, then these notes, in the stage manager's five classes."""

from __future__ import annotations

from tableread.learning.line_notes import LineNote, NoteClass, SpokenLine, line_notes
from tableread.learning.scoring import score
from tableread.listen.judge import Verdict

LINE = "I never said that you were wrong about the boat"
S, L, C, U, P = (
    Verdict.SAID, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.UNSURE, Verdict.PROMPTED,
)  # fmt: skip


def as_said(said: str, pickup: float | None = None) -> list[LineNote]:
    told = score(LINE, said)
    line = SpokenLine(LINE, told.words, told.instead, told.moved, told.added, pickup)
    return line_notes(line, late=1.0)


def with_verdicts(*words: Verdict, pickup: float | None = None) -> list[LineNote]:
    given = (*words, *(S,) * (10 - len(words)))
    return line_notes(SpokenLine(LINE, given, ("",) * 10, (), (), pickup), late=1.0)


def test_a_line_as_it_stands_and_in_time_has_none() -> None:
    assert as_said(LINE, 0.9) == []
    assert as_said(f"um, {LINE}") == []


def test_each_class() -> None:
    assert as_said("I never said you were wrong about the boat") == [
        LineNote(NoteClass.DROPPED, "that")
    ]
    assert as_said("I never said that you lied about the boat") == [
        LineNote(NoteClass.PARAPHRASED, "were wrong", "lied")
    ]
    assert as_said("I never really said that you were wrong about the boat") == [
        LineNote(NoteClass.PARAPHRASED, "", "really")
    ]
    [moved] = as_said("I never said that about the boat you were wrong")
    assert moved.kind is NoteClass.TRANSPOSED
    assert moved.words in {"you were wrong", "about the boat"}
    assert as_said(LINE, 1.34) == [LineNote(NoteClass.LATE, "", "1.3 s")]
    assert with_verdicts(S, S, P, P) == [LineNote(NoteClass.CALLED, "said that")]


def test_who_was_prompted_at_once_was_not_late_as_well() -> None:
    assert [note.kind for note in with_verdicts(P, P, pickup=6.0)] == [NoteClass.CALLED]


def test_what_is_not_sure_is_no_note_nor_is_a_line_that_nobody_heard() -> None:
    assert with_verdicts(*(U,) * 6) == []
    assert with_verdicts(*(L,) * 10, pickup=4.0) == []
    assert with_verdicts(*(L,) * 8, P, P) == [LineNote(NoteClass.CALLED, "the boat")]
