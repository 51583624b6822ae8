"""A script taken apart, to be written in another form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tableread.script.emphasis import plain
from tableread.script.model import Kind, Script
from tableread.script.write.layout import LEFT_OUT


class Piece(NamedTuple):
    """One paragraph. Lyrics are dialogue here, and what is centred is action; cues are names alone."""

    kind: Kind
    text: str


Speech = tuple[str, list[Piece]]
"""A name, and what is said under it with its directions."""


class Form(NamedTuple):
    """One form of script files."""

    name: str
    ending: str
    """Of such files, with its dot."""
    write: Callable[[list[Piece], str], bytes]
    """The file; what is left to chance follows from the second argument, the script's name."""
    spoil: Callable[[list[Piece], str], list[Piece]] | None = None
    """What becomes of letters before they are written. No reader can know the words that were; names come back."""


_AS = {Kind.LYRICS: Kind.DIALOGUE, Kind.CENTERED: Kind.ACTION}


def pieces_of(script: Script) -> list[Piece]:
    """Its paragraphs, without speeches in which nothing is said and what nobody reads."""
    elements = script.elements
    said = {
        at
        for speech in script.speeches
        if any(elements[part].kind in {Kind.DIALOGUE, Kind.LYRICS} for part in speech.parts)
        for at in (speech.cue, *speech.parts)
    }
    in_speech = {Kind.CUE, Kind.DIALOGUE, Kind.LYRICS, Kind.PARENTHETICAL}
    found = []
    for at, element in enumerate(elements):
        if element.kind in LEFT_OUT or (element.kind in in_speech and at not in said):
            continue
        text = element.speaker if element.kind is Kind.CUE else plain(element.text)
        found.append(Piece(_AS.get(element.kind, element.kind), text or element.text))
    return found


def grouped(pieces: list[Piece]) -> Iterator[Piece | Speech]:
    """Speeches with all that is in them; everything else alone."""
    speech: Speech | None = None
    for piece in pieces:
        if piece.kind is Kind.CUE:
            if speech:
                yield speech
            speech = (piece.text, [])
        elif piece.kind in {Kind.DIALOGUE, Kind.PARENTHETICAL} and speech:
            speech[1].append(piece)
        else:
            if speech:
                yield speech
            speech = None
            yield piece
    if speech:
        yield speech
