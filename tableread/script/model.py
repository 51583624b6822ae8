"""The script model: what every reader makes of a file and everybody else works with.

A `Script` is immutable. Its elements are in reading order, each with the place in the decoded
source it came from, so that the author's file is never out of reach. Knows no other room.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
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


class Doubt(NamedTuple):
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
    scenes: tuple[Scene, ...]
    characters: tuple[Character, ...]
    """By number of words, the largest part first."""
    warnings: tuple[Doubt, ...] = ()
    places: Places = Places.CHARACTERS

    @cached_property
    def _scene_starts(self) -> list[int]:
        return [scene.first for scene in self.scenes]

    def scene_of(self, index: int) -> int | None:
        """Number of the scene (from 0) that element `index` is in, or None before the first."""
        at = bisect_right(self._scene_starts, index) - 1
        return at if at >= 0 else None

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """Every cue with what it owns, in order."""
        return tuple(_speeches(self.elements))


def compose(
    format: str,  # noqa: A002 - the contract's word
    elements: Sequence[Element],
    *,
    title: str = "",
    authors: Sequence[str] = (),
    warnings: Sequence[Doubt] = (),
    places: Places = Places.CHARACTERS,
) -> Script:
    """Make a `Script` of what a reader found: settles names, numbers scenes, counts parts."""
    settled = _with_one_spelling(elements)
    scenes = tuple(
        Scene(e.number, e.text, i) for i, e in enumerate(settled) if e.kind is Kind.HEADING
    )
    return Script(
        format=format,
        title=title,
        authors=tuple(authors),
        elements=settled,
        scenes=scenes,
        characters=_characters(settled),
        warnings=tuple(warnings),
        places=places,
    )


_VOICE_OF = re.compile(r"(.+?)(?:['’]s?)? voice", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def count_words(text: str) -> int:
    """Number of spoken words in `text`."""
    return len(_WORD.findall(text))


def _with_one_spelling(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Give every cue its character's one name: the commonest spelling, without "'s voice"."""
    written = Counter(e.speaker for e in elements if e.kind is Kind.CUE and e.speaker)
    spelling: dict[str, str] = {}
    for name, _ in written.most_common():
        spelling.setdefault(name.casefold(), name)
    canonical: dict[str, str] = {}
    for name in written:
        own = spelling[name.casefold()]
        voice = _VOICE_OF.fullmatch(name)
        # "WOMAN'S VOICE" is Woman's only if a Woman speaks elsewhere; else it is a name.
        canonical[name] = spelling.get(voice[1].casefold(), own) if voice else own
    if all(name == own for name, own in canonical.items()):
        return tuple(elements)
    return tuple(
        e._replace(speaker=canonical[e.speaker]) if e.speaker in canonical else e for e in elements
    )


def _speeches(elements: Iterable[Element]) -> Iterable[Speech]:
    cue: int | None = None
    parts: list[int] = []
    for index, element in enumerate(elements):
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


def _characters(elements: Sequence[Element]) -> tuple[Character, ...]:
    speeches: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for speech in _speeches(elements):
        name = elements[speech.cue].speaker or elements[speech.cue].text
        speeches[name] += 1
        for part in speech.parts:
            if elements[part].kind is not Kind.PARENTHETICAL:
                words[name] += count_words(elements[part].text)
    ranked = sorted(speeches, key=lambda name: (-words[name], -speeches[name], name))
    return tuple(Character(name, speeches[name], words[name]) for name in ranked)
