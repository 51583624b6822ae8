"""Where each erasing drill of a script was left."""

from __future__ import annotations

from typing import NamedTuple

from tableread.library.database import Database
from tableread.library.writer import Change


class KeptDrill(NamedTuple):
    """One drill."""

    line: str
    """The identity of the first line of the scene, as it is read."""
    part: str
    """Whose lines are drilled; several names with commas between them."""
    state: str
    """As `production.drills` writes it."""


class KeptDrills:
    """The part of the library that knows drills. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, script: str, drill: KeptDrill) -> None:
        """Keep a drill, in place of what was kept of it before; not where another program has deleted the script."""
        sql = (
            "INSERT OR REPLACE INTO drill (script, line, part, state) "
            "SELECT key, ?, ?, ? FROM script WHERE key = ?"
        )
        replaces = (f"drill of {drill.part} at {drill.line}", script)
        change = Change("how far a drill has come", [(sql, (*drill, script))], replaces)
        self._database.change(change)

    def of(self, script: str) -> list[KeptDrill]:
        """All drills of a script."""
        sql = "SELECT line, part, state FROM drill WHERE script = ? ORDER BY line, part"
        return [KeptDrill(*row) for row in self._database.read(sql, (script,))]

    def forget(self, script: str, part: str) -> None:
        """Delete the drills in which lines of a part are drilled."""
        sql = (
            "DELETE FROM drill WHERE script = ? AND instr(', ' || part || ', ', ', ' || ? || ', ')"
        )
        self._database.write("that results were deleted", sql, (script, part))
