"""Text from files, made safe to show: what comes from a file must not talk to the terminal.

Removed are the control characters C0 (but tab and line feed), DEL and C1, with which a terminal can be told to set its
title, write the clipboard or type answers, and the direction overrides U+202A-202E and U+2066-2069, which show text in
another order than it is read. U+200E, U+200F, U+061C and the joiners stay: Hebrew, Arabic and emoji need them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any, TextIO

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""The same without what ends a line or a page, which readers of text need."""
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85]")


def printable(text: str) -> str:
    """`text` without control characters and direction overrides, on as many lines as before."""
    if not _CONTROL.search(text):
        return text
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text))


def printable_source(source: str) -> tuple[str, Callable[[int], int] | None]:
    """The text of a file without what is not to be seen; and what leads a place in it back to `source`, or None where
    nothing was removed. Line ends and form feeds stay as they are."""
    removed = [match.start() for match in _UNSEEN.finditer(source)]
    if not removed:
        return source, None
    before = [at - number for number, at in enumerate(removed)]
    return _UNSEEN.sub("", source), lambda at: at + bisect_right(before, at)


class PrintableStream:
    """A text stream through which no control character gets. All else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text`; its length."""
        self._stream.write(printable(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write all `lines`."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
