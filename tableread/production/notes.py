"""Notes and bookmarks: pinned to a line by its identity, so that they go with it into the next draft."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from tableread.library.notes import KeptNote
from tableread.library.store import Library
from tableread.production.recalled import Recalled, still_there
from tableread.rehearsal.order import Line
from tableread.script.line_id import LineId


class NoteKind(StrEnum):
    """What a note says."""

    BOOKMARK = "bookmark"
    SLOW = "slow"
    UNCLEAR = "unclear"
    LAUGH = "laugh"
    CUT = "cut"
    TYPED = "note"
    """The text says it."""


class Note(NamedTuple):
    """One note, and where its line stands in the script now."""

    kept: KeptNote
    element: int | None
    """Index in the script's elements; None where the line is not in it any more."""

    @property
    def kind(self) -> NoteKind:
        """What it says."""
        known = set(NoteKind)
        return NoteKind(self.kept.kind) if self.kept.kind in known else NoteKind.TYPED

    @property
    def says(self) -> str:
        """The note in words: what was typed, else its kind."""
        return self.kept.text or self.kind.value


class Notes:
    """Those of one script, kept in the library as they are made. From any thread."""

    def __init__(
        self,
        library: Library,
        key: str,
        recalled: Callable[[], Recalled],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`key` is the script's in the library; `recalled` gives the script as it is now."""
        self._library = library
        self._key = key
        self._recalled = recalled
        self._clock = clock
        self._elements: tuple[Recalled, dict[LineId, int]] | None = None
        """The last script, and its elements by identity: in a long one they take a while to find."""

    def all(self) -> list[Note]:
        """In the order of the script; those whose line is gone come last."""
        found = [Note(kept, self._element(kept)) for kept in self._library.notes.of(self._key)]
        return sorted(found, key=lambda note: (note.element is None, note.element or 0))

    def _element(self, kept: KeptNote) -> int | None:
        recalled = self._recalled()
        if self._elements is None or self._elements[0] is not recalled:
            self._elements = recalled, {line: at for at, line in enumerate(recalled.now.ids)}
        elements = self._elements[1]
        line = LineId(kept.line)
        if line in elements:
            return elements[line]
        there = still_there(line, recalled)
        return None if there is None else elements[there]

    def on(self, element: int) -> list[Note]:
        """Those on an element of the script, the oldest first."""
        return [note for note in self.all() if note.element == element]

    def add(self, line: Line, kind: NoteKind, at: float, text: str = "") -> KeptNote:
        """Pin a note to a line; `at` is where the read is, in seconds from the top."""
        note = KeptNote(
            uuid.uuid4().hex, line.id, kind.value, text.strip(), line.text, self._clock(), at
        )
        self._library.notes.save(self._key, note)
        return note

    def remove(self, note: KeptNote) -> None:
        """Delete a note; `restore` brings it back."""
        self._library.notes.delete(self._key, note.id)

    def restore(self, note: KeptNote) -> None:
        """Undo `remove`."""
        self._library.notes.save(self._key, note)

    def bookmarks(self) -> list[Note]:
        """Those in the script, in its order."""
        return [
            note
            for note in self.all()
            if note.kind is NoteKind.BOOKMARK and note.element is not None
        ]

    def next_bookmark(self, element: int) -> int | None:
        """The element of the first bookmark behind `element`; None where there is none."""
        return next((at for at in _elements(self.bookmarks()) if at > element), None)

    def previous_bookmark(self, element: int) -> int | None:
        """The element of the last bookmark before `element`; None where there is none."""
        before = [at for at in _elements(self.bookmarks()) if at < element]
        return before[-1] if before else None

    def toggle_bookmark(self, line: Line, at: float) -> bool:
        """Set a bookmark on a line, or remove all that are there; whether one is there now."""
        there = [note.kept for note in self.on(line.element) if note.kind is NoteKind.BOOKMARK]
        for note in there:
            self.remove(note)
        if not there:
            self.add(line, NoteKind.BOOKMARK, at)
        return not there


def _elements(notes: Iterable[Note]) -> list[int]:
    return [note.element for note in notes if note.element is not None]
