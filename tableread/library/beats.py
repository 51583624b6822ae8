"""Pauses before lines that people have set by hand."""

from __future__ import annotations

from tableread.library.database import Database
from tableread.library.writer import Change, Statement


class KeptBeats:
    """The part of the library that knows them. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, script: str, line: str, seconds: float | None) -> None:
        """Keep the pause before a line, in place of what was set before; None: what the script asks for. Not where
        another program has deleted the script meanwhile."""
        statements: list[Statement] = [
            ("DELETE FROM beat WHERE script = ? AND line = ?", (script, line))
        ]
        if seconds is not None:
            sql = "INSERT INTO beat (script, line, seconds) SELECT key, ?, ? FROM script WHERE key = ?"
            statements.append((sql, (line, seconds, script)))
        change = Change("a pause before a line", statements, (f"beat at {line}", script))
        self._database.change(change)

    def of(self, script: str) -> dict[str, float]:
        """Seconds before each line that has a pause set by hand, by the line's identity."""
        sql = "SELECT line, seconds FROM beat WHERE script = ?"
        return dict(self._database.read(sql, (script,)))
