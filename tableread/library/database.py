"""The library's file and its copy in memory: what is asked is answered from the copy, what is changed is written to both.

Every change is written when it happens, so a kill at any moment loses at most the line under way.
Writing may fail (a lock, a full disk, a read-only home): then the read goes on, `trouble` says so in one
sentence, and the change is tried again. What is kept, by subject: `store` and `lines`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

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


class Database:
    """Open with `open`, or `in_memory` where nothing can be kept.

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
    def open(cls, path: Path, clock: Callable[[], float] = time.time) -> Self:
        """The library at `path`, made if need be. Raises `LibraryError` and changes nothing."""
        copy = in_memory()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(connect(str(path))) as db:
                found = version_of(db)
                if found > VERSION:
                    raise LibraryError(
                        "Your library was saved by a newer version of tableread, so it is left untouched. "
                        "Update tableread to use it."
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
    def in_memory(cls, clock: Callable[[], float] = time.time) -> Self:
        """A library that forgets all at the end."""
        copy = in_memory()
        bring_up_to_date(copy)
        return cls(copy, None, clock)

    def _publish_trouble(self, trouble: Trouble | None) -> None:
        told = f"Changes are not being saved: {trouble}. You can keep reading."
        self.on_trouble(told if trouble else "Changes are saved again.")

    def close(self, seconds: float = 2.0) -> list[str]:
        """Write what is left, for at most so long, and close the file. What was not kept, for people."""
        end = time.monotonic() + seconds
        left = self.files.close(seconds)  # first: where a file is has to be written, too
        left += self.writer.close(max(0.0, end - time.monotonic()))
        with self._lock:
            self._closed = True
            self._db.close()
        return left

    def refresh(self) -> None:
        """Take in what other programs have written since; nothing while a change of ours waits, or where the file
        cannot be read. Takes a few milliseconds: not for the event loop."""
        if self._path is None or not self._path.exists():
            return
        with self._lock:
            if self.writer.pending:
                return  # the file does not have it yet
            changes = self._changes
        copy = in_memory()
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

    def _prepare_file(self, db: sqlite3.Connection) -> list[Change]:
        """Make the file ready, on the writer's thread. Which of the changes that wait are in it by that."""
        # WAL: a reader never waits; NORMAL: a power cut may lose the last moments, never the file
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")  # what was deleted is not left in the file
        written: list[Change] = []
        bring_up_to_date(db, lambda db: written.extend(self._fill(db)))
        return written

    def _fill(self, db: sqlite3.Connection) -> list[Change]:
        """All that is known goes into a new file, or one that was moved away; the changes that have made it so must not
        be made once more."""
        with self._lock:
            if self._closed:
                return []
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
            for (table,) in self._db.execute(tables).fetchall():
                for row in self._db.execute(f"SELECT * FROM {table}").fetchall():
                    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
            return self.writer.waiting

    def write(
        self, what: str, sql: str, values: Sequence[Any], *, replaces: tuple[str, str] | None = None
    ) -> None:
        """Carry out one statement; `what` it keeps, for people; `replaces`: changes of that name that wait are made
        needless by it."""
        self.change(Change(what, [(sql, values)], replaces))

    def change(self, change: Change) -> None:
        """Carry out a change in the copy, and soon in the file. From any thread."""
        with self._lock:
            if self._closed:
                return  # a thread that came too late
            self._changes += 1
            for sql, values in change.statements:
                self._db.execute(sql, values)
            self.writer.put(change)  # within the lock: in the order of the copy

    def serialised(self) -> bytes:
        """All of the copy, as a file has it."""
        with self._lock:
            return self._db.serialize()

    def read(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """Rows of the copy. From any thread."""
        with self._lock:
            return [] if self._closed else self._db.execute(sql, values).fetchall()


def _reason(error: sqlite3.Error) -> str:
    """Nothing is tried again where the library could not be opened."""
    trouble = trouble_of(error)
    return trouble.why if trouble.passes else str(trouble)
