"""Writes to the library's file, on one thread and in order, so that a slow disk or a lock keeps nobody waiting."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

_LOCK_SECONDS = 0.5
"""How long one try waits for another program's lock."""
_AGAIN_SECONDS = 0.5
_CLOSE_SECONDS = 2.0
_LET_GO_SECONDS = 0.2
"""For closing the file itself, once nothing is left to write."""


class Trouble(NamedTuple):
    """Why something cannot be written, and what to do."""

    why: str
    remedy: str
    passes: bool = False
    """It passes by itself."""

    def __str__(self) -> str:
        return f"{self.why}; {self.remedy}" if self.remedy else self.why


_LOCKED = Trouble("another program is using the library", "still trying", passes=True)
_READ_ONLY = Trouble("the library is read-only", "check its permissions")
_DAMAGED = Trouble("the library is damaged", "move it away, and a new one will be made")
_TROUBLES = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: Trouble("the disk is full", "free some space"),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble(
        "the library cannot be opened", "check that its folder exists and can be written to"
    ),
    sqlite3.SQLITE_IOERR: Trouble("disk error", "check that the disk is connected"),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def trouble_of(error: sqlite3.Error) -> Trouble:
    """What is wrong and what to do, by the error's own code."""
    code = getattr(error, "sqlite_errorcode", None)
    other = Trouble(str(error), "")
    return other if code is None else _TROUBLES.get(code & 0xFF, other)


def _can_pass(error: sqlite3.Error) -> bool:
    """Whether the same change may be written later."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _TROUBLES


Statement = tuple[str, Sequence[Any]]
"""SQL and its values."""


class Change(NamedTuple):
    """Statements that are carried out together or not at all."""

    what: str
    """For people: "the cast of The Duel"."""
    statements: Sequence[Statement]
    replaces: tuple[str, str] | None = None
    """A later change with the same value replaces this one: the kind of change, and the script's key."""


class _Task(NamedTuple):
    what: str
    run: Callable[[], None]


class Writer:
    """Takes changes from any thread. What cannot be written is tried again until it can."""

    def __init__(
        self,
        path: Path | None,
        prepare: Callable[[sqlite3.Connection], Sequence[Change]],
        on_trouble: Callable[[Trouble | None], None],
    ) -> None:
        """`path` is None where nothing is to be written but files. `prepare` makes the file ready and says which of the
        changes that wait are in it by that; `on_trouble` is told of every change of `trouble`: both are called on the
        writer's thread."""
        self._path = path
        self._prepare = prepare
        self._on_trouble = on_trouble
        self._waiting: deque[Change | _Task] = deque()
        self._wake = threading.Condition()
        self._busy = self._closing = False
        self._thread: threading.Thread | None = None
        self.trouble: Trouble | None = None
        """Why nothing is being written at the moment; None when all is well."""

    def put(self, change: Change) -> None:
        """Have it written soon."""
        if self._path is not None:
            self._add(change)

    def do(self, what: str, call: Callable[[], None]) -> None:
        """Have `call` done in its turn, once; `what` it keeps, for people: "" for nothing."""
        self._add(_Task(what, call))

    @property
    def waiting(self) -> list[Change]:
        """The changes that are still to be written."""
        with self._wake:
            return [job for job in self._waiting if isinstance(job, Change)]

    @property
    def pending(self) -> bool:
        """Whether anything is still to be written."""
        with self._wake:
            return self._busy or bool(self._waiting)

    def flush(self, seconds: float) -> bool:
        """Wait until all is written, at most so long; whether it is."""
        with self._wake:
            return self._wake.wait_for(lambda: not (self._busy or self._waiting), seconds)

    def close(self, seconds: float = _CLOSE_SECONDS) -> list[str]:
        """Write what is left, for at most so long. What was not written, for people."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: not (self._busy or self._waiting), seconds)
            left = [job.what for job in self._waiting if job.what]
            self._waiting.clear()
        if self._thread is not None:
            self._thread.join(_LET_GO_SECONDS)
        return list(dict.fromkeys(left))

    def _add(self, job: Change | _Task) -> None:
        with self._wake:
            if self._closing:
                return
            last = self._waiting[-1] if self._waiting else None
            if isinstance(job, Change) and isinstance(last, Change) and job.replaces:
                first_is_under_way = self._busy and len(self._waiting) == 1
                if job.replaces == last.replaces and not first_is_under_way:
                    self._waiting.pop()
            self._waiting.append(job)
            self._wake.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        db: sqlite3.Connection | None = None
        opened: tuple[int, int] | None = None
        while (job := self._next()) is not None:
            done = True
            if isinstance(job, _Task):
                try:
                    job.run()
                except Exception:
                    log.exception("not done")
            else:
                try:
                    if db is not None and opened != self._found():
                        db.close()  # it was deleted or moved away: what is written to it now is lost
                        db = None
                    if db is None:
                        db = self._connect()
                        opened = self._found()
                    if self._still_waits(job):
                        _carry_out(db, job)
                    self._set_trouble(None)
                except sqlite3.Error as error:
                    # an error of the change itself, and not of the file, would block all that waits behind it
                    done = db is not None and not _can_pass(error)
                    if db is not None:
                        db.close()  # the next try begins anew: the file may be another one by then
                        db = None
                    log.warning("not written: %s", error)
                    if not done:
                        self._set_trouble(trouble_of(error))
            with self._wake:
                self._busy = False
                if done and self._waiting and self._waiting[0] is job:
                    self._waiting.popleft()
                self._wake.notify_all()
                if not done:
                    self._wake.wait(_AGAIN_SECONDS)
        if db is not None:
            db.close()

    def _set_trouble(self, trouble: Trouble | None) -> None:
        before, self.trouble = self.trouble, trouble
        if trouble != before:
            self._on_trouble(trouble)

    def _next(self) -> Change | _Task | None:
        """The first that waits; it stays in its place until it is done. None at the end."""
        with self._wake:
            self._wake.wait_for(lambda: self._waiting or self._closing)
            if not self._waiting:
                return None
            self._busy = True
            return self._waiting[0]

    def _still_waits(self, job: Change) -> bool:
        with self._wake:
            return bool(self._waiting) and self._waiting[0] is job

    def _found(self) -> tuple[int, int] | None:
        """Which file is at the path: its device and number; None where there is none."""
        assert self._path is not None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _connect(self) -> sqlite3.Connection:
        assert self._path is not None
        db = sqlite3.connect(self._path, timeout=_LOCK_SECONDS, isolation_level=None)
        try:
            written = self._prepare(db)
        except sqlite3.Error:
            db.close()
            raise
        if written:
            there = set(map(id, written))
            with self._wake:
                self._waiting = deque(job for job in self._waiting if id(job) not in there)
        return db


def _carry_out(db: sqlite3.Connection, change: Change) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        for sql, values in change.statements:
            db.execute(sql, values)
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.rollback()
        raise
