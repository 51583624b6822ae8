"""The industry's page: where each element stands, in columns of 12-point Courier, and how it wraps.

Widths and margins as they are commonly taught: action 60 columns, dialogue 35 from column 10,
parentheticals 25 from column 15, cues from column 20, transitions at the right.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tableread.script.emphasis import plain
from tableread.script.model import Element, Kind, Script
from tableread.script.write.cue_line import cue_line
from tableread.script.write.marks import NO_MARKS, Marks, body, page_told

WIDTH = 60
"""Columns."""
PAGE_LINES = 54
"""Of text on a page."""


class Block(NamedTuple):
    """An element's lines as they stand on the page, each with its indent, and the gap above."""

    kind: Kind
    lines: tuple[str, ...]
    gap: int
    speaker: str = ""
    """On cues and what belongs to them: whose speech it is."""
    number: str = ""
    """On headings: the scene's, for both margins."""
    dual: bool = False
    """On cues: said together with the speech before."""
    bar: int | None = None
    """On the reader's own lines: the column that a bar stands to the left of."""
    revised: bool = False
    """To be marked with a star in the margin."""


BOXES: dict[Kind, tuple[int, int]] = {
    Kind.DIALOGUE: (10, 35),
    Kind.LYRICS: (12, 33),
    Kind.PARENTHETICAL: (15, 25),
    Kind.CUE: (20, 38),
}
"""Column and width of what does not have the whole `WIDTH`."""
LEFT_OUT = frozenset(
    {Kind.FURNITURE, Kind.TITLE, Kind.NOTE, Kind.SYNOPSIS, Kind.SECTION, Kind.PAGE_BREAK}
)


def blocks(script: Script, marks: Marks = NO_MARKS) -> Iterator[Block]:
    """What stands on the pages, in order. Notes, sections and synopses do not; pages of the draft are furniture."""
    speaker = ""
    for index, element in body(script):
        if element.kind in LEFT_OUT:
            continue
        if element.kind is Kind.CUE:
            speaker = element.speaker or element.text
        elif element.kind not in BOXES:
            speaker = ""
        gap = gap_above(element.kind)
        if index in marks.pages:
            told = page_told(marks.pages[index]).rjust(WIDTH)
            yield Block(Kind.FURNITURE, (told,), gap)
            gap = 0
        yield Block(
            element.kind,
            tuple(_lines(element)),
            gap,
            speaker,
            element.number or "",
            element.dual,
            0 if index in marks.own else None,
            element.revised,
        )


def gap_above(kind: Kind) -> int:
    """Empty lines above an element."""
    if kind is Kind.HEADING:
        return 2
    return 0 if kind in {Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS} else 1


def _lines(element: Element) -> Iterator[str]:
    text = plain(element.text)
    if element.kind is Kind.HEADING:
        yield from wrapped(text.upper(), WIDTH)
        return
    if element.kind is Kind.CUE:
        name, bracket, extensions = cue_line(element).partition(" (")
        text = name.upper() + bracket + extensions
    if element.kind is Kind.TRANSITION:
        yield from (line.rjust(WIDTH) for line in wrapped(text, WIDTH))
    elif element.kind is Kind.CENTERED:
        yield from (line.center(WIDTH).rstrip() for line in wrapped(text, WIDTH))
    else:
        indent, width = BOXES.get(element.kind, (0, WIDTH))
        hanging = element.kind is Kind.PARENTHETICAL
        for number, line in enumerate(wrapped(text, width)):
            yield " " * (indent + (hanging and number > 0)) + line


def wrapped(text: str, width: int) -> list[str]:
    """`text` filled to `width`, its own line ends kept. At least one line."""
    out: list[str] = []
    for line in text.split("\n"):
        out += textwrap.wrap(line, width, break_on_hyphens=False) or [""]
    return out


def title_lines(title: str, authors: Sequence[str]) -> list[str]:
    """What a title page says."""
    lines = [title] if title else []
    if authors:
        lines += ["", "written by", "", *authors]
    return lines
