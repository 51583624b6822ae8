"""Lays a script out like a script, in rows of a terminal: pure arithmetic, no Textual.

Rows are kept in flat arrays (an element, where its text begins and ends), so a script of a million
lines is a few megabytes and any row is found at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection
from functools import partial
from typing import NamedTuple

from tableread.script.model import Element, Kind
from tableread.tui.cells import cell_len, fitting


class Column(NamedTuple):
    """Where a kind of element stands: cells from the left of the page, and how wide."""

    indent: int
    width: int


class Row(NamedTuple):
    """One row of the page: text [start, end) of an element; `element` -1 is an empty row."""

    element: int
    start: int
    end: int


class Spacing(NamedTuple):
    """How wide and how airy a page is; people choose it."""

    widest: int = 64
    """Cells of an action line; a printed page has 60."""
    lines: int = 1
    """Rows that a line takes, with the empty ones below it."""
    words: int = 1
    """Cells of a space between words."""


TYPED = Spacing()
"""As a typed page."""
EMPTY = Row(-1, 0, 0)
GUTTER = 3
"""Cells left of the page for the bar in the speaker's colour."""
_NARROW = 46
"""Below this, dialogue takes nearly the whole width: indents would eat it."""

_NO_SPACE_BEFORE = frozenset({Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS, Kind.TITLE})


def columns(width: int, widest: int = TYPED.widest) -> dict[Kind, Column]:
    """Columns of a page in a window of `width` cells; the proportions are those of a typed page."""
    page = max(8, min(widest, width - GUTTER - 2))
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
    """The rows of a script at one width. Rows below a line that its spacing leaves empty are rows of its element, too."""

    def __init__(
        self,
        elements: tuple[Element, ...],
        width: int,
        hidden: Collection[Kind] = (),
        spacing: Spacing = TYPED,
    ) -> None:
        self.width = width
        self.spacing = spacing
        self.columns = columns(width, spacing.widest)
        self._below = range(spacing.lines - 1)
        """For every row that stays empty below a line."""
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
        if len(text) <= width and "\n" not in text and text.isascii() and self.spacing.words == 1:
            self._add_line(index, 0, len(text))
        else:
            for start, end in wrap(text, width, self.spacing.words):
                self._add_line(index, start, end)

    def _add_line(self, element: int, start: int, end: int) -> None:
        self._add(element, start, end)
        for _ in self._below:
            self._add(element, end, end)

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
        row, step = self._first[element], self.spacing.lines
        while (
            row + step < len(self._element)
            and self._element[row + step] == element
            and self._start[row + step] <= place
        ):
            row += step
        return row

    def last_row(self, element: int) -> int:
        """The last row of an element, with those that its spacing leaves empty."""
        return self.row_of(element, 1 << 30) + len(self._below)

    def element_at(self, row: int) -> int:
        """The element at a row, or above it where it is empty; 0 above the first."""
        row = max(0, min(row, len(self._element) - 1))
        return max(0, bisect_right(self._first, row) - 1) if self._first else 0


def wrap(text: str, width: int, space: int = 1) -> list[tuple[int, int]]:
    """Break `text` at spaces, each `space` cells wide, into rows [start, end) of at most `width` cells; long words are
    cut."""
    fit = _fit if space == 1 else partial(_fit_spaced, space)
    rows: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        start = at
        while True:
            while start < end and text[start] == " " and start > at:
                start += 1
            stop = fit(text, start, end, width)
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


def _fit_spaced(space: int, text: str, start: int, end: int, width: int) -> int:
    """The same where a space takes `space` cells."""
    stop, cells = start, 0
    while stop < end:
        found = text.find(" ", stop, end)
        word_end = found if found >= 0 else end
        cells += cell_len(text[stop:word_end])
        if cells > width:
            break
        cells += space
        stop = word_end + 1
    else:
        return end
    if stop - 1 > start:
        return stop - 1
    return start + 1 if text[start] == " " else max(fitting(text, width, start, end), start + 1)


def spaced(text: str, space: int) -> str:
    """`text` with spaces of `space` cells."""
    return text if space == 1 else text.replace(" ", " " * space)


def fitting_spaced(text: str, cells: int, start: int, end: int, space: int) -> int:
    """As `cells.fitting`, of a text that is drawn with spaces of `space` cells."""
    if space == 1:
        return fitting(text, cells, start, end)
    at = start
    while at < end and (cells := cells - (space if text[at] == " " else cell_len(text[at]))) >= 0:
        at += 1
    return at
