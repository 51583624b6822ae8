"""Documents whose names stand in a column of their own: tables of names and words, and names with a tab behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tableread.script.compose import compose
from tableread.script.document import Block, Paragraph, Row
from tableread.script.emphasis import plain
from tableread.script.headings import HEADING, take_number
from tableread.script.heard import find_heard, read_heard
from tableread.script.model import Places, Script
from tableread.script.pairs import in_pairs
from tableread.script.spoken_parts import SpokenParts, bare_name, is_set_apart
from tableread.script.stageplay.structure import ACT, PERSONS, SCENE, is_direction
from tableread.script.titles import title_and_authors

_FEWEST = 3
"""Rows with a name. Fewer may be a list of something else."""
_SURE = 0.85
"""Share of the cells that must be names: some have "ANA and BEN, who is late" in them."""
_MOST_NAMES = 0.75
"""Different names for each cell with one. Of a list of persons each is there once."""
_COUNTED = re.compile(r"[\W\d_]*")
_HEADS = frozenset(
    "character characters name names role roles who speaker person part figur figuren rolle person wer personnage personnages"
    " personaje personajes quién personaggio personagem роль персонаж кто namn szereplő".split()
)
"""What stands above the column of names, in small letters."""


class _Columns(NamedTuple):
    names: int
    words: int


def read(format: str, blocks: Sequence[Block], title: str) -> Script | None:  # noqa: A002
    """The script in a document's columns; None where they hold none."""
    blocks = in_pairs(blocks)
    rows = [block for block in blocks if isinstance(block, Row) and len(block.cells) > 1]
    heard = find_heard(rows)
    columns = _find(rows) if heard is None else None
    if heard is None and columns is None:
        return None
    films = any(
        isinstance(b, Paragraph) and HEADING.match(take_number(b.text).text) for b in blocks
    )
    out = SpokenParts()
    front: list[str] = []
    begun = listing = False
    speaking = False
    for place, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            if not block.text.strip():
                continue
            listing = (listing or bool(PERSONS.match(block.text))) and not _opens(plain(block.text))
            if (not begun and _is_title(block)) or listing:
                front.append(block.text)
                out.title(block.text, place)
                continue
            speaking = speaking and _goes_on(block, films)
            (out.said if speaking else out.told)(block.text, place)
            begun = True
        elif listing:
            out.title(", ".join(text for text in block.texts if text), place)
        elif heard is not None:
            read_heard(block, heard, out, place)
            begun = True
        elif columns is not None:
            speaking = _read_row(block, columns, out, place, speaking)
            begun = True
    found, authors = title_and_authors(front)
    return compose(
        format, out.elements, title=title or found, authors=authors, places=Places.PARAGRAPHS
    )


def _goes_on(block: Paragraph, films: bool) -> bool:
    """Whether a paragraph without a name belongs to the speech above it: in films those are action."""
    text = plain(block.text)
    if is_set_apart(block.text) or is_direction(text) or _opens(text):
        return False
    return block.indent > 0 or not films


def _opens(text: str) -> bool:
    """Whether a line opens an act or a scene."""
    return bool(HEADING.match(take_number(text).text) or ACT.match(text) or SCENE.match(text))


def _is_title(block: Paragraph) -> bool:
    """Whether a paragraph above everything else may belong to the title page."""
    if _opens(plain(block.text)):
        return False
    return (
        len(block.text) < 60
        and not is_set_apart(block.text)
        and block.text.rstrip()[-1:] not in ".!?"
    )


def _find(rows: Sequence[Row]) -> _Columns | None:
    """The columns of the names and of what they say; None where no column repeats names."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = [
        [row.texts[at] for row in rows if at < len(row.cells)] for at in range(min(width, 8))
    ]
    sizes = [sum(map(len, column)) for column in columns]
    for at, column in enumerate(columns):
        cells = [cell for cell in column if not _COUNTED.fullmatch(cell)]
        names = Counter(name.casefold() for name in map(bare_name, cells) if name)
        count = names.total()
        if count < max(_FEWEST, _SURE * len(cells)):
            continue
        if len(names) > _MOST_NAMES * count:
            continue
        words = max(
            (n for n in range(len(columns)) if n != at), key=sizes.__getitem__, default=None
        )
        if words is not None and sizes[words] > sizes[at]:
            return _Columns(at, words)
    return None


def _read_row(row: Row, columns: _Columns, out: SpokenParts, place: int, speaking: bool) -> bool:
    """Add what is in a row. Says whether somebody speaks at its end."""
    if len(row.cells) <= max(columns):  # a cell over all columns
        _tell(row.cells, out, place)
        return False
    name = row.texts[columns.names]
    words = row.cells[columns.words]
    if name.strip(" :.").casefold() in _HEADS:
        return speaking
    _tell((c for at, c in enumerate(row.cells) if at not in columns), out, place)
    if not name.strip():
        for paragraph in words:
            if speaking and not is_set_apart(paragraph.text):
                out.said(paragraph.text, place)
            else:
                out.told(paragraph.text, place)
                speaking = False
        return speaking
    if not bare_name(name):
        _tell(row.cells, out, place)
        return False
    out.cue(name, place)
    for paragraph in words:
        out.said(paragraph.text, place)
    return True


def _tell(cells: Iterable[Sequence[Paragraph]], out: SpokenParts, place: int) -> None:
    """Add cells that nobody says. Those that only count or tell a time are left out."""
    for cell in cells:
        for paragraph in cell:
            if not _COUNTED.fullmatch(paragraph.text):
                out.told(paragraph.text, place)
