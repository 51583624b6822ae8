"""Line notes: what a stage manager writes down of a line that was not said as it stands, in five classes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from tableread.listen.judge import Verdict
from tableread.script.words import words_of


class NoteClass(StrEnum):
    """What became of a line."""

    CALLED = "called"
    """It was prompted."""
    DROPPED = "dropped"
    """Words were left out."""
    PARAPHRASED = "paraphrased"
    """Other words were said, or more."""
    TRANSPOSED = "transposed"
    """Words were said in another order."""
    LATE = "late pickup"
    """It was begun long after the cue."""


class LineNote(NamedTuple):
    """One thing about one line."""

    kind: NoteClass
    words: str
    """Those of the line that it is about; "" where it is about none."""
    said: str = ""
    """What was said instead, or besides."""


class SpokenLine(NamedTuple):
    """How a line, or all lines of a turn, were said."""

    text: str
    words: Sequence[Verdict]
    """On each of `words_of(text)`."""
    instead: Sequence[str]
    """What was said for each word that was changed."""
    moved: Collection[int]
    """Numbers of the words that were said out of order."""
    added: Sequence[str]
    pickup: float | None
    """Seconds after the cue; None: not known."""


def line_notes(line: SpokenLine, late: float) -> list[LineNote]:
    """The notes on a line, in the order of its words. `late`: seconds after the cue from which a pickup is late.

    What is not sure is no note, and of a line of which nothing was heard only what was prompted is one.
    """
    notes = []
    heard = bool({Verdict.SAID, Verdict.CHANGED} & set(line.words))
    if heard and line.pickup is not None and line.pickup >= late and not _begins_prompted(line):
        notes.append(LineNote(NoteClass.LATE, "", f"{line.pickup:.1f} s"))
    notes += (note for note in _of_words(line) if heard or note.kind is NoteClass.CALLED)
    if heard and line.added:
        notes.append(LineNote(NoteClass.PARAPHRASED, "", " ".join(line.added)))
    return notes


def _begins_prompted(line: SpokenLine) -> bool:
    return bool(line.words) and line.words[0] is Verdict.PROMPTED


def _of_words(line: SpokenLine) -> Iterator[LineNote]:
    places = words_of(line.text)
    at = 0
    for kind, group in groupby(range(len(places)), lambda number: _kind(line, number)):
        length = len(list(group))
        stop = at + length
        if kind is not None:
            words = line.text[places[at][0] : places[stop - 1][1]]
            said = " ".join(filter(None, line.instead[at:stop]))
            if kind is NoteClass.DROPPED and Verdict.CHANGED in line.words[at:stop]:
                kind = NoteClass.PARAPHRASED
            yield LineNote(kind, " ".join(words.split()), said)
        at = stop


def _kind(line: SpokenLine, number: int) -> NoteClass | None:
    """The class of a word; words left out and changed beside each other are one note."""
    if number in line.moved:
        return NoteClass.TRANSPOSED
    return {
        Verdict.PROMPTED: NoteClass.CALLED,
        Verdict.LEFT_OUT: NoteClass.DROPPED,
        Verdict.CHANGED: NoteClass.DROPPED,
    }.get(line.words[number] if number < len(line.words) else Verdict.SAID)
