"""Plays as editions, schools and theatres type them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from random import Random

from tableread.script.model import Kind
from tests.bench.piece import Form, Piece, Speech, grouped


def _aside(piece: Piece) -> str:
    text = " ".join(piece.text.split())
    return f"[{text.strip('()[]')}]" if piece.kind is Kind.PARENTHETICAL else text


def _prose(speech: Speech) -> str:
    return " ".join(_aside(piece) for piece in speech[1])


def _verse(speech: Speech) -> str:
    return "\n".join(
        piece.text if piece.kind is Kind.DIALOGUE else _aside(piece) for piece in speech[1]
    )


def _inline(opening: str, small: bool) -> Callable[[Speech, Random], str]:
    def write(speech: Speech, chance: Random) -> str:
        name = speech[0].title() if small else speech[0].upper()
        text = opening.format(name=name) + " ".join(_prose(speech).split())
        return textwrap.fill(text, 72, replace_whitespace=False, expand_tabs=False)

    return write


def _above(small: bool, between: str) -> Callable[[Speech, Random], str]:
    def write(speech: Speech, chance: Random) -> str:
        name = speech[0].title() if small else speech[0].upper()
        return name + between + _verse(speech)

    return write


def _mixed(speech: Speech, chance: Random) -> str:
    """As editors do who set prose and verse apart, and directions behind the name."""
    first = speech[1][0]
    if first.kind is Kind.PARENTHETICAL and len(speech[1]) > 1:
        return f"{speech[0].upper()}, {_aside(first)}\n{_verse((speech[0], speech[1][1:]))}"
    is_prose = chance.random() < 0.5
    return (
        f"{speech[0].upper()}  {_prose(speech)}"
        if is_prose
        else f"{speech[0].upper()}\n{_verse(speech)}"
    )


def _edition(
    speech: Callable[[Speech, Random], str], between: str = "\n\n"
) -> Callable[[list[Piece], str], bytes]:
    def write(pieces: list[Piece], name: str) -> bytes:
        chance = Random(name)
        parts = []
        for part in grouped(pieces):
            if isinstance(part, Piece):
                text = " ".join(part.text.split())
                parts.append(f"[{text.strip('()[]')}]" if part.kind is Kind.ACTION else text)
            else:
                parts.append(speech(part, chance))
        return between.join(parts).encode()

    return write


PLAY_FORMS = (
    Form("NAME. text", ".txt", _edition(_inline("{name}. ", small=False))),
    Form("Name. text", ".txt", _edition(_inline("{name}. ", small=True))),
    Form("NAME: text, in a play", ".txt", _edition(_inline("{name}: ", small=False))),
    Form("Name: text, in a play", ".txt", _edition(_inline("{name}: ", small=True))),
    Form("Name: text, no blank lines", ".txt", _edition(_inline("{name}: ", small=True), "\n")),
    Form("NAME<tab>text", ".txt", _edition(_inline("{name}\t", small=False))),
    Form("NAME above its words", ".txt", _edition(_above(small=False, between="\n"))),
    Form("Name above its words", ".txt", _edition(_above(small=True, between="\n"))),
    Form("NAME, an empty line, words", ".txt", _edition(_above(small=False, between="\n\n"))),
    Form("several forms of cues", ".txt", _edition(_mixed)),
)
