"""The log: everything that is not for people goes to a file, never to the screen."""

from __future__ import annotations

import logging
from pathlib import Path

from tableread.base.errors import TablereadError, UnexpectedError
from tableread.base.paths import Folders
from tableread.base.printable import printable

log = logging.getLogger(__name__)


def log_file(folders: Folders) -> Path:
    """Where everything is written that is not for people."""
    return folders.log / "tableread.log"


def start_log(folders: Folders) -> None:
    """Log to a file, or nowhere; never to the screen."""
    from logging.handlers import RotatingFileHandler

    handler: logging.Handler = logging.NullHandler()
    try:
        folders.log.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(folders), maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
        )
        handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    except OSError:
        pass  # a read-only home: there is nowhere to say it
    logging.raiseExceptions = False  # a full disk must not print through the screen
    logging.captureWarnings(True)  # of libraries, too: about a pattern in somebody's file, for one
    for name in ("tableread", "py.warnings"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO)


class _Formatter(logging.Formatter):
    """Logs are read in terminals: names and errors of files must not talk to them."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


def unexpected(folders: Folders, error: BaseException) -> TablereadError:
    """Log a defect of the program with its traceback; returns what to show instead of it."""
    log.error("unexpected", exc_info=error)
    told = "This is a bug in tableread."
    if log_file(folders).is_file():
        told += f" The log is in {log_file(folders)}."
    return UnexpectedError(told)
