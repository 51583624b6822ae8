"""Keeps libraries off the screen: what they print on stderr goes to the log instead."""

from __future__ import annotations

import os
import sys
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
