"""Notes and bookmarks on the lines of a script."""

from __future__ import annotations

from typing import NamedTuple

from tableread.library.database import Database
from tableread.library.writer import Change


class KeptNote(NamedTuple):
    """One note."""

    id: str
    """No other note of the script has it."""
    line: str
    """The identity of the line that it is on."""
    kind: str
    text: str
    """What was typed; "" where the kind says all."""
    quote: str
    """The words of the line when the note was made."""
    made: float
    """When; seconds since 1970."""
    at: float
    """Where in the read; seconds from the top."""


class KeptNotes:
    """The part of the library that knows notes. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, script: str, note: KeptNote) -> None:
        """Keep a note, in place of one with the same id."""
        # not where another program has deleted the script meanwhile
        sql = (
            "INSERT OR REPLACE INTO note (script, id, line, kind, text, quote, made, at) "
            "SELECT key, ?, ?, ?, ?, ?, ?, ? FROM script WHERE key = ?"
        )
        self._database.change(Change("a note", [(sql, (*note, script))]))

    def delete(self, script: str, note_id: str) -> None:
        """Forget a note."""
        sql = "DELETE FROM note WHERE script = ? AND id = ?"
        self._database.write("that a note was deleted", sql, (script, note_id))

    def of(self, script: str) -> list[KeptNote]:
        """All notes of a script, the oldest first."""
        sql = (
            "SELECT id, line, kind, text, quote, made, at FROM note WHERE script = ? "
            "ORDER BY made, id"
        )
        return [KeptNote(*row) for row in self._database.read(sql, (script,))]
