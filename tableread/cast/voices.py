"""Voices as named descriptions, kept in TOML packs that anybody can add to.

A voice says how a person sounds, not how to make the sound: that is the engine's business.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from tableread.errors import NoVoicesError, VoicePackError

log = logging.getLogger(__name__)

ENGINES = frozenset({"espeak"})
"""Engines that voices may ask for."""

Gender = Literal["female", "male", "neutral"]
Age = Literal["child", "young", "adult", "old"]


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How somebody sounds. Units: rate in words a minute, gain in dB; pitch and range 0-99."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    description: str = ""
    engine: str = "espeak"
    language: str = "en-US"
    variant: str = ""
    """The engine's own name of a voice or, for eSpeak, of a variant: its case matters."""
    gender: Gender = "neutral"
    age: Age = "adult"
    rate: Annotated[int, msgspec.Meta(ge=80, le=449)] = 170
    pitch: Annotated[int, msgspec.Meta(ge=0, le=99)] = 50
    range: Annotated[int, msgspec.Meta(ge=0, le=99)] = 50
    gain: Annotated[float, msgspec.Meta(ge=-30, le=30)] = 0.0
    reserved: Literal["", "narrator", "by hand"] = ""
    """For the narrator, whom nobody shares; or given only by hand."""


OWN_TAKES = Voice(
    id="own-takes",
    description="you: the last take of every line that was recorded, this voice for the others",
    engine="takes",
    reserved="by hand",
)
"""Plays the actor's own recordings."""


def read_pack(path: Path) -> tuple[list[Voice], list[VoicePackError]]:
    """Voices of one pack, and what is wrong in it: the file, the number of the voice, the field."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return [], [VoicePackError(f"{path.name} could not be read: {error.strerror}.")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [VoicePackError(f"{path.name} is not valid TOML: {error}.")]
    listed = tables.get("voice")
    if not isinstance(listed, list) or set(tables) != {"voice"}:
        return [], [
            VoicePackError(f"{path.name} has no [[voice]] tables, or something else beside.")
        ]
    voices: list[Voice] = []
    mistakes: list[VoicePackError] = []
    for number, table in enumerate(listed, 1):
        try:
            voice = msgspec.convert(table, Voice)
            if voice.engine not in ENGINES:
                said = f"{voice.id} needs the engine {voice.engine}, which is not here"
                mistakes.append(VoicePackError(f"{path.name}: voice {number}, {said}."))
            else:
                voices.append(voice)
        except msgspec.ValidationError as error:
            said = _in_words(str(error))
            mistakes.append(VoicePackError(f"{path.name}: voice {number}, {said}."))
    return voices, mistakes


def _in_words(message: str) -> str:
    """msgspec's "... - at `$.pitch`" as "pitch: ..."."""
    what, _, where = message.partition(" - at `$")
    return f"{where.strip('`.')}: {what}" if where else what


def read_packs(folders: Iterable[Path]) -> tuple[list[Voice], list[VoicePackError]]:
    """All voices of the packs in `folders`, a later one replacing an earlier of the same id.

    A voice with a mistake is left out and its error returned: the read goes on without it.
    """
    voices: dict[str, Voice] = {}
    mistakes: list[VoicePackError] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            found, wrong = read_pack(path)
            voices |= {voice.id: voice for voice in found}
            mistakes += wrong
    for mistake in mistakes:
        log.warning("%s", mistake)
    return list(voices.values()), mistakes


def narrator_of(voices: Sequence[Voice]) -> Voice:
    """The voice that tells headings and action. Raises `NoVoicesError` where there are none."""
    if not voices:
        raise NoVoicesError
    return next((v for v in voices if v.reserved == "narrator"), voices[0])
