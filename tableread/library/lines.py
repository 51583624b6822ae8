"""What is kept under single lines of a script, by their identities; and how it follows a line that gets another one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tableread.library.database import Database
from tableread.library.writer import Change, Statement

LINES = (
    ("take", "line"),
    ("note", "line"),
    ("said", "line"),
    ("said_before", "line"),
    ("scene_read", "line"),
    ("prompt", "line"),
    ("memory", "line"),
    ("drill", "line"),
    ("beat", "line"),
)
"""Tables with a column for the identity of a line."""
CORRECTIONS = (("correction", "what"),)


class KeptTake(NamedTuple):
    """A recording of a line."""

    file: str
    """In the script's folder of recordings; those of a later run sort behind."""
    line: str
    """The identity of the line."""
    words: str
    """What its words were, in short: a recording of other words is none of this line."""


class KeptLines:
    """The part of the library that knows lines. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def named(self, script: str) -> set[str]:
        """The identities of all lines under which anything is kept."""
        sql = " UNION ".join(
            f"SELECT {column} FROM {table} WHERE script = ?" for table, column in LINES
        )
        return {line for (line,) in self._database.read(sql, (script,) * len(LINES))}

    def save_takes(self, script: str, takes: list[KeptTake]) -> None:
        """Keep where recordings are; of two under one name, the later."""
        # not where another program has deleted the script meanwhile
        sql = "INSERT OR REPLACE INTO take (script, file, line, words) SELECT key, ?, ?, ? FROM script WHERE key = ?"
        statements: list[Statement] = [(sql, (*take, script)) for take in takes]
        self._database.change(Change("where a recording of your lines is", statements))

    def takes(self, script: str) -> list[KeptTake]:
        """All recordings of a script that are known, the oldest first."""
        sql = "SELECT file, line, words FROM take WHERE script = ? ORDER BY file"
        return [KeptTake(*row) for row in self._database.read(sql, (script,))]

    def takes_of(self, script: str, line: str, words: str) -> list[str]:
        """Files with recordings of a line with just these words, the last first."""
        sql = "SELECT file FROM take WHERE script = ? AND line = ? AND words = ? ORDER BY file DESC"
        return [file for (file,) in self._database.read(sql, (script, line, words))]


def carried(
    script: str, columns: Iterable[tuple[str, str]], moved: Iterable[tuple[str, str]]
) -> list[Statement]:
    """What writes the second of each pair in `moved` for the first, in columns of tables, all at once: the new identity
    of one line may be the old one of another. Where a table has one row for each line, and another program has kept one
    under the new identity already, that gives way."""
    moved = list(moved)
    statements: list[Statement] = []
    for table, column in columns:
        first = (
            f"UPDATE OR REPLACE {table} SET {column} = '>' || ? WHERE script = ? AND {column} = ?"
        )
        statements += [(first, (now, script, was)) for was, now in moved]
        then = f"UPDATE OR REPLACE {table} SET {column} = substr({column}, 2) WHERE script = ? AND {column} LIKE '>%'"
        statements.append((then, (script,)))
    return statements
