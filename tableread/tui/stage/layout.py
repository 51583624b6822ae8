"""Lays a script out like a script, in rows of a terminal: pure arithmetic, no Textual.

Rows are kept in flat arrays (an element, where its text begins and ends), so a script of a million
lines is a few megabytes and any row is found at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection
from typing import NamedTuple

from tableread.script.model import Element, Kind
from tableread.tui.cells import fitting


class Column(NamedTuple):
    """Where a kind of element stands: cells from the left of the page, and how wide."""

    indent: int
    width: int


class Row(NamedTuple):
    """One row of the page: text [start, end) of an element; `element` -1 is an empty row."""

    element: int
    start: int
    end: int


EMPTY = Row(-1, 0, 0)
GUTTER = 3
"""Cells left of the page for the bar in the speaker's colour."""
_WIDEST = 64
"""Cells of an action line; a printed page has 60."""
_NARROW = 46
"""Below this, dialogue takes nearly the whole width: indents would eat it."""

_NO_SPACE_BEFORE = frozenset({Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS, Kind.TITLE})


def columns(width: int) -> dict[Kind, Column]:
    """Columns of a page in a window of `width` cells; the proportions are those of a typed page."""
    page = max(8, min(_WIDEST, width - GUTTER - 2))
    left = GUTTER + max(0, (width - GUTTER - 2 - page) // 2)
    whole = Column(left, page)
    if page < _NARROW:
        speech = Column(left + 2, page - 2)
        return {
            Kind.CUE: Column(left + 4, page - 4),
            Kind.DIALOGUE: speech,
            Kind.LYRICS: speech,
            Kind.PARENTHETICAL: Column(left + 3, page - 3),
        } | dict.fromkeys(_WHOLE, whole)
    return {
        Kind.CUE: Column(left + page * 22 // 60, page * 38 // 60),
        Kind.PARENTHETICAL: Column(left + page * 16 // 60, page * 28 // 60),
        Kind.DIALOGUE: Column(left + page * 10 // 60, page * 38 // 60),
        Kind.LYRICS: Column(left + page * 12 // 60, page * 36 // 60),
    } | dict.fromkeys(_WHOLE, whole)


_WHOLE = tuple(
    k for k in Kind if k not in {Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS}
)


class Layout:
    """The rows of a script at one width."""

    def __init__(
        self, elements: tuple[Element, ...], width: int, hidden: Collection[Kind] = ()
    ) -> None:
        self.width = width
        self.columns = columns(width)
        self._element = array("i")
        self._start = array("i")
        self._end = array("i")
        self._first = array("i")
        """First row of every element; of a hidden one the row it would have."""
        for index, element in enumerate(elements):
            self._lay(index, element, element.kind in hidden)

    def _lay(self, index: int, element: Element, hidden: bool) -> None:
        rows = self._element
        if hidden:
            self._first.append(max(0, len(rows) - 1))
            return
        if rows and element.kind not in _NO_SPACE_BEFORE:
            self._add(-1, 0, 0)
        self._first.append(len(rows))
        text = element.text
        width = self.columns[element.kind].width
        if len(text) <= width and "\n" not in text and text.isascii():
            self._add(index, 0, len(text))
        else:
            for start, end in wrap(text, width):
                self._add(index, start, end)

    def _add(self, element: int, start: int, end: int) -> None:
        self._element.append(element)
        self._start.append(start)
        self._end.append(end)

    def __len__(self) -> int:
        return len(self._element)

    def row(self, number: int) -> Row:
        """Row `number`; empty outside the page."""
        if not 0 <= number < len(self._element):
            return EMPTY
        return Row(self._element[number], self._start[number], self._end[number])

    def first_row(self, element: int) -> int:
        """First row of an element."""
        return self._first[element]

    def row_of(self, element: int, place: int) -> int:
        """The row in which character `place` of an element stands."""
        row = self._first[element]
        while (
            row + 1 < len(self._element)
            and self._element[row + 1] == element
            and self._start[row + 1] <= place
        ):
            row += 1
        return row

    def element_at(self, row: int) -> int:
        """The element at a row, or above it where it is empty; 0 above the first."""
        row = max(0, min(row, len(self._element) - 1))
        return max(0, bisect_right(self._first, row) - 1) if self._first else 0


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break `text` at spaces into rows [start, end) of at most `width` cells; long words are cut."""
    rows: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        start = at
        while True:
            while start < end and text[start] == " " and start > at:
                start += 1
            stop = _fit(text, start, end, width)
            rows.append((start, stop))
            if stop >= end:
                break
            start = stop
        at = end + 1
    return rows


def _fit(text: str, start: int, end: int, width: int) -> int:
    """Where the row that begins at `start` ends: at a space if there is one."""
    limit = fitting(text, width, start, end)
    if limit >= end:
        return end
    space = text.rfind(" ", start + 1, limit + 1)
    return space if space > start else max(limit, start + 1)
