"""Emphasis as Fountain writes it: every reader brings bold, italic and underlined text to these marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

_PAIR = re.compile(
    r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=[^\s\\])\1|(?<![\w\\])_(?=\S)(.+?)(?<=[^\s\\])_(?!\w)"
)
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
    while True:
        out = _PAIR.sub(lambda m: m[2] or m[3], text)
        if out == text:
            return _ESCAPED.sub(r"\1", out)
        text = out
