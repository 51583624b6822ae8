"""Lines as they are printed: whole, wrapped at words where a terminal shows them, for screen readers and braille."""

from __future__ import annotations

import errno
import shutil
import sys
import unicodedata
from collections.abc import Callable

_UNREAD = frozenset({errno.EPIPE, errno.EIO})
"""What writing fails with when a pipe, or a terminal, has nobody at its other end."""


class Lines:
    """Prints. Where nobody reads any more, it says so once."""

    def __init__(self) -> None:
        self.on_unread: Callable[[], None] = lambda: None
        """Called when nobody reads on: `tableread listen … | head`, or a terminal that is gone."""
        self.unread = False

    def print(self, text: str) -> None:
        """Print `text`, one fact, on as many rows as it takes."""
        if self.unread:
            return
        rows = [text]
        if sys.stdout.isatty():
            # the last column stays free: some terminals wrap as soon as it is written to
            rows = wrapped(text, shutil.get_terminal_size().columns - 1)
        try:
            print("\n".join(rows), flush=True)
        except OSError as error:
            if error.errno not in _UNREAD:
                raise
            self.unread = True
            self.on_unread()


def wrapped(text: str, width: int) -> list[str]:
    """`text` in rows of at most `width` cells, broken between words; a longer word has a row of its own."""
    rows: list[str] = []
    row, used = "", 0
    for word in text.split():
        size = _cells(word)
        if row and used + 1 + size > width:
            rows.append(row)
            row, used = word, size
        else:
            row, used = (f"{row} {word}", used + 1 + size) if row else (word, size)
    return [*rows, row]


def _cells(word: str) -> int:
    """Cells that a word takes in a terminal."""
    return sum(
        0
        if unicodedata.combining(letter)
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in word
    )
