"""What is marked in a script for the person who is to read it on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tableread.script.model import Element, Kind, Script


class Marks(NamedTuple):
    """Indexes are those of the script's elements."""

    own: frozenset[int]
    """Cues and lines of the reader's own."""
    pages: Mapping[int, int]
    """The page of the draft, from 1, that is told above an element."""
    cover: tuple[str, ...]
    """What the first page says below the title, line by line."""


NO_MARKS = Marks(frozenset(), {}, ())


def body(script: Script) -> Iterator[tuple[int, Element]]:
    """The elements that are written, with their indexes: without what belongs to the pages of the source, such as a cue
    that only says, over a page's end, who goes on speaking."""
    for index, element in enumerate(script.elements):
        if element.kind not in {Kind.FURNITURE, Kind.TITLE} and index not in script.resumed:
            yield index, element


def page_told(page: int) -> str:
    """What is told above an element that begins on another page of the draft."""
    return f"Draft page {page}"
