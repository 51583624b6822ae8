"""Screenplays as people type, export and scan them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from tableread.script.model import Kind
from tests.bench.piece import Form, Piece


class _Page(NamedTuple):
    """Columns where things begin, columns they are wide, and what is done to them."""

    action: int = 10
    dialogue: int = 20
    aside: int = 25
    cue: int = 30
    width: int = 60
    narrow: int = 35
    gaps: bool = True
    """Empty lines above headings, action and cues."""
    spaced: bool = False
    """An empty line after every line."""
    multicam: bool = False
    """Action in capitals, an empty line between the lines of a speech."""

    def lines(self, pieces: list[Piece]) -> Iterator[str]:
        """The page."""
        for piece in pieces:
            for number, line in enumerate(self._placed(piece)):
                above = piece.kind not in {Kind.DIALOGUE, Kind.PARENTHETICAL} and number == 0
                if (above and self.gaps) or (self.multicam and piece.kind is Kind.DIALOGUE):
                    yield ""
                yield line
                if self.spaced:
                    yield ""

    def _placed(self, piece: Piece) -> list[str]:
        kind, text = piece
        if kind is Kind.TRANSITION:
            return [text.upper().rjust(self.action + self.width)]
        if kind in {Kind.HEADING, Kind.CUE} or (kind is Kind.ACTION and self.multicam):
            text = text.upper()
        at, width = {
            Kind.CUE: (self.cue, 38),
            Kind.DIALOGUE: (self.dialogue, self.narrow),
            Kind.PARENTHETICAL: (self.aside, 25),
        }.get(kind, (self.action, self.width))
        rows = (row for line in text.split("\n") for row in textwrap.wrap(line, width))
        return [" " * at + row for row in rows]


def _laid_out(page: _Page) -> Callable[[list[Piece], str], bytes]:
    return lambda pieces, name: "\n".join(page.lines(pieces)).encode()


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _mixed_case(name: str) -> str:
    """ "MAN'S VOICE" → "Man's Voice"."""
    return _WORD.sub(lambda m: m[0].capitalize(), name)


def _named(opening: str, small: bool) -> Callable[[list[Piece], str], bytes]:
    """A speech is one paragraph behind its name; headings and action as in a screenplay."""

    def write(pieces: list[Piece], name: str) -> bytes:
        lines: list[str] = []
        seconds = 12
        for kind, text in pieces:
            if kind is Kind.CUE:
                who = _mixed_case(text) if small else text.upper()
                lines += [
                    "",
                    opening.format(name=who, time=f"{seconds // 60:02}:{seconds % 60:02}"),
                ]
                seconds += 7
            elif kind in {Kind.DIALOGUE, Kind.PARENTHETICAL}:
                lines[-1] += f" {' '.join(text.split())}"
            else:
                lines += ["", text.upper() if kind in {Kind.HEADING, Kind.TRANSITION} else text]
        return "\n".join(lines).encode()

    return write


_MISREAD = {
    "l": "1",
    "o": "0",
    "e": "c",
    "m": "rn",
    "I": "l",
    "h": "b",
    "S": "5",
    "t": "f",
    "a": "o",
    "u": "v",
}


_SHARE = 0.01
"""Of all letters are misread, of all lines are specks."""


def _misread(pieces: list[Piece], name: str) -> list[Piece]:
    """Some letters are read as others."""
    chance = Random(name)
    return [
        piece._replace(
            text="".join(
                _MISREAD.get(c, c.swapcase()) if c != " " and chance.random() < _SHARE else c
                for c in piece.text
            )
        )
        for piece in pieces
    ]


def _scanned(pieces: list[Piece], name: str) -> bytes:
    """Some columns are off, some lines are specks."""
    chance = Random(name)
    lines = []
    for line in _Page().lines(pieces):
        off = " " * chance.choice((0, 0, 0, 1, 2)) if line.strip() else ""
        lines.append(off + line)
        if chance.random() < _SHARE:
            lines.append(" " * chance.randrange(60) + chance.choice(".'-|"))
    return "\n".join(lines).encode()


FILM_FORMS = (
    Form("laid out", ".txt", _laid_out(_Page())),
    Form("dialogue offset by 10 columns", ".txt", _laid_out(_Page(15, 25, 31, 37))),
    Form("no blank lines", ".txt", _laid_out(_Page(gaps=False))),
    Form("double spaced", ".txt", _laid_out(_Page(spaced=True))),
    Form("multi-camera", ".txt", _laid_out(_Page(multicam=True))),
    Form("NAME: text", ".txt", _named("{name}:", small=False)),
    Form("Name: text", ".txt", _named("{name}:", small=True)),
    Form("**Name:** text", ".md", _named("**{name}:**", small=True)),
    Form("[00:12] Name: text", ".txt", _named("[{time}] {name}:", small=True)),
    Form("scanned", ".txt", _scanned, _misread),
)
