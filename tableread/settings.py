"""The user's settings: one TOML file that may be missing, or say only what is to be different."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from tableread.errors import SettingsError

Seconds = Annotated[float, msgspec.Meta(ge=0, le=10)]


class Gaps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Silences in seconds, at normal speed."""

    between_speakers: Seconds = 0.25
    within_speech: Seconds = 0.12
    after_action: Seconds = 0.5
    after_heading: Seconds = 0.7
    broken_off: Seconds = 0.06
    beat: Seconds = 0.8
    pause: Seconds = 1.5
    reply: Seconds = 0.15
    gap_factor: Annotated[float, msgspec.Meta(ge=0.3, le=5)] = 1.2


class EarSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the program listens to you."""

    microphone: str = ""
    """A part of its name; none takes the system's."""
    headphones: bool = False
    """You wear them, so the ear may listen while the machine speaks: you can come in early."""
    recogniser: str = "pocketsphinx"
    model: str = ""
    """Where the model lies, for recognisers that bring none."""
    pace: Literal["quick", "normal", "patient"] = "normal"
    """How long a silence at the end of your line must be."""
    dry: Annotated[float, msgspec.Meta(ge=0.5, le=60)] = 2.0
    """Seconds of silence in mid-line after which you have dried."""
    help: Literal["nothing", "hint", "line"] = "nothing"
    """What you get then, unasked."""
    missed: bool = True
    """Words that you passed over are shown, lightly."""
    takes: bool = False
    """Your lines are kept as recordings, here on this machine."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that can be set in the file; the defaults are what a newcomer gets."""

    theme: str = "textual-dark"
    speed: Annotated[float, msgspec.Meta(ge=0.5, le=3)] = 1.0
    volume: Annotated[float, msgspec.Meta(ge=0, le=2)] = 1.0
    advance: Literal["voice", "key", "gap"] = "voice"
    reading: str = "Table read"
    gaps: Gaps = Gaps()
    ear: EarSettings = EarSettings()
    keys: dict[str, str] = {}
    """Other keys for actions: the action's name and a key, or several with commas."""


FILE_NAME = "settings.toml"


def read_settings(path: Path) -> Settings:
    """Settings at `path`, or the defaults where there is no file.

    Raises `SettingsError` that names what is wrong; the defaults serve then.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path.name} could not be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path.name} is not valid TOML: {error}. Defaults are used."
        ) from error
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        field = f"{where.rstrip('`')}: " if where else ""
        raise SettingsError(f"{path.name}: {field}{what}. Defaults are used.") from error
