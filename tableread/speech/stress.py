"""Which words of a line are stressed: those between marks, and those in capitals among others that are not."""

from __future__ import annotations

import re

from tableread.script.words import words_of

_MARKED = re.compile(r"(?<![\w*_\\])([*_]{1,3})(?=\S)([^*_\n]{1,120})(?<=\S)\1(?![\w*_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # BBC, FBI and the like are three
"""Letters; what is shorter and in capitals may be initials."""


def stressed(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of the stressed words of `text`. Where all is stressed nothing is."""
    words = words_of(text)
    spans = [match.span() for match in _MARKED.finditer(text)]
    in_capitals = (
        set() if text.isupper() else {w for w in words if _is_in_capitals(text[slice(*w)])}
    )
    found = [
        (start, end)
        for start, end in words
        if (start, end) in in_capitals or any(start < b and end > a for a, b in spans)
    ]
    return found if len(found) < len(words) else []


def _is_in_capitals(word: str) -> bool:
    letters = "".join(_LETTERS.findall(word))
    return len(letters) >= _SHORTEST and letters.isupper()
