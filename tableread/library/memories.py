"""What each actor knows of the lines of a script, by line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from tableread.library.database import Database
from tableread.library.writer import Change, Statement

_COLUMNS = "actor, line, speaker, stability, difficulty, due, last, reviews, lapses, cut"


class KeptMemory(NamedTuple):
    """Of one line."""

    actor: str
    """Name of the person; "" for you, where you gave none."""
    line: str
    """Its identity."""
    speaker: str
    """Whose line it is; "" the narrator's."""
    stability: float
    difficulty: float
    due: float
    """Seconds since 1970, as `last`."""
    last: float
    reviews: int
    lapses: int
    cut: bool = False
    """Whether the line is missing in the script as it was opened last."""


class KeptMemories:
    """The part of the library that knows what actors know. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, script: str, memories: Iterable[KeptMemory]) -> None:
        """Keep what is known of lines, in place of what was kept of them."""
        # not where another program has deleted the script meanwhile
        sql = (
            f"INSERT OR REPLACE INTO memory (script, {_COLUMNS}) "
            "SELECT key, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM script WHERE key = ?"
        )
        statements: list[Statement] = [(sql, (*memory, script)) for memory in memories]
        if statements:
            self._database.change(Change("what you know of your lines", statements))

    def of(self, script: str, actor: str) -> list[KeptMemory]:
        """All lines that an actor has said, those that are cut, too."""
        sql = f"SELECT {_COLUMNS} FROM memory WHERE script = ? AND actor = ?"
        return [_memory(row) for row in self._database.read(sql, (script, actor))]

    def one(self, script: str, actor: str, line: str) -> KeptMemory | None:
        """What an actor knows of a line; None where they have not said it."""
        sql = f"SELECT {_COLUMNS} FROM memory WHERE script = ? AND actor = ? AND line = ?"
        rows = self._database.read(sql, (script, actor, line))
        return _memory(rows[0]) if rows else None

    def all(self, script: str) -> list[KeptMemory]:
        """What all actors know."""
        sql = f"SELECT {_COLUMNS} FROM memory WHERE script = ?"
        return [_memory(row) for row in self._database.read(sql, (script,))]

    def forget(self, script: str, actor: str, speaker: str) -> None:
        """Delete what an actor knows of a part."""
        sql = "DELETE FROM memory WHERE script = ? AND actor = ? AND speaker = ?"
        self._database.write("that results were deleted", sql, (script, actor, speaker))

    def due(self, now: float) -> dict[str, dict[str, int]]:
        """How many lines of the parts that you play are due, by script and part."""
        sql = (
            "SELECT memory.script, speaker, count(*) FROM memory JOIN part ON part.script = memory.script "
            "AND part.name = speaker AND part.person = actor "
            "WHERE part.player = 'you' AND due <= ? AND NOT cut GROUP BY 1, 2 ORDER BY part.rowid"
        )
        found: dict[str, dict[str, int]] = {}
        for script, speaker, lines in self._database.read(sql, (now,)):
            found.setdefault(script, {})[speaker] = lines
        return found


def _memory(row: tuple[Any, ...]) -> KeptMemory:
    kept = KeptMemory._make(row)
    return kept._replace(cut=bool(kept.cut))
