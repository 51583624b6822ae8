"""What can be set, with defaults and limits; `settings_file` reads it from the user's file."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Seconds = Annotated[float, msgspec.Meta(ge=0, le=10)]


class Gaps(msgspec.Struct, frozen=True):
    """Silences in seconds, at normal speed."""

    between_speakers: Seconds = 0.25  # about what people leave, 0.2 s, who answer each other
    within_speech: Seconds = 0.12  # half of it; a round number, not measured
    after_action: Seconds = 0.5  # a round number, not measured
    # a scene is announced: longer than after action; a round number, not measured
    after_heading: Seconds = 0.7
    # about a syllable; a round number, not measured
    broken_off: Annotated[float, msgspec.Meta(ge=-1, le=10)] = -0.12
    """After a line that ends in a dash; below 0 the next one cuts into it."""
    beat: Seconds = 0.8  # between a gap and a pause; a round number, not measured
    pause: Seconds = 1.5  # a round number, not measured
    reply: Seconds = 0.15  # people answer after 0.2 s; the ear takes the rest
    """After a person's turn."""
    gap_factor: Annotated[float, msgspec.Meta(ge=0.3, le=5)] = 1.2  # a round number, not measured
    """How much longer than the estimate a person gets for a line, when turns end by gap."""


class EarSettings(msgspec.Struct, frozen=True):
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
    # found 98 of 98 dries on recorded lines
    dry: Annotated[float, msgspec.Meta(ge=0.5, le=60)] = 2.0
    """Seconds of silence in mid-line after which you have dried."""
    help: Literal["nothing", "hint", "line"] = "nothing"
    """What you get then, unasked."""
    missed: bool = True
    """Words that you passed over are shown, lightly."""
    takes: bool = False
    """Your lines are kept as recordings, here on this machine."""


class Settings(msgspec.Struct, frozen=True):
    """All that can be set in the file; the defaults are what a newcomer gets."""

    theme: str = "dark"
    speed: Annotated[float, msgspec.Meta(ge=0.5, le=5)] = 1.0  # as the voices were measured
    volume: Annotated[float, msgspec.Meta(ge=0, le=2)] = 1.0  # as the voices were levelled
    advance: Literal["voice", "key", "gap"] = "voice"
    reading: str = "Table read"
    # as `speech.cache.LARGEST`: about three hours; a round number, not measured
    speech_mb: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 512
    """Megabytes of rendered speech that are kept, beside what was prepared."""
    acted: bool = True
    """Directions such as "(whispering)" are followed."""
    stereo: bool = True
    """The cast sits round a table, from left to right; false: all in the middle."""
    gaps: Gaps = Gaps()
    ear: EarSettings = EarSettings()
    keys: dict[str, str] = {}
    """Other keys for actions: the action's name and a key, or several with commas."""
