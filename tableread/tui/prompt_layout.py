"""Lays a text out in big type: pure arithmetic, no Textual."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tableread.tui.big_type import SIZES, height, pieces, space, width_of

_LETTERS, _LINES = 14, 2  # about two words a line; the line that is read, and the next
"""What a window must hold at least of a size that is chosen for it."""
_SAMPLE = "the speaker said it again"
"""For how wide letters are on the average."""


class PlacedWord(NamedTuple):
    """A word on a row of words."""

    number: int
    text: str
    """The word, or a piece of one that is wider than the page."""


class WordRow(NamedTuple):
    """A row of words."""

    top: int
    """Rows of the terminal above it."""
    paragraph: int
    words: list[PlacedWord]


class PromptPage:
    """The rows of a text at one size and width. Between paragraphs there is one row more than between lines."""

    def __init__(
        self, paragraphs: list[list[str]], width: int, points: int, lines: int = 1, words: int = 1
    ) -> None:
        """`width`: cells. `points`: a size of `big_type`. `lines`, `words`: how wide the space between them is, 1-3."""
        self.points = points
        self.gap = space(points) * words
        """Cells between words."""
        # big letters need a row between lines; the terminal's own have theirs
        self._step = height(points) + (lines if points else lines - 1)
        self.rows: list[WordRow] = []
        top = number = 0
        for at, paragraph in enumerate(paragraphs):
            row: list[PlacedWord] = []
            used = 0
            for text in paragraph:
                for piece in pieces(text, points, width):
                    wide = width_of(piece, points)
                    if row and used + wide > width:
                        self.rows.append(WordRow(top, at, row))
                        row, used, top = [], 0, top + self._step
                    row.append(PlacedWord(number, piece))
                    used += wide + self.gap
                number += 1
            if row:
                self.rows.append(WordRow(top, at, row))
                top += self._step + 1
        self._tops = [row.top for row in self.rows]
        self._firsts = [row.words[0].number for row in self.rows]

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        return self._tops[-1] + height(self.points) if self._tops else 0

    def at(self, y: int) -> tuple[WordRow, int] | None:
        """The row of words that row `y` of the terminal cuts, and how far below its top; None between them."""
        found = bisect_right(self._tops, y) - 1
        if found < 0 or y - self._tops[found] >= height(self.points):
            return None
        return self.rows[found], y - self._tops[found]

    def row_of(self, word: int) -> WordRow | None:
        """Where a word stands; the last row for words behind the end, None on an empty page."""
        return self.rows[max(0, bisect_right(self._firsts, word) - 1)] if self.rows else None

    def word_at(self, y: int) -> int:
        """The first word of the row of words at row `y` of the terminal, or of the one above it."""
        found = max(0, bisect_right(self._tops, y) - 1)
        return self._firsts[found] if self._firsts else 0


def column_width(widest: int, points: int) -> int:
    """Cells of a column of `widest` letters."""
    letter = width_of(_SAMPLE, points) / len(_SAMPLE) if points else 1
    return max(1, round(widest * letter))


def size_for(width: int, rows: int) -> int:
    """The largest step of `big_type.SIZES` of which a window of so many cells and rows holds enough."""
    fits = (
        step
        for step, points in enumerate(SIZES)
        if column_width(_LETTERS, points) <= width and _LINES * (height(points) + 1) <= rows
    )
    return max(fits, default=0)
