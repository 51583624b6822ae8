"""All that the library knows in one file, and what such a file knows taken in: a backup brought back, or two machines
merged. Recordings are files of their own and are not in it.

Taking a backup in never loses anything: what is there stays, and of what both know of a line the later is kept. So it may be
done twice, and each machine may take in the other's.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tableread.base.errors import LibraryError
from tableread.library.store import Library
from tableread.library.tables import (
    OF_SCRIPT,
    VERSION,
    bring_up_to_date,
    copy_into,
    in_memory,
    version_of,
)
from tableread.library.writer import Change, Statement

_NEW_SCRIPT = tuple(table for table in OF_SCRIPT if table != "take")
"""Recordings are files, which are not in a backup."""
_KNOWN_SCRIPT = ("part", "note", "said", "scene_read", "prompt", "drill", "beat")
"""Tables whose rows are added where the script is there already and none with their key is. Corrections are not: they are
numbered."""
_MEMORY = "stability, difficulty, due, last, reviews, lapses"


class TakenIn(NamedTuple):
    """What came of a backup."""

    new: tuple[str, ...]
    """Titles of scripts that were not known."""
    merged: tuple[str, ...]
    """Titles of those that were."""


def backup_of(library: Library) -> bytes:
    """The file."""
    return library.serialised()


def take_in(library: Library, path: Path) -> TakenIn:
    """Add what a backup knows, all of it or nothing. Raises `LibraryError`."""
    backup = _opened(path)
    try:
        return _merge(library, backup)
    except sqlite3.Error as error:
        raise LibraryError(f"{path.name} cannot be read as a backup ({error}).") from error
    finally:
        backup.close()


def _opened(path: Path) -> sqlite3.Connection:
    copy = in_memory()
    try:
        if not path.is_file():
            raise LibraryError(f"There is no file {path}.")
        where = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(where, uri=True, isolation_level=None)) as db:
            found = version_of(db)
            if found > VERSION:
                raise LibraryError(
                    f"{path.name} was saved by a newer version of tableread. Update tableread to use it."
                )
            if not found:
                raise LibraryError(f"{path.name} is no backup of tableread.")
            copy_into(db, copy)
        bring_up_to_date(copy)
    except sqlite3.Error as error:
        copy.close()
        raise LibraryError(
            f"{path.name} is damaged, or no backup of tableread. Nothing was changed."
        ) from error
    except LibraryError:
        copy.close()
        raise
    return copy


def _merge(library: Library, backup: sqlite3.Connection) -> TakenIn:
    statements: list[Statement] = []
    new: list[str] = []
    merged: list[str] = []
    columns = [row[1] for row in backup.execute("PRAGMA table_info(script)")]
    for row in backup.execute("SELECT * FROM script").fetchall():
        script = dict(zip(columns, row, strict=True))
        key = _same_script(library, script)
        if key is None:
            new.append(script["title"])
            statements.append(_insert("script", row))
            statements += _rows(backup, _NEW_SCRIPT, script["key"], script["key"])
        else:
            merged.append(script["title"])
            statements += _rows(backup, _KNOWN_SCRIPT, script["key"], key)
            statements += _memories(backup, script["key"], key)
            statements += _said_before(backup, script["key"], key)
    if statements:
        library.change(Change("what a backup knows", statements))
    return TakenIn(tuple(new), tuple(merged))


def _same_script(library: Library, script: dict[str, Any]) -> str | None:
    """The key that a script of the backup has here: that of the same file, or of the same text elsewhere."""
    if library.has(script["key"]):
        return str(script["key"])
    rows = library.read(
        "SELECT key FROM script WHERE draft IS NOT NULL AND draft = ?", (script["draft"],)
    )
    return str(rows[0][0]) if rows else None


def _rows(backup: sqlite3.Connection, tables: Sequence[str], was: str, key: str) -> list[Statement]:
    found: list[Statement] = []
    for table in tables:
        columns = [row[1] for row in backup.execute(f"PRAGMA table_info({table})")]
        at = columns.index("script")
        for row in backup.execute(f"SELECT * FROM {table} WHERE script = ?", (was,)).fetchall():
            found.append(_insert(table, (*row[:at], key, *row[at + 1 :])))
    return found


def _insert(table: str, row: Sequence[Any]) -> Statement:
    return f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row


def _memories(backup: sqlite3.Connection, was: str, key: str) -> list[Statement]:
    """Of a line that both know, what was kept later. One that the script here does not have is no line of it."""
    columns = f"actor, line, speaker, {_MEMORY}, cut"
    sql = (
        f"INSERT INTO memory (script, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (script, actor, line) DO UPDATE SET "
        f"{', '.join(f'{name} = excluded.{name}' for name in _MEMORY.split(', '))} "
        "WHERE excluded.last > memory.last"
    )
    rows = backup.execute(f"SELECT {columns} FROM memory WHERE script = ?", (was,)).fetchall()
    return [(sql, (key, *row)) for row in rows]


def _said_before(backup: sqlite3.Connection, was: str, key: str) -> list[Statement]:
    """Of a line that both have old turns of, those of the machine with more: which turns they share cannot be told."""
    columns = "line, reader, speaker, until, readings, stumbled, what"
    sql = (
        f"INSERT INTO said_before (script, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (script, line, reader) DO UPDATE SET until = max(until, excluded.until), "
        "readings = excluded.readings, stumbled = excluded.stumbled, what = excluded.what "
        "WHERE excluded.readings > said_before.readings"
    )
    rows = backup.execute(f"SELECT {columns} FROM said_before WHERE script = ?", (was,)).fetchall()
    return [(sql, (key, *row)) for row in rows]
