"""Where a line was stumbled over, for whoever wrote it: words left out or said otherwise, begun again, stopped in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tableread.learning.line_notes import LineNote, NoteClass, SpokenLine, line_notes
from tableread.learning.scoring import restarts_heard

_NEVER_LATE = float("inf")


class StumbleKind(StrEnum):
    """What happened."""

    CHANGED = "changed"
    LEFT_OUT = "left out"
    ADDED = "added"
    MOVED = "in another order"
    AGAIN = "began again"
    PAUSED = "stopped in the middle"


class Stumble(NamedTuple):
    """One kind of trouble with one line; two readers who did the same have the same."""

    kind: StumbleKind
    words: str = ""
    """Those of the line; "" where it is about none."""
    said: str = ""
    """What was said instead, or besides."""


def stumbles(line: SpokenLine, again: int, hesitations: Sequence[float]) -> list[Stumble]:
    """What went wrong in one reading. `again`: words that were heard once more; `hesitations`: silences in it, in seconds.

    Words that the ear was not sure of are none. Prompted words are none either, nor are silences in a line that was
    prompted: a line that is forgotten need not be hard to say.
    """
    notes = line_notes(line, _NEVER_LATE)
    found = [stumble for note in notes if (stumble := _of_note(note)) is not None]
    if restarts_heard(again):
        found.append(Stumble(StumbleKind.AGAIN))
    if hesitations and not any(note.kind is NoteClass.CALLED for note in notes):
        found.append(Stumble(StumbleKind.PAUSED))
    return list(dict.fromkeys(found))


def _of_note(note: LineNote) -> Stumble | None:
    match note.kind:
        case NoteClass.DROPPED:
            return Stumble(StumbleKind.LEFT_OUT, note.words)
        case NoteClass.PARAPHRASED if note.words:
            return Stumble(StumbleKind.CHANGED, note.words, note.said)
        case NoteClass.PARAPHRASED:
            return Stumble(StumbleKind.ADDED, "", note.said)
        case NoteClass.TRANSPOSED:
            return Stumble(StumbleKind.MOVED, note.words)
        case _:
            return None
