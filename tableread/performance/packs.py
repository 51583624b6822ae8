"""The voice packs and the rules of delivery, kept as they were read: a hundred kilobytes of TOML take longer to read than
the rest of the house takes to open."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tableread.base import made, paths
from tableread.cast import voices as cast_voices
from tableread.cast.delivery import Rule, Rules
from tableread.cast.voices import Voice
from tableread.speech import engines
from tableread.speech.registry import check_of, is_ours

_MOST = 2


class _Packs(msgspec.Struct, frozen=True):
    voices: tuple[Voice, ...]
    rules: tuple[Rule, ...]


def open_packs(folders: paths.Folders) -> tuple[list[Voice], Rules, list[str]]:
    """All voices, the rules, and a sentence for each mistake in them.

    They are kept only where nothing is wrong, and where no voice is a plug-in's: that may be another one tomorrow.
    """
    places = [paths.SHIPPED_VOICES, folders.voices]
    kept = folders.cache / "voices" / made.name_from(_code(), *_files(places))
    packs = made.fetch(kept, _Packs)
    if packs is not None:
        return list(packs.voices), Rules(packs.rules), []
    return _read(places, kept)


def _read(places: list[Path], kept: Path) -> tuple[list[Voice], Rules, list[str]]:
    from tableread.cast.delivery import read_rules
    from tableread.cast.voices import read_packs

    voices, mistakes = read_packs(places, check_of)
    rules, wrong = read_rules(places)
    if not mistakes and not wrong and all(is_ours(voice.engine) for voice in voices):
        made.keep(kept, _Packs(tuple(voices), tuple(rules)), _MOST)
    notices = [f"{mistake} The other voices are used." for mistake in mistakes]
    return voices, rules, notices + [f"{one} What is right in it is used." for one in wrong]


def _code() -> bytes:
    """Changes whenever what reads them does."""
    return made.state_of(Path(str(room.__file__)).parent for room in (cast_voices, engines))


def _files(places: list[Path]) -> list[bytes]:
    found: list[bytes] = []
    for place in places:
        for path in sorted(place.glob("*.toml")):
            try:
                found += [path.name.encode(), path.read_bytes()]
            except OSError:
                found += [path.name.encode(), b"?"]
    return found
