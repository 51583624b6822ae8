"""Packages of cards for Anki: the one file that knows the library which writes them, an extra."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tableread.base.errors import WriteError

_FRONT = '<div style="color:#777;font-size:70%">{{Scene}}</div>{{Cue}}'
_BACK = "{{FrontSide}}<hr id=answer>{{Line}}"
_STYLE = ".card { font-family: serif; font-size: 22px; text-align: left; max-width: 36em; margin: auto; }"


class Sides(NamedTuple):
    """One card; all but `name` are HTML."""

    name: str
    """What it is known by: one that is imported again replaces the one that is there, and keeps its dates."""
    scene: str
    front: str
    back: str


def package(title: str, name: str, cards: Sequence[Sides]) -> bytes:
    """The file. `name`: what the deck is known by. Raises `WriteError` where the library is missing."""
    try:
        import genanki
    except ImportError:
        raise WriteError(
            "Anki packages need an extra: pip install 'tableread[anki]'. "
            "Or use --to csv, which Anki imports, too."
        ) from None
    model = genanki.Model(
        _number("tableread: cue and line"),
        "Cue and line (tableread)",
        fields=[{"name": "Cue"}, {"name": "Line"}, {"name": "Scene"}],
        templates=[{"name": "Line", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(_number(name), title)
    for card in cards:
        fields = [card.front, card.back, card.scene]
        deck.add_note(genanki.Note(model, fields, guid=genanki.guid_for(card.name)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.apkg"
        genanki.Package(deck).write_to_file(str(file))
        return file.read_bytes()


def _number(name: str) -> int:
    """Anki knows decks and kinds of cards by numbers, of which these are never used by itself: it takes moments."""
    return 1 << 40 | int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
