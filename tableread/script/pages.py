"""Pages of a script: on which page an element stands, and how many pages a stretch fills.

A PDF has pages of its own. For all others, and for every length, it is the industry's page (`write.layout`), which is
read in about a minute. What is kept together over a page's end is not: a page's number may be one off there. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from tableread.script.model import Element, Kind, Places, Script
from tableread.script.write.layout import BOXES, LEFT_OUT, PAGE_LINES, WIDTH, gap_above

EIGHTHS = 8
"""Lengths of scenes are told in eighths of a page."""


class Pages:
    """Those of one script. Making it goes through all of the text: some milliseconds for a film, seconds for a million
    lines."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._lines = list(_starts(script))

    def number(self, element: int) -> int:
        """The page on which an element begins, from 1."""
        if self._script.places is Places.LINES:
            return self._script.elements[element].span[0]
        return self._lines[element] // PAGE_LINES + 1

    def eighths(self, first: int, end: int) -> int:
        """How many eighths of a page elements [first, end) fill; at least one."""
        lines = self._lines[end] - self._lines[first]
        return max(1, round(lines * EIGHTHS / PAGE_LINES))


def eighths_in_words(eighths: int) -> str:
    """A length as it stands in a schedule: "2 3/8", "5/8"."""
    whole, rest = divmod(eighths, EIGHTHS)
    parts = ([str(whole)] if whole or not rest else []) + ([f"{rest}/8"] if rest else [])
    return " ".join(parts)


def _starts(script: Script) -> Iterator[int]:
    """The line of the whole script on which each element begins, and the end."""
    at = 0
    for element in script.elements:
        if element.kind is Kind.PAGE_BREAK:
            at = -(-at // PAGE_LINES) * PAGE_LINES
        if element.kind in LEFT_OUT:
            yield at
            continue
        at += gap_above(element.kind) if at % PAGE_LINES else 0
        yield at
        at += _lines(element)
    yield at


def _lines(element: Element) -> int:
    """How many lines an element has."""
    _, width = BOXES.get(element.kind, (0, WIDTH))
    return sum(_rows(text, width) for text in element.text.split("\n"))


def _rows(text: str, width: int) -> int:
    """How many rows a paragraph takes that is broken at spaces."""
    rows, at, end = 1, 0, len(text)
    while end - at > width:
        space = text.rfind(" ", at + 1, at + width + 1)
        at = space + 1 if space > at else at + width
        rows += 1
    return rows
