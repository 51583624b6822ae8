"""Times that a transcript gives for its speeches: blanked out, so that the text keeps its length and places stay true."""

from __future__ import annotations

import re

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMP = rf"(?:\[{_TIME}\]|\({_TIME}\)|{_TIME})"
_BEFORE = re.compile(
    rf"^[ \t]*+(?:[\[(]{_TIME}[ \t]*(?:-->|[-–—])[ \t]*{_TIME}[\])]|{_STAMP}(?:[ \t]*(?:-->|[-–—])[ \t]*{_STAMP})?)"
    r"(?:[ \t]+[-–—])?(?=[ \t]+\S)",
    re.MULTILINE,
)
_BEHIND = re.compile(
    rf"^(?P<name>[^\W\d_][^\n:\[\](){{}}]{{0,39}}?):?(?P<time>[ \t]+{_STAMP}[ \t]*)$(?=\n[^\n\S]*\S)",
    re.MULTILINE,
)
FEWEST = 4
"""Stamps that make a transcript: a line may begin with a time in any text."""


def stamps_in(source: str) -> int:
    """How many lines begin with a time, or end in one behind a name."""
    return sum(1 for _ in _BEFORE.finditer(source)) + sum(1 for _ in _BEHIND.finditer(source))


def without_stamps(source: str) -> str:
    """The text without times, of the same length: "Ana   0:12" above her words becomes "Ana:"."""
    if stamps_in(source) < FEWEST:
        return source
    source = _BEFORE.sub(lambda m: " " * len(m[0]), source)
    return _BEHIND.sub(lambda m: m["name"] + ":" + " " * (len(m[0]) - len(m["name"]) - 1), source)
