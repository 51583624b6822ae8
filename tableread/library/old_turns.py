"""What old turns come to: they are summed up by line and reader, so that the library stays small through the years.

The latest turns of each line are kept as they are (`runs`). Turns of a line become part of its sum in the order in which
they were said, so a turn that was said at `until` or before is in it, also where a backup brings that turn back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tableread.library.database import Database
from tableread.library.runs import KeptTurn
from tableread.library.writer import Change, Statement


class KeptSum(NamedTuple):
    """Of the old turns that began with one line, by one reader."""

    line: str
    """Its identity."""
    reader: str
    speaker: str
    """Whose line it is; "" the narrator's."""
    until: float
    """When the latest of them was said; seconds since 1970."""
    readings: int
    stumbled: int
    """In how many of them."""
    what: str
    """Over which words, as `production.old_turns` writes it."""


class KeptOldTurns:
    """The part of the library that knows them. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def old(self, script: str, keep: int, before: float, most: int) -> list[KeptTurn]:
        """Turns that are to be summed up, the oldest first: those that were said before that moment, and are not among the
        latest `keep` of their line; `most` of them at a time."""
        # what was said is read only for those that are found
        sql = (
            "SELECT said.run, said.turn, line, made, judged FROM ("
            "SELECT run, turn, row_number() OVER "
            "(PARTITION BY line ORDER BY made DESC, run DESC, turn DESC) AS nth FROM said WHERE script = ?"
            ") AS old JOIN said ON script = ? AND said.run = old.run AND said.turn = old.turn "
            "WHERE nth > ? AND made < ? ORDER BY made, said.run, said.turn LIMIT ?"
        )
        rows = self._database.read(sql, (script, script, keep, before, most))
        return [KeptTurn(*row) for row in rows]

    def sums(self, script: str) -> list[KeptSum]:
        """All there are."""
        sql = "SELECT line, reader, speaker, until, readings, stumbled, what FROM said_before WHERE script = ?"
        return [KeptSum(*row) for row in self._database.read(sql, (script,))]

    def sum_up(self, script: str, sums: Iterable[KeptSum], turns: Iterable[KeptTurn]) -> None:
        """Keep these sums in place of those there were, and delete the turns that are in them now: both or nothing."""
        insert = (
            "INSERT OR REPLACE INTO said_before (script, line, reader, speaker, until, readings, stumbled, what) "
            "SELECT key, ?, ?, ?, ?, ?, ?, ? FROM script WHERE key = ?"
        )
        statements: list[Statement] = [(insert, (*each, script)) for each in sums]
        # not where the turn was judged anew meanwhile
        delete = "DELETE FROM said WHERE script = ? AND run = ? AND turn = ? AND made = ?"
        statements += [(delete, (script, turn.run, turn.turn, turn.made)) for turn in turns]
        self._database.change(Change("what you said", statements))

    def forget(self, script: str, reader: str, speaker: str) -> None:
        """Delete how somebody said the lines of a part."""
        sql = "DELETE FROM said_before WHERE script = ? AND reader = ? AND speaker = ?"
        self._database.write("that results were deleted", sql, (script, reader, speaker))
