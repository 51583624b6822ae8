"""Keeps libraries off the screen: what they print on stderr goes to the log instead."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

from tableread.base.printable import PrintableStream


def divert_stderr(log: Path) -> None:
    """Point file descriptor 2 at `log`; `sys.stderr` and `sys.__stderr__` keep the terminal.

    Sound servers write there from C when they come and go. Textual draws through
    `sys.__stderr__`, so the screen keeps a descriptor that nobody else knows.
    """
    try:
        terminal = os.dup(2)
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        except OSError:
            target = os.open(os.devnull, os.O_WRONLY)
        os.dup2(target, 2)
        os.close(target)
    except OSError:
        return  # no stderr at all, as under some services: nothing to keep off
    stream = open(terminal, "w", encoding="utf-8", errors="replace", buffering=1)  # noqa: SIM115, PTH123
    sys.stderr = PrintableStream(stream)
    sys.__stderr__ = stream  # type: ignore[misc]


class SilencedStderr:
    """A context in which what is written to file descriptor 2 is dropped, whichever thread writes it. Several threads may be
    in it: it is over when the last of them leaves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before: int | None = None
        """Where it pointed; None where there is no stderr at all."""

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside > 1:
                return
            with contextlib.suppress(OSError):
                self._before = os.dup(2)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 2)
                os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside or self._before is None:
                return
            os.dup2(self._before, 2)
            os.close(self._before)
            self._before = None


silenced_stderr = SilencedStderr()
"""The process has one."""
