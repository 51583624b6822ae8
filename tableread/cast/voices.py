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

from tableread.errors import VoicePackError

log = logging.getLogger(__name__)

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


class _Pack(msgspec.Struct, forbid_unknown_fields=True):
    voice: list[Voice]


def read_pack(path: Path) -> list[Voice]:
    """Voices of one pack. Raises `VoicePackError` that names the file, the voice and the field."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(tables, _Pack).voice
    except OSError as error:
        raise VoicePackError(f"{path.name} could not be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VoicePackError(f"{path.name} is not valid TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise VoicePackError(f"{path.name}: {_in_words(str(error))}.") from error


def _in_words(message: str) -> str:
    """msgspec's "... - at `$.voice[2].pitch`" as "voice 3, pitch: ..."."""
    what, _, where = message.partition(" - at `$")
    if not where:
        return message
    place = where.rstrip("`").replace(".voice[", "voice ").replace("].", ", ").rstrip("]")
    number = place.removeprefix("voice ").split(",")[0]
    if number.isdigit():
        place = place.replace(f"voice {number}", f"voice {int(number) + 1}", 1)
    return f"{place.lstrip('.')}: {what}"


def read_packs(folders: Iterable[Path]) -> tuple[list[Voice], list[VoicePackError]]:
    """All voices of the packs in `folders`, a later one replacing an earlier of the same id.

    A pack with a mistake is left out and its error returned: the read goes on without it.
    """
    voices: dict[str, Voice] = {}
    errors: list[VoicePackError] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                voices |= {voice.id: voice for voice in read_pack(path)}
            except VoicePackError as error:
                log.warning("%s", error)
                errors.append(error)
    return list(voices.values()), errors


def narrator_of(voices: Sequence[Voice]) -> Voice:
    """The voice that tells headings and action."""
    return next((v for v in voices if v.reserved == "narrator"), voices[0])
