"""The script model: what every reader makes of a file and everybody else works with.

A `Script` is immutable. Its elements are in reading order, each with the place in the decoded
source it came from, so that the author's file is never out of reach. Knows no other room.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What an element is; the values are the words of the `parse --json` contract."""

    HEADING = "heading"
    ACTION = "action"
    CUE = "cue"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    CENTERED = "centered"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    PAGE_BREAK = "page_break"
    TITLE = "title"
    FURNITURE = "furniture"


SPOKEN_IN_SPEECH = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS})
"""What belongs to the cue before it."""

TRANSPARENT = frozenset({Kind.NOTE, Kind.FURNITURE, Kind.PAGE_BREAK, Kind.TITLE})
"""What a speech may contain without being ended by it: a page number is not the end of a thought."""


class Places(StrEnum):
    """What the two numbers of a place in the source count."""

    CHARACTERS = "characters"
    """[start, end) in characters of the decoded source: text formats."""
    PARAGRAPHS = "paragraphs"
    """First and last paragraph, from 1: formats that are made of paragraphs (XML, Word)."""
    LINES = "lines"
    """Page and line on it, both from 1: PDF."""


def place_in_words(places: Places, span: tuple[int, int]) -> str:
    """Where a place is, for people: "page 3, line 12"."""
    if places is Places.LINES:
        return f"page {span[0]}, line {span[1]}"
    if places is Places.PARAGRAPHS:
        return f"paragraph {span[0]}"
    return f"position {span[0]:,}"


class Element(NamedTuple):
    """One paragraph of a script."""

    kind: Kind
    text: str
    span: tuple[int, int]
    """Where it stands in the source; `Script.places` says what the numbers count."""
    speaker: str | None = None
    """On cues: the canonical name, one spelling for "Joel", "JOEL (V.O.)" and "Joel's voice"."""
    extensions: tuple[str, ...] = ()
    """On cues: what stood in brackets behind the name, without the brackets."""
    number: str | None = None
    """On headings: the scene number, if the script gives one."""
    dual: bool = False
    """On cues: spoken together with the speech before."""
    together: tuple[str, ...] = ()
    """On cues of several, "BOB & ALICE": their names, where each of them has a name."""
    revised: bool = False
    """Marked as changed since the draft before, with a star in the margin or the like."""


class Scene(NamedTuple):
    """A heading and all up to the next; `first` is the index of the heading in the elements."""

    number: str | None
    heading: str
    first: int


class Character(NamedTuple):
    """A speaking character, with the size of the part."""

    name: str
    speeches: int
    words: int


class UncertainPlace(NamedTuple):
    """What the reader was not sure of, with its place."""

    span: tuple[int, int]
    """As in elements."""
    message: str


class Speech(NamedTuple):
    """One character's turn: a cue and what follows it until something else is said or done."""

    cue: int
    """Index of the cue among the elements."""
    parts: tuple[int, ...]
    """Indexes of the parentheticals, dialogue and lyrics."""


@dataclass(frozen=True)
class Script:
    """A whole script, as immutable data."""

    format: str
    title: str
    authors: tuple[str, ...]
    elements: tuple[Element, ...]
    warnings: tuple[UncertainPlace, ...] = ()
    places: Places = Places.CHARACTERS

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Every heading with where it stands."""
        heading = Kind.HEADING
        return tuple(
            Scene(e.number, e.text, i) for i, e in enumerate(self.elements) if e.kind is heading
        )

    @cached_property
    def characters(self) -> tuple[Character, ...]:
        """Who speaks, by number of words, the largest part first."""
        return tuple(_characters(self))

    @cached_property
    def _scene_starts(self) -> list[int]:
        return [scene.first for scene in self.scenes]

    def scene_of(self, index: int) -> int | None:
        """Number of the scene (from 0) that element `index` is in, or None before the first."""
        at = bisect_right(self._scene_starts, index) - 1
        return at if at >= 0 else None

    @cached_property
    def resumed(self) -> frozenset[int]:
        """Cues that only say, over a page's end, who goes on speaking: no turns of their own."""
        return frozenset(_resumed(self.elements))

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """Every cue with what it owns, in order."""
        return tuple(_speeches(self.elements, self.resumed))


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def count_words(text: str) -> int:
    """Number of spoken words in `text`."""
    return len(_WORD.findall(text))


def _characters(script: Script) -> Iterable[Character]:
    speeches: Counter[str] = Counter()
    words: Counter[str] = Counter()
    elements = script.elements
    for speech in script.speeches:
        name = elements[speech.cue].speaker or elements[speech.cue].text
        speeches[name] += 1
        for part in speech.parts:
            if elements[part].kind is not Kind.PARENTHETICAL:
                words[name] += count_words(elements[part].text)
    ranked = sorted(speeches, key=lambda name: (-words[name], -speeches[name], name))
    return (Character(name, speeches[name], words[name]) for name in ranked)


_CONTINUES = re.compile(r"cont|forts|suite", re.IGNORECASE)


def _resumed(elements: Iterable[Element]) -> Iterable[int]:
    speaker: str | None = None
    crossed = False
    for index, element in enumerate(elements):
        kind = element.kind
        if kind is Kind.CUE:
            again = element.speaker == speaker and any(map(_CONTINUES.match, element.extensions))
            if crossed and again:
                yield index
            speaker, crossed = element.speaker, False
        elif kind is Kind.FURNITURE:
            crossed = True
        elif kind not in SPOKEN_IN_SPEECH:
            speaker = None
        else:
            crossed = False


def _speeches(elements: Iterable[Element], resumed: frozenset[int]) -> Iterable[Speech]:
    cue: int | None = None
    parts: list[int] = []
    for index, element in enumerate(elements):
        if index in resumed:
            continue
        if element.kind is Kind.CUE:
            if cue is not None:
                yield Speech(cue, tuple(parts))
            cue, parts = index, []
        elif element.kind in SPOKEN_IN_SPEECH:
            if cue is not None:
                parts.append(index)
        elif element.kind not in TRANSPARENT and cue is not None:
            yield Speech(cue, tuple(parts))
            cue = None
    if cue is not None:
        yield Speech(cue, tuple(parts))
