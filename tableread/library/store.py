"""Scripts opened before, where each stopped, who plays whom: one SQLite file.

Every change is written when it happens, so a kill at any moment loses at most the line under way.
Writing may fail (a lock, a full disk, a read-only home): then the read goes on, `trouble` says so in one
sentence, and the change is tried again.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tableread.base.errors import LibraryError
from tableread.library.tables import (
    VERSION,
    bring_up_to_date,
    connect,
    copy_into,
    in_memory,
    version_of,
)
from tableread.library.writer import Change, Trouble, Writer, trouble_of

_PART = "(script, name, player, voice, by_hand, earlier, tune) VALUES (?, ?, ?, ?, ?, ?, ?)"


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
    by_hand: bool | None = False
    """Whether a person chose it; None where that was not noted: before version 4 of the library."""
    earlier: str = ""
    """Id of the voice that the program gave before this one, when it got better ones."""
    tune: str = ""
    """What is changed about the voice, as it was saved."""


class Deleted(NamedTuple):
    """All that was kept of a script, so that deleting it can be undone."""

    key: str
    rows: tuple[tuple[str, tuple[Any, ...]], ...]
    """Table and values of each row."""


class Library:
    """Open with `Library.open`, or `Library.in_memory` where nothing can be kept.

    What is asked of it is answered from a copy in memory, at once and from any thread; what is changed in the copy is
    written to the file by a thread of its own (`writer.Writer`), in the same order.
    """

    def __init__(
        self, copy: sqlite3.Connection, path: Path | None, clock: Callable[[], float]
    ) -> None:
        """`copy` has all that the file at `path` has; without one nothing is written."""
        self._db = copy
        self._clock = clock
        self._lock = threading.Lock()
        self._closed = False
        self._changes = 0
        """How many there were; a copy that was begun before one is too old."""
        self._path = path
        self.writer = Writer(path, self._prepare_file, self._publish_trouble)
        self.files = Writer(None, self._prepare_file, self._publish_trouble)
        """Where files are written that go with the library: no lock of another program holds them up."""
        self.on_trouble: Callable[[str], None] = lambda told: None
        """Called with a sentence when what is done is not being kept, and when it is again; on the writer's
        thread."""

    @classmethod
    def open(cls, path: Path, clock: Callable[[], float] = time.time) -> Library:
        """The library at `path`, made if need be. Raises `LibraryError` and changes nothing."""
        copy = in_memory()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(connect(str(path))) as db:
                found = version_of(db)
                if found > VERSION:
                    raise LibraryError(
                        f"The library {path.name} was written by a newer tableread and is left as it is. "
                        "Update tableread."
                    )
                if found:
                    copy_into(db, copy)
        except OSError as error:
            copy.close()
            why = error.strerror or error
            raise LibraryError(f"The library {path.name} cannot be opened ({why}).") from error
        except sqlite3.Error as error:
            copy.close()
            raise LibraryError(
                f"The library {path.name} cannot be used ({_reason(error)})."
            ) from error
        except LibraryError:
            copy.close()
            raise
        bring_up_to_date(copy)
        return cls(copy, path, clock)

    @classmethod
    def in_memory(cls, clock: Callable[[], float] = time.time) -> Library:
        """A library that forgets all at the end."""
        copy = in_memory()
        bring_up_to_date(copy)
        return cls(copy, None, clock)

    def _publish_trouble(self, trouble: Trouble | None) -> None:
        told = f"Changes are not being saved: {trouble}. You can keep reading."
        self.on_trouble(told if trouble else "Changes are saved again.")

    def close(self, seconds: float = 2.0) -> list[str]:
        """Write what is left, for at most so long, and close the file. What was not kept, for people."""
        closing = threading.Thread(target=self.files.close, args=(seconds,), daemon=True)
        closing.start()
        left = self.writer.close(seconds)
        closing.join(seconds)
        with self._lock:
            self._closed = True
            self._db.close()
        return left

    def opened(self, key: str, path: str, title: str, doubts: int = 0) -> None:
        """Note that a script has been opened now; `doubts`: places that its parser is not sure of. One that was
        taken off the list is on it again, with all that was kept of it."""
        self._write(
            f"that {title} was opened",
            "INSERT INTO script (key, path, title, opened, doubts) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET path = excluded.path, title = excluded.title, "
            "opened = excluded.opened, doubts = excluded.doubts, hidden = 0",
            (key, path, title, self._clock(), doubts),
        )

    def recents(self, most: int = 50) -> list[Recent]:
        """Scripts opened before, the latest first, without those that were taken off the list."""
        rows = self._read(
            "SELECT key, path, title, opened, progress, doubts FROM script WHERE NOT hidden "
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

    def scripts(self) -> list[tuple[str, str, str]]:
        """Key, path and title of every script of which anything is kept, whether it is on the list or not."""
        return self._read("SELECT key, path, title FROM script ORDER BY opened DESC", ())

    def hide(self, key: str, hidden: bool = True) -> None:
        """Take a script off the list, or put it back. All that is kept of it stays."""
        self._write(
            "that a script was taken off the list",
            "UPDATE script SET hidden = ? WHERE key = ?",
            (int(hidden), key),
        )

    def delete(self, key: str) -> Deleted:
        """Forget all that is kept of a script here. Its own file stays."""
        rows = [
            *(("script", row) for row in self._read("SELECT * FROM script WHERE key = ?", (key,))),
            *(("part", row) for row in self._read("SELECT * FROM part WHERE script = ?", (key,))),
        ]
        self._write("that a script was deleted", "DELETE FROM script WHERE key = ?", (key,))
        return Deleted(key, tuple(rows))

    def restore(self, deleted: Deleted) -> bool:
        """Undo `delete`. Does nothing where the script has been opened since; whether it was done."""
        if self._read("SELECT 1 FROM script WHERE key = ?", (deleted.key,)):
            return False
        statements = [
            (f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
            for table, row in deleted.rows
        ]
        self._change(Change("a script that was brought back", statements))
        return True

    def save_place(self, key: str, place: Place) -> None:
        """Keep where the read is."""
        self._write(
            f"where you stopped in {self._title(key)}",
            "UPDATE script SET element = ?, word = ?, said = ?, progress = ? WHERE key = ?",
            (*place, key),
            replaces=("place", key),
        )

    def place(self, key: str) -> Place | None:
        """Where the read stopped; None for a script that was never opened."""
        rows = self._read("SELECT element, word, said, progress FROM script WHERE key = ?", (key,))
        return Place(*rows[0]) if rows else None

    def save_choices(self, key: str, choices: Choices) -> None:
        """Keep how the script is read."""
        self._write(
            f"how {self._title(key)} is read",
            "UPDATE script SET speed = ?, advance = ?, reading = ? WHERE key = ?",
            (*choices, key),
            replaces=("choices", key),
        )

    def choices(self, key: str) -> Choices:
        """How the script was read last."""
        rows = self._read("SELECT speed, advance, reading FROM script WHERE key = ?", (key,))
        return Choices(*rows[0]) if rows else Choices(None, None, None)

    def save_part(self, key: str, part: KeptPart) -> None:
        """Keep one row of the cast list."""
        sql = (
            f"INSERT INTO part {_PART} "
            "ON CONFLICT (script, name) DO UPDATE SET player = excluded.player, "
            "voice = excluded.voice, by_hand = excluded.by_hand, earlier = excluded.earlier, "
            "tune = excluded.tune"
        )
        statements = [self._script_row(key), (sql, (key, *part))]
        self._change(Change(f"the part of {part.name} in {self._title(key)}", statements))

    def save_parts(self, key: str, parts: Sequence[KeptPart]) -> None:
        """Keep rows of the cast list that are not there yet, all at once."""
        sql = f"INSERT OR IGNORE INTO part {_PART}"
        statements = [self._script_row(key), *((sql, (key, *part)) for part in parts)]
        self._change(Change(f"the cast of {self._title(key)}", statements))

    def parts(self, key: str) -> list[KeptPart]:
        """The rows of the cast list."""
        rows = self._read(
            "SELECT name, player, voice, by_hand, earlier, tune FROM part WHERE script = ?", (key,)
        )
        return [
            KeptPart(name, player, voice, None if by_hand is None else bool(by_hand), *more)
            for name, player, voice, by_hand, *more in rows
        ]

    def save_language(self, key: str, language: str) -> None:
        """Keep the language that a person chose for a script; "" for none."""
        self._write(
            f"the language of {self._title(key)}",
            "UPDATE script SET language = ? WHERE key = ?",
            (language, key),
            replaces=("language", key),
        )

    def language(self, key: str) -> str:
        """The language that a person chose; "" for none."""
        rows = self._read("SELECT language FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def mends(self, key: str) -> str:
        """What was put right in the script, as it was saved; "[]" for nothing."""
        rows = self._read("SELECT mends FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else "[]"

    def save_mends(self, key: str, mends: str) -> None:
        """Keep what was put right in the script."""
        self._write(
            f"what you mended in {self._title(key)}",
            "UPDATE script SET mends = ? WHERE key = ?",
            (mends, key),
            replaces=("mends", key),
        )

    def save_doubts(self, key: str, doubts: int) -> None:
        """Keep how many places are still unsure."""
        self._write(
            f"the unsure lines of {self._title(key)}",
            "UPDATE script SET doubts = ? WHERE key = ?",
            (doubts, key),
        )

    def drafts(self, key: str) -> tuple[bytes | None, bytes | None]:
        """The draft that was opened last and the one before it, as they were saved."""
        rows = self._read("SELECT draft, draft_before FROM script WHERE key = ?", (key,))
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def save_drafts(self, key: str, draft: bytes, before: bytes | None) -> None:
        """Keep a draft and the one before it."""
        self._write(
            f"the drafts of {self._title(key)}",
            "UPDATE script SET draft = ?, draft_before = ? WHERE key = ?",
            (draft, before, key),
        )

    def refresh(self) -> None:
        """Take in what other programs have written since; nothing while a change of ours waits, or where the file
        cannot be read. Takes a few milliseconds: not for the event loop."""
        if self._path is None or not self._path.exists():
            return
        copy, changes = in_memory(), self._changes
        try:
            with contextlib.closing(connect(str(self._path))) as db:
                if not 0 < version_of(db) <= VERSION:
                    raise sqlite3.DatabaseError("it is another library now")
                copy_into(db, copy)
        except sqlite3.Error:
            copy.close()
            return
        bring_up_to_date(copy)
        with self._lock:
            if self._closed or self.writer.pending or changes != self._changes:
                copy.close()
            else:
                self._db.close()
                self._db = copy

    def _script_row(self, key: str) -> tuple[str, Sequence[Any]]:
        """What puts the script's row back where another program has deleted it meanwhile."""
        found = self._read("SELECT path, title, opened FROM script WHERE key = ?", (key,))
        path, title, opened = found[0] if found else (key, key, self._clock())
        sql = "INSERT OR IGNORE INTO script (key, path, title, opened) VALUES (?, ?, ?, ?)"
        return sql, (key, path, title, opened)

    def _prepare_file(self, db: sqlite3.Connection) -> None:
        """Make the file ready, on the writer's thread."""
        # WAL: a reader never waits; NORMAL: a power cut may lose the last moments, never the file
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")  # what was deleted is not left in the file
        bring_up_to_date(db, self._fill)

    def _fill(self, db: sqlite3.Connection) -> None:
        """All that is known goes into a new file, or one that was moved away."""
        with self._lock:
            if self._closed:
                return
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
            for (table,) in self._db.execute(tables).fetchall():
                for row in self._db.execute(f"SELECT * FROM {table}").fetchall():
                    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)

    def _title(self, key: str) -> str:
        rows = self._read("SELECT title FROM script WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else key

    def _write(
        self, what: str, sql: str, values: Sequence[Any], *, replaces: tuple[str, str] | None = None
    ) -> None:
        self._change(Change(what, [(sql, values)], replaces))

    def _change(self, change: Change) -> None:
        with self._lock:
            if self._closed:
                return  # a thread that came too late
            self._changes += 1
            for sql, values in change.statements:
                self._db.execute(sql, values)
            self.writer.put(change)  # within the lock: in the order of the copy

    def _read(self, sql: str, values: Sequence[Any]) -> list[Any]:
        with self._lock:
            return [] if self._closed else self._db.execute(sql, values).fetchall()


def _reason(error: sqlite3.Error) -> str:
    """Nothing is tried again where the library could not be opened."""
    trouble = trouble_of(error)
    return trouble.why if trouble.passes else str(trouble)
