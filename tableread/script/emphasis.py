"""Emphasis as Fountain writes it: every reader brings bold, italic and underlined text to these marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

_OPENS = re.compile(r"(?<!\\)\*|(?<![\w\\])_(?=\S)")
_MARKS = {"*": ("***", "**", "*"), "_": ("_",)}
"""What may open at a character, the longest first."""
_CLOSES = {
    "***": re.compile(r"(?<=[^\s\\])\*{3}"),
    "**": re.compile(r"(?<=[^\s\\])\*{2}"),
    "*": re.compile(r"(?<=[^\s\\])\*"),
    "_": re.compile(r"(?<=[^\s\\])_(?!\w)"),
}
_DEEPEST = 12
"""Pairs within pairs that are taken off; writers have three. Each level goes over the line again."""
# stars, and underscores at the edge of a word: within one they mark nothing
_OWN = re.compile(r"\*|(?<!\w)_|_(?!\w)")
_ESCAPED = re.compile(r"\\([*_])")


def marked(text: str, *, bold: bool = False, italic: bool = False, under: bool = False) -> str:
    """`text` between the marks that say how it is set; space at its ends stays outside."""
    inner = text.strip()
    if not inner or not (bold or italic or under):
        return text
    left = text[: len(text) - len(text.lstrip())]
    right = text[len(text.rstrip()) :]
    marks = ("_" if under else "") + ("**" if bold else "") + ("*" if italic else "")
    return f"{left}{marks}{inner}{marks[::-1]}{right}"


class Run(NamedTuple):
    """A piece of a paragraph in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    under: bool = False


def joined(runs: Iterable[Run]) -> str:
    """The runs as marked text. Neighbours in one style are one; the author's own stars are escaped."""
    out: list[str] = []
    for style, same in groupby(runs, key=lambda run: run[1:]):
        text = _OWN.sub(r"\\\g<0>", "".join(run.text for run in same))
        bold, italic, under = style
        out.append(marked(text, bold=bold, italic=italic, under=under))
    return "".join(out)


def plain(text: str) -> str:
    """`text` without its marks: those that come in pairs, and the backslashes before the others."""
    if "*" not in text and "_" not in text:
        return text
    return _ESCAPED.sub(r"\1", "\n".join(map(_without_pairs, text.split("\n"))))


def _without_pairs(line: str) -> str:
    for _ in range(_DEEPEST):
        out = _without_outer_pairs(line)
        if out == line:
            break
        line = out
    return line


def _without_outer_pairs(line: str) -> str:
    """`line` without the pairs that are in no other, in time that grows with its length.

    One regular expression for a whole pair would look for the end of every mark that has none.
    """
    closers = {mark: _Closers(closes, line) for mark, closes in _CLOSES.items()}
    out: list[str] = []
    at = copied = 0
    while opens := _OPENS.search(line, at):
        start = at = opens.start()
        at += 1
        for mark in _MARKS[opens[0]]:
            inner = start + len(mark)
            if not line.startswith(mark, start) or not line[inner : inner + 1].strip():
                continue
            close = closers[mark].behind(inner + 1)
            if close is not None:
                out += line[copied:start], line[inner:close]
                at = copied = close + len(mark)
                break
    out.append(line[copied:])
    return "".join(out)


class _Closers:
    """The places in a line where a mark may close, asked for from left to right."""

    def __init__(self, closes: re.Pattern[str], line: str) -> None:
        self._closes = closes
        self._line = line
        self._next: int | None = -1

    def behind(self, at: int) -> int | None:
        """The first that is not before `at`, which must not be less than in the last call."""
        if self._next is not None and self._next < at:
            found = self._closes.search(self._line, at)
            self._next = found.start() if found else None
        return self._next
