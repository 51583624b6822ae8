"""Cuts rich text into words of control, letters and groups, in time that grows with its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n\\]",
    re.DOTALL,
)


class Control(NamedTuple):
    """A word of control: "\\li720" is `Control("li", 720)`; a sign of control has the sign for its word."""

    word: str
    number: int | None = None


class Letters(NamedTuple):
    """Letters in the code page of the font."""

    letters: bytes


class Brace(NamedTuple):
    """The beginning or the end of a group."""

    opens: bool


Token = Control | Letters | Brace


def tokens(data: bytes) -> Iterator[Token]:
    """What rich text consists of, in order. Never fails: what is broken is left out."""
    for found in _TOKEN.finditer(data):
        word, number, code, sign, brace, letters = found.groups()
        if letters:
            yield Letters(letters)
        elif word:
            yield Control(word.decode("ascii"), int(number) if number else None)
        elif code:
            yield Letters(bytes.fromhex(code.decode("ascii")))
        elif brace:
            yield Brace(brace == b"{")
        elif sign:
            yield Control(sign.decode("latin-1"))
