"""What may be changed about a voice for one part: in which steps, and how far."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from tableread.cast.casting import Tune


@dataclass(frozen=True)
class Dial:
    """Something about a voice that goes from `low` to `high`."""

    name: str
    low: float
    high: float
    step: float
    """A step that is just heard."""
    middle: float
    """As the voice was made."""


PITCH = Dial("pitch", -12, 12, 1.0, 0.0)
"""Semitones: an octave either way."""
SIZE = Dial("size", 0.7, 1.4, 0.03, 1.0)
"""Of the formants: below 1 a larger head."""
PACE = Dial("pace", 0.6, 1.6, 0.05, 1.0)
LEVEL = Dial("level", -12, 6, 1.0, 0.0)
"""Decibels."""
PLACE = Dial("place", -1, 1, 0.1, 0.0)
"""From left to right."""


def value_of(tune: Tune, dial: Dial) -> float:
    """Where a dial stands."""
    if dial is LEVEL:
        return tune.level
    if dial is PLACE:
        return tune.pan or 0.0
    return float(getattr(tune.shape, "formants" if dial is SIZE else dial.name))


def turned(tune: Tune, dial: Dial, by: int) -> Tune:
    """The tune with a dial so many steps farther on, as far as it goes."""
    return dialled(tune, dial, value_of(tune, dial) + by * dial.step)


def dialled(tune: Tune, dial: Dial, to: float) -> Tune:
    """The tune with a dial at `to`, or at its end."""
    to = round(max(dial.low, min(dial.high, to)), 3)
    if dial is LEVEL:
        return replace(tune, level=to)
    if dial is PLACE:
        return replace(tune, pan=to)
    name = "formants" if dial is SIZE else dial.name
    return replace(tune, shape=replace(tune.shape, **{name: to}))
