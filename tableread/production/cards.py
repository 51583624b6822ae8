"""The lines of a part as cards: the cue on the front, the line on the back; written as Markdown, as a table, for Anki."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from tableread.base.spreadsheets import harmless
from tableread.cast.casting import NARRATOR
from tableread.learning.excerpt import cue_of
from tableread.production.production import Production
from tableread.production.progress_words import part_names
from tableread.production.report_markdown import escaped
from tableread.rehearsal.order import Line
from tableread.script.line_id import LineId

_NO_CUE = "The first line."


class CueLine(NamedTuple):
    """A line of a cue."""

    speaker: str
    """ "" the narrator."""
    text: str

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


class Card(NamedTuple):
    """One speech of a part."""

    line: LineId
    """The identity of its first line: the same in the next draft, so that a card is known again."""
    scene: str
    speaker: str
    cue: tuple[CueLine, ...]
    text: str
    cue_lines: tuple[Line, ...]
    lines: tuple[Line, ...]


class CardSound(NamedTuple):
    """MP3 files; b"" for none."""

    cue: bytes
    line: bytes


class Cards(NamedTuple):
    """Of some parts of a script."""

    title: str
    parts: tuple[str, ...]
    key: str
    """The script's in the library."""
    cards: tuple[Card, ...]


def cards_of(production: Production, parts: Sequence[str]) -> Cards:
    """A card for each speech of `parts`, in the order of the script."""
    order = production.whole_order()
    scenes = production.script.scenes
    found = []
    for turn in order.speeches(lambda line: (line.speaker or NARRATOR) in parts):
        own = [order.lines[at] for at in turn if (order.lines[at].speaker or NARRATOR) in parts]
        scene = own[0].scene
        heading = "" if scene is None else f"{scene + 1} {scenes[scene].heading}"
        before = [order.lines[at] for at in cue_of(order, turn, parts)]
        cue = tuple(CueLine(line.speaker or NARRATOR, _one_line(line.text)) for line in before)
        text = "\n".join(_one_line(line.text) for line in own)
        speaker = own[0].speaker or NARRATOR
        found.append(Card(own[0].id, heading, speaker, cue, text, tuple(before), tuple(own)))
    return Cards(production.script.title, tuple(parts), production.key, tuple(found))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def markdown(cards: Cards) -> bytes:
    """Cues as quotes, lines below them, by scene."""
    parts = [f"# {escaped(cards.title)}: {escaped(part_names(cards.parts))}\n"]
    for scene, group in groupby(cards.cards, key=lambda card: card.scene):
        if scene:
            parts.append(f"\n## {escaped(scene)}\n")
        for card in group:
            cue = "".join(f"> {escaped(str(line))}  \n" for line in card.cue)
            text = "  \n".join(map(escaped, card.text.split("\n")))
            parts.append(f"\n{cue or f'> {_NO_CUE}' + chr(10)}\n{text}\n")
    return _encoded("".join(parts))


def table(cards: Cards) -> bytes:
    """A row for each card, with a heading row; commas between cells."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("scene", "character", "cue", "line"))
    for card in cards.cards:
        cue = "\n".join(map(str, card.cue))
        rows.writerow(map(harmless, (card.scene, card.speaker, cue, card.text)))
    return _encoded(out.getvalue())


def anki(cards: Cards, sounds: Mapping[LineId, CardSound] = MappingProxyType({})) -> bytes:
    """A package for Anki, with these sounds by the cards' lines. Raises `WriteError` where the extra is not installed."""
    from tableread.production.anki import Sides, package

    name = f"{cards.title}: {part_names(cards.parts)}"
    sides = [
        Sides(
            f"{cards.key} {card.line}",
            _html(card.scene),
            "<br>".join(_html(str(line)) for line in card.cue) or _NO_CUE,
            _html(card.text),
            *sounds.get(card.line, CardSound(b"", b"")),
        )
        for card in cards.cards
    ]
    return package(name, f"{cards.key} {' '.join(cards.parts)}", sides)


def _html(text: str) -> str:
    """A script may hold anything; what Anki shows is a page."""
    return escape(text).replace("\n", "<br>")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


FORMS: dict[str, tuple[str, Callable[[Cards], bytes]]] = {
    "md": (".md", markdown),
    "csv": (".csv", table),
    "anki": (".apkg", anki),
}
"""By name: the ending of the file, and what writes it."""
