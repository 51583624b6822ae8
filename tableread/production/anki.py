"""Packages of cards for Anki: the one file that knows the library which writes them, an extra."""

from __future__ import annotations

import importlib.util
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
    front_sound: bytes = b""
    """MP3, played when the front is shown; b"" for none."""
    back_sound: bytes = b""


def require_anki() -> None:
    """Raises `WriteError` where the library is missing: asked before long work."""
    if importlib.util.find_spec("genanki") is None:
        raise WriteError(
            "Anki packages need an extra: pip install 'tableread[anki]'. "
            "Or use --to csv, which Anki imports, too."
        )


def package(title: str, name: str, cards: Sequence[Sides]) -> bytes:
    """The file. `name`: what the deck is known by. Raises `WriteError` where the library is missing."""
    require_anki()
    import genanki

    model = genanki.Model(
        _number("tableread: cue and line"),
        "Cue and line (tableread)",
        fields=[{"name": "Cue"}, {"name": "Line"}, {"name": "Scene"}],
        templates=[{"name": "Line", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(_number(name), title)
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        media: set[str] = set()
        for card in cards:
            front = card.front + _played(card.front_sound, folder, media)
            back = card.back + _played(card.back_sound, folder, media)
            fields = [front, back, card.scene]
            deck.add_note(genanki.Note(model, fields, guid=genanki.guid_for(card.name)))
        file = folder / "cards.apkg"
        genanki.Package(deck, media_files=sorted(media)).write_to_file(str(file))
        return file.read_bytes()


def _played(sound: bytes, folder: Path, media: set[str]) -> str:
    """What plays `sound` on a card; its file is written into `folder` and added to `media`. All files of all decks lie in
    one folder of Anki's, so each is called by what is in it: another sound has another name, and the same is one file."""
    if not sound:
        return ""
    file = folder / f"tableread-{blake2b(sound, digest_size=12).hexdigest()}.mp3"
    file.write_bytes(sound)
    media.add(str(file))
    return f"[sound:{file.name}]"


def _number(name: str) -> int:
    """Anki knows decks and kinds of cards by numbers, of which these are never used by itself: it takes moments."""
    return 1 << 40 | int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
