"""The lines of a page become rows as a typewriter would have set them: columns, empty lines, two columns apart."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tableread.script.pdf.columns import Columns
from tableread.script.pdf.layout import Layout, base_line
from tableread.script.pdf.lines import Run

_WIDEST = 1000
"""Columns that a row may stand in, or a space in it be wide."""
_MOST_GAP = 200
"""Empty lines above a row."""
_CUE_AND_SPEECH = 32, 20
"""Columns. Where a cue and its words stand where none has the page for itself."""


class PageRow(NamedTuple):
    """A row of a page, counted from 1 as pages and lines are."""

    text: str
    indent: int
    gap: int
    page: int
    line: int
    height: float
    """How far up the page it stands: 0 at the bottom, 1 at the top."""
    column: Literal["", "left", "right"] = ""
    """Of two columns, in which it stands."""
    revised: bool = False
    """It had a star in the margin."""


def rows_of_page(
    lines: Sequence[list[Run]], number: int, height: float, layout: Layout
) -> list[PageRow]:
    """The rows of page `number`, `height` points high. Of two columns all of the left one comes first."""
    page = _Page(number, height, layout)
    for line in lines:
        page.add(line)
    page.end_columns()
    return page.rows


def columns_in_place(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows, those of two columns moved to where speeches of the same script stand that have the page's width."""
    places = Counter(
        (cue.indent, words.indent)
        for cue, words in itertools.pairwise(rows)
        if cue.gap and not (words.gap or cue.column or words.column)
        if cue.text.isupper() and words.indent < cue.indent - 3 and not words.text.startswith("(")
    )
    [(cue_indent, speech_indent)] = [most for most, _ in places.most_common(1)] or [_CUE_AND_SPEECH]
    return [
        row._replace(indent=cue_indent if row.gap else speech_indent) if row.column else row
        for row in rows
    ]


class _Page:
    """A page whose lines come from the top down."""

    def __init__(self, number: int, height: float, layout: Layout) -> None:
        self.rows: list[PageRow] = []
        self._number, self._height, self._layout = number, height, layout
        self._above: float | None = None
        self._columns: Columns | None = None
        """Two columns that have begun and not ended."""
        self._gap_above_columns = 1

    def add(self, line: list[Run]) -> None:
        """Take the next line."""
        gap = self._gap(base_line(line))
        begun = Columns.begun_by(line, self._layout.width)
        if begun is not None:
            self.end_columns()
            self._columns, self._gap_above_columns = begun, max(1, gap)
        elif self._columns is not None and not gap:
            self._columns.add(line)
        else:
            self.end_columns()
            self.rows.append(self._row(line, gap))

    def end_columns(self) -> None:
        """Two columns have ended, if there were any: their rows follow each other."""
        if self._columns is None:
            return
        left, right, below = self._columns.sides()
        self._add_column(left, "left")
        self._add_column(right, "right")
        for line in below:
            self.rows.append(self._row(line, 0))
        self._columns = None

    def _add_column(self, lines: Sequence[list[Run]], column: Literal["left", "right"]) -> None:
        for i, line in enumerate(lines):
            row = self._row(line, 0 if i else self._gap_above_columns)
            self.rows.append(row._replace(column=column))

    def _gap(self, base: float) -> int:
        """Empty lines above a line that stands at `base`."""
        above, self._above = self._above, base
        if above is None:
            return 1
        return max(0, min(_MOST_GAP, round((above - base) / self._layout.pitch) - 1))

    def _row(self, line: list[Run], gap: int) -> PageRow:
        width = self._layout.width
        starred = len(line)
        line = _without_star(line, width)
        text = line[0].text
        for before, run in itertools.pairwise(line):
            text += " " * max(2, min(_WIDEST, round((run.left - before.right) / width))) + run.text
        indent = max(0, min(_WIDEST, round((line[0].left - self._layout.left) / width)))
        middle = sum(r.top + r.bottom for r in line) / (2 * len(line))
        place = len(self.rows) + 1
        revised = len(line) < starred
        return PageRow(
            text, indent, gap, self._number, place, middle / self._height, revised=revised
        )


def _without_star(line: list[Run], width: float) -> list[Run]:
    """The line without the star in the margin that marks a revision."""
    end = len(line)
    while end > 1 and not line[end - 1].text.strip("*"):
        if line[end - 1].left - line[end - 2].right < 2 * width:
            break
        end -= 1
    return line[:end]
