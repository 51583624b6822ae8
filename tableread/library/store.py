"""Scripts opened before, where each stopped, who plays whom: one SQLite file.

Every change is written when it happens, so a kill at any moment loses at most the line under way.
Writing may fail (a full disk, a read-only home): then the read goes on, `trouble` says so in one
sentence, and the next change is tried again.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tableread.errors import LibraryError

log = logging.getLogger(__name__)

VERSION = 2
_SCHEMA = """
CREATE TABLE script (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    opened REAL NOT NULL,
    element INTEGER NOT NULL DEFAULT 0,
    word INTEGER NOT NULL DEFAULT 0,
    said TEXT NOT NULL DEFAULT '',
    progress REAL NOT NULL DEFAULT 0,
    speed REAL,
    advance TEXT,
    reading TEXT
) STRICT;
CREATE TABLE part (
    script TEXT NOT NULL REFERENCES script (key) ON DELETE CASCADE,
    name TEXT NOT NULL,
    player TEXT NOT NULL,
    voice TEXT NOT NULL,
    PRIMARY KEY (script, name)
) STRICT;
"""
_SECOND = """
ALTER TABLE script ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE script ADD COLUMN mends TEXT NOT NULL DEFAULT '[]';
ALTER TABLE script ADD COLUMN draft BLOB;
ALTER TABLE script ADD COLUMN draft_before BLOB;
"""
"""What version 2 adds: what the parser was unsure of, what was mended, the drafts."""


class Recent(NamedTuple):
    """A script opened before, as the library screen shows it."""

    key: str
    path: str
    title: str
    opened: float
    """Seconds since 1970."""
    progress: float
    """0 to 1, by time."""
    roles: tuple[str, ...]
    """Characters that the user plays."""
    doubts: int
    """Places that the parser was not sure of."""


class Place(NamedTuple):
    """Where a read stopped: the element, the word of it, and the element's text to know it by."""

    element: int
    word: int
    said: str
    progress: float


class Choices(NamedTuple):
    """How a script was read last; None where nothing was chosen."""

    speed: float | None
    advance: str | None
    reading: str | None


class KeptPart(NamedTuple):
    """A row of the cast list."""

    name: str
    player: str
    voice: str
    """Id of the voice."""


class Library:
    """Open with `Library.open`, or `Library.in_memory` where nothing can be kept."""

    def __init__(self, connection: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._db = connection
        self._clock = clock
        self._lock = threading.Lock()
        self.trouble = ""

    @classmethod
    def open(cls, path: Path, clock: Callable[[], float] = time.time) -> Library:
        """The library at `path`, made if need be. Raises `LibraryError` and changes nothing."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = _connect(str(path))
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(
                f"The library {path.name} cannot be opened ({error}). "
                "This read goes on, but where you stop will not be kept."
            ) from error
        try:
            found = db.execute("PRAGMA user_version").fetchone()[0]
            if found > VERSION:
                raise LibraryError(
                    f"The library {path.name} was written by a newer tableread and is left as it is. "
                    "This read goes on, but where you stop will not be kept. Update tableread."
                )
            _prepare(db, found)
        except sqlite3.Error as error:
            db.close()
            raise LibraryError(
                f"The library {path.name} cannot be used ({error}). "
                "This read goes on, but where you stop will not be kept."
            ) from error
        except LibraryError:
            db.close()
            raise
        return cls(db, clock)

    @classmethod
    def in_memory(cls, clock: Callable[[], float] = time.time) -> Library:
        """A library that forgets all at the end."""
        db = _connect(":memory:")
        _prepare(db, 0)
        return cls(db, clock)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def opened(self, key: str, path: str, title: str, doubts: int = 0) -> None:
        """Note that a script has been opened now; `doubts`: places that its parser is not sure of."""
        self._write(
            "INSERT INTO script (key, path, title, opened, doubts) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET path = excluded.path, title = excluded.title, "
            "opened = excluded.opened, doubts = excluded.doubts",
            (key, path, title, self._clock(), doubts),
        )

    def recents(self, most: int = 50) -> list[Recent]:
        """Scripts opened before, the latest first."""
        rows = self._read(
            "SELECT key, path, title, opened, progress, doubts FROM script "
            "ORDER BY opened DESC LIMIT ?",
            (most,),
        )
        mine = self._read("SELECT script, name FROM part WHERE player = 'you' ORDER BY rowid", ())
        return [
            Recent(
                key, path, title, opened, progress, tuple(n for k, n in mine if k == key), doubts
            )
            for key, path, title, opened, progress, doubts in rows
        ]

    def forget(self, key: str) -> None:
        """Take a script off the list, with all that is kept of it. The file stays."""
        self._write("DELETE FROM script WHERE key = ?", (key,))

    def save_place(self, key: str, place: Place) -> None:
        """Keep where the read is."""
        self._write(
            "UPDATE script SET element = ?, word = ?, said = ?, progress = ? WHERE key = ?",
            (*place, key),
        )

    def place(self, key: str) -> Place | None:
        """Where the read stopped; None for a script that was never opened."""
        rows = self._read("SELECT element, word, said, progress FROM script WHERE key = ?", (key,))
        return Place(*rows[0]) if rows else None

    def save_choices(self, key: str, choices: Choices) -> None:
        """Keep how the script is read."""
        self._write(
            "UPDATE script SET speed = ?, advance = ?, reading = ? WHERE key = ?", (*choices, key)
        )

    def choices(self, key: str) -> Choices:
        """How the script was read last."""
        rows = self._read("SELECT speed, advance, reading FROM script WHERE key = ?", (key,))
        return Choices(*rows[0]) if rows else Choices(None, None, None)

    def save_part(self, key: str, part: KeptPart) -> None:
        """Keep one row of the cast list."""
        self._write(
            "INSERT INTO part (script, name, player, voice) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (script, name) DO UPDATE "
            "SET player = excluded.player, voice = excluded.voice",
            (key, *part),
        )

    def save_parts(self, key: str, parts: Sequence[KeptPart]) -> None:
        """Keep rows of the cast list that are not there yet, all at once."""
        try:
            with self._lock:
                self._db.execute("BEGIN")
                self._db.executemany(
                    "INSERT OR IGNORE INTO part (script, name, player, voice) VALUES (?, ?, ?, ?)",
                    [(key, *part) for part in parts],
                )
                self._db.execute("COMMIT")
        except sqlite3.Error as error:
            log.warning("the cast is not kept: %s", error)
            if self._db.in_transaction:
                self._db.rollback()

    def parts(self, key: str) -> list[KeptPart]:
        """The rows of the cast list."""
        rows = self._read("SELECT name, player, voice FROM part WHERE script = ?", (key,))
        return [KeptPart(*row) for row in rows]

    def mends(self, key: str) -> str:
        """What was put right in the script, as it was saved; "[]" for nothing."""
        rows = self._read("SELECT mends FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else "[]"

    def save_mends(self, key: str, mends: str) -> None:
        """Keep what was put right in the script."""
        self._write("UPDATE script SET mends = ? WHERE key = ?", (mends, key))

    def save_doubts(self, key: str, doubts: int) -> None:
        """Keep how many places are still unsure."""
        self._write("UPDATE script SET doubts = ? WHERE key = ?", (doubts, key))

    def drafts(self, key: str) -> tuple[bytes | None, bytes | None]:
        """The draft that was opened last and the one before it, as they were saved."""
        rows = self._read("SELECT draft, draft_before FROM script WHERE key = ?", (key,))
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def save_drafts(self, key: str, draft: bytes, before: bytes | None) -> None:
        """Keep a draft and the one before it."""
        self._write(
            "UPDATE script SET draft = ?, draft_before = ? WHERE key = ?", (draft, before, key)
        )

    def _write(self, sql: str, values: Sequence[Any]) -> None:
        try:
            with self._lock:
                self._db.execute(sql, values)
        except sqlite3.Error as error:
            log.warning("not kept: %s", error)
            self.trouble = (
                f"What you do now is not being kept ({error}). The read goes on; free some space."
            )
        else:
            self.trouble = ""

    def _read(self, sql: str, values: Sequence[Any]) -> list[Any]:
        try:
            with self._lock:
                return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            log.warning("not read: %s", error)
            self.trouble = f"The library could not be read ({error})."
            return []


def _connect(path: str) -> sqlite3.Connection:
    # scripts are opened on a thread; the library's own lock keeps the threads apart
    return sqlite3.connect(path, timeout=2.0, isolation_level=None, check_same_thread=False)


def _prepare(db: sqlite3.Connection, found: int) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    # WAL: a reader never waits; NORMAL: a power cut may lose the last moments, never the file
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if found < VERSION:
        steps = (_SCHEMA, _SECOND)[found:]
        db.executescript(f"BEGIN; {''.join(steps)} PRAGMA user_version = {VERSION}; COMMIT;")
