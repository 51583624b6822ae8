"""Voices as named descriptions, kept in TOML packs that anybody can add to.

A voice says how a person sounds: an engine's voice plus a shape. What only its engine understands lies in a table of
the engine's name, which is checked by that engine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from tableread.base.errors import NoVoicesError, VoicePackError
from tableread.cast.shape import AS_IS, Shape

log = logging.getLogger(__name__)

Gender = Literal["female", "male", "neutral"]
Age = Literal["child", "young", "adult", "old"]
Reserved = Literal["", "narrator", "prompter", "by hand"]
Own = Mapping[str, bool | int | float | str]

Check = Callable[[dict[str, Any]], None]
"""Raises `msgspec.ValidationError` where an engine does not understand its part of a voice."""
CheckOf = Callable[[str], Check | None]
"""The check of the engine of that name; None where there is no such engine."""


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How somebody sounds."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    description: str = ""
    engine: str = "espeak"
    language: str = "en-US"
    gender: Gender = "neutral"
    age: Age = "adult"
    gain: Annotated[float, msgspec.Meta(ge=-30, le=30)] = 0.0
    """Decibels that bring the voice to the loudness of all others."""
    reserved: Reserved = ""
    """For the narrator or the prompter, whom nobody shares; or given only by hand."""
    shape: Shape = AS_IS
    """What is done to the engine's sound."""
    own: Own = {}
    """What only the engine understands."""
    sound: tuple[float, ...] = ()
    """What it sounds like, measured: places in a room where the distance is one to the ear (`cast.voice_distance`)."""

    def speaks(self, language: str) -> bool:
        """Whether it speaks `language`, of whatever country: a voice of "en-GB" speaks "en"."""
        return self.language.partition("-")[0] == language.partition("-")[0]


OWN_TAKES = Voice(
    id="own-takes",
    description="you: the last take of every line that was recorded, this voice for the others",
    engine="takes",
    reserved="by hand",
)
"""Plays the actor's own recordings."""

_OTHER_FILES = frozenset({"delivery.toml"})
"""What lies beside the packs and is none."""
_ONCE_TOP_LEVEL = ("variant", "rate", "pitch", "range")
"""Fields of eSpeak's that stood beside the others before there was another engine."""


def read_pack(path: Path, check_of: CheckOf) -> tuple[list[Voice], list[VoicePackError]]:
    """Voices of one pack, and what is wrong in it: the file, the number of the voice, the field.

    `check_of` knows the engines.
    """
    import tomllib  # not needed where the packs are kept as they were read

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return [], [VoicePackError(f"{path.name} could not be read: {error.strerror}.")]
    except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, nested without end
        return [], [VoicePackError(f"{path.name} is not valid TOML: {error}.")]
    listed = tables.get("voice")
    if not isinstance(listed, list) or set(tables) != {"voice"}:
        return [], [VoicePackError(f"{path.name} must have [[voice]] tables, and nothing else.")]
    voices: list[Voice] = []
    mistakes: list[VoicePackError] = []
    for number, table in enumerate(listed, 1):
        try:
            voices.append(_voice(table, check_of))
        except msgspec.ValidationError as error:
            said = in_words(str(error))
            mistakes.append(VoicePackError(f"{path.name}: voice {number}, {said}."))
    return voices, mistakes


def _voice(table: object, check_of: CheckOf) -> Voice:
    if not isinstance(table, dict):
        raise msgspec.ValidationError("it is not a table")
    fields = dict(table)
    engine = str(fields.get("engine", "espeak"))
    check = check_of(engine)
    if check is None:
        said = f"{fields.get('id', 'it')} needs the engine {engine}, which is not here"
        raise msgspec.ValidationError(said)
    own = fields.pop(engine, {})
    if not isinstance(own, dict):
        raise msgspec.ValidationError(f"{engine} is not a table")
    if engine == "espeak":
        own = {name: fields.pop(name) for name in _ONCE_TOP_LEVEL if name in fields} | own
    check(own)
    return msgspec.convert(fields | {"own": own}, Voice)


def in_words(message: str) -> str:
    """msgspec's "... - at `$.pitch`" as "pitch: ...", and its unknown field without its object."""
    message = message.replace("Object contains unknown field", "there is no field")
    what, _, where = message.partition(" - at `$")
    return f"{where.strip('`.')}: {what}" if where else what


def read_packs(
    folders: Iterable[Path], check_of: CheckOf
) -> tuple[list[Voice], list[VoicePackError]]:
    """All voices of the packs in `folders`, a later one replacing an earlier of the same id.

    A voice with a mistake is left out and its error returned: the read goes on without it.
    """
    voices: dict[str, Voice] = {}
    mistakes: list[VoicePackError] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            if path.name in _OTHER_FILES:
                continue
            found, wrong = read_pack(path, check_of)
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
