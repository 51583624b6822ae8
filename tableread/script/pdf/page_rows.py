"""The lines of a page become rows as a typewriter would have set them: columns, empty lines, two columns apart."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from tableread.script.pdf.layout import Layout, base_line
from tableread.script.pdf.lines import Run

_WIDEST = 1000
"""Columns that a row may stand in, or a space in it be wide."""
_MOST_GAP = 200
"""Empty lines above a row."""
_COLUMN = 5
"""Letters' widths between two columns; between words there is one, before a margin number more."""
_CUE_INDENT, _SPEECH_INDENT = 32, 20
"""Columns. Where a speech stands when it has the page for itself."""


class PageRow(NamedTuple):
    """A row of a page, counted from 1 as pages and lines are."""

    text: str
    indent: int
    gap: int
    page: int
    line: int
    height: float
    """How far up the page it stands: 0 at the bottom, 1 at the top."""
    beside: bool = False
    """Stands in the right-hand column of two."""


def rows_of_page(
    lines: Sequence[list[Run]], number: int, height: float, layout: Layout
) -> list[PageRow]:
    """The rows of page `number`, `height` points high. Of two columns all of the left one comes first."""
    page = _Page(number, height, layout)
    for line in lines:
        page.add(line)
    page.end_columns()
    return page.rows


class _Page:
    """A page whose lines come from the top down."""

    def __init__(self, number: int, height: float, layout: Layout) -> None:
        self.rows: list[PageRow] = []
        self._number, self._height, self._layout = number, height, layout
        self._above: float | None = None
        # of two columns that have not ended: the left one's lines, the right one's, where each begins
        self._left: list[list[Run]] = []
        self._right: list[list[Run]] = []
        self._left_edge = self._right_edge = math.inf
        self._gap_above = 1

    def add(self, line: list[Run]) -> None:
        """Take the next line."""
        gap = self._gap(base_line(line))
        columns = _columns(line, self._layout.width)
        if columns is not None and _both_cues(columns):
            self.end_columns()
            self._gap_above = max(1, gap)
        elif not self._left or gap:
            columns = None
        elif columns is None:
            columns = self._one_of_two(line)
        if columns is None:
            self.end_columns()
            self.rows.append(self._row(line, gap))
        else:
            self._add_columns(*columns)

    def end_columns(self) -> None:
        """Two columns have ended, if there were any: their rows follow each other."""
        for side in (self._left, self._right):
            for i, line in enumerate(side):
                row = self._row(line, 0 if i else self._gap_above)
                indent = _SPEECH_INDENT if i else _CUE_INDENT
                self.rows.append(row._replace(beside=side is self._right, indent=indent))
        self._left, self._right = [], []
        self._left_edge = self._right_edge = math.inf

    def _gap(self, base: float) -> int:
        """Empty lines above a line that stands at `base`."""
        above, self._above = self._above, base
        if above is None:
            return 1
        return max(0, min(_MOST_GAP, round((above - base) / self._layout.pitch) - 1))

    def _add_columns(self, left: list[Run], right: list[Run]) -> None:
        if left:
            self._left.append(left)
            self._left_edge = min(self._left_edge, left[0].left)
        if right:
            self._right.append(right)
            self._right_edge = min(self._right_edge, right[0].left)

    def _one_of_two(self, line: list[Run]) -> tuple[list[Run], list[Run]] | None:
        """A line below two columns, the shorter of which has ended: in which of them it is, if in any."""
        begins, near = line[0].left, 2 * self._layout.width
        if begins <= self._left_edge - near:
            return None
        return (line, []) if begins < self._right_edge - near else ([], line)

    def _row(self, line: list[Run], gap: int) -> PageRow:
        width = self._layout.width
        line = _without_star(line, width)
        text = line[0].text
        for before, run in itertools.pairwise(line):
            text += " " * max(2, min(_WIDEST, round((run.left - before.right) / width))) + run.text
        indent = max(0, min(_WIDEST, round((line[0].left - self._layout.left) / width)))
        middle = sum(r.top + r.bottom for r in line) / (2 * len(line))
        place = len(self.rows) + 1
        return PageRow(text, indent, gap, self._number, place, middle / self._height)


def _without_star(line: list[Run], width: float) -> list[Run]:
    """The line without the star in the margin that marks a revision."""
    end = len(line)
    while end > 1 and not line[end - 1].text.strip("*"):
        if line[end - 1].left - line[end - 2].right < 2 * width:
            break
        end -= 1
    return line[:end]


def _columns(line: list[Run], width: float) -> tuple[list[Run], list[Run]] | None:
    """The line as two columns, if one wide space cuts it and each side has words."""
    letters = [sum(map(str.isalpha, run.text)) for run in line]
    before, whole = 0, sum(letters)
    for i in range(1, len(line)):
        before += letters[i - 1]
        wide = line[i].left - line[i - 1].right > _COLUMN * width
        if wide and before > 1 and whole - before > 1:
            return line[:i], line[i:]
    return None


def _both_cues(columns: tuple[list[Run], list[Run]]) -> bool:
    names = [" ".join(r.text for r in side).partition("(")[0].strip() for side in columns]
    return all(
        0 < len(n) < 35 and n == n.upper() and n != n.lower() and n[-1] not in ".!?" for n in names
    )
