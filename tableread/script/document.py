"""What documents are made of, whatever program wrote them: paragraphs, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Paragraph(NamedTuple):
    """A paragraph as it was typed, with marks for emphasis. Without text it is an empty line."""

    text: str
    style: str
    indent: int
    """Columns."""
    space_above: bool = False
    centred: bool = False
    number: str = ""
    """Of a scene, where the document says it apart from the text."""
    dual: bool = False
    """Of a cue, where the document says that it is said together with the speech before."""
    revised: bool = False


class Row(NamedTuple):
    """A row of a table: the paragraphs of each of its cells. One cell alone goes over all columns."""

    cells: tuple[tuple[Paragraph, ...], ...]

    @property
    def texts(self) -> list[str]:
        """The text of each cell, on one line."""
        return [" ".join(p.text for p in cell if p.text.strip()) for cell in self.cells]


Block = Paragraph | Row
"""What a document is a list of. A place counts them from 1."""

_PAGE_WIDTH = 60
"""Columns between the margins."""
_MOST_IN_A_CELL = 60
"""Paragraphs. A cell with more is no part of a row: the table is a frame around the page."""


def centre(text: str) -> int:
    """The column at which a centred line begins."""
    return max(0, (_PAGE_WIDTH - len(text)) // 2)


def table(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> Iterator[Block]:
    """The blocks of a table: its rows, or, where it is only a frame around the page, what is in its cells."""
    is_frame = all(len(row) < 2 for row in rows) or any(
        len(cell) > _MOST_IN_A_CELL for row in rows for cell in row
    )
    for row in rows:
        if is_frame:
            for cell in row:
                yield from cell
        else:
            yield Row(tuple(map(tuple, row)))


def as_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The blocks as lines of text: a row is its cells with tabs between."""
    for block in blocks:
        if isinstance(block, Row):
            yield Paragraph("\t".join(text for text in block.texts if text), "", 0)
        else:
            yield block
