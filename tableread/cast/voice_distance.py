"""How far apart two voices sound.

Each voice of a pack has a `sound`, measured by `tools/measure_voices.py` on the same lines for all: the fundamental
(semitones), its range, the pace, and the mean shape of the spectrum (mel cepstrum). The numbers are scaled so that the
plain distance between two is in units of what one voice differs by from one set of lines to another.
"""

from __future__ import annotations

import math

from tableread.cast.shape import Shape
from tableread.cast.voices import Voice

CLEARLY_APART = 2.0  # a voice differs by 1 from itself on other lines
"""Distance from which on two voices are not taken for each other."""
PITCH, SPECTRUM = 0, 3
"""Where in a `sound` the fundamental stands, and the first number of the spectrum."""
A_SEMITONE = 0.5  # a round number, not measured
"""Distance of a semitone."""
_FORMANTS = 25.0
"""Distance per natural logarithm of the ratio of formants; measured on shifted voices."""


def distance(a: Voice, b: Voice) -> float:
    """How far apart two voices sound; a guess where one has not been measured."""
    if len(a.sound) == len(b.sound) > 0:
        return math.dist(a.sound, b.sound)
    return (
        (2.0 if a.gender != b.gender else 0.0)
        + (1.5 if (a.engine, a.own) != (b.engine, b.own) else 0.0)
        + abs(a.shape.pitch - b.shape.pitch) * A_SEMITONE
        + abs(math.log(a.shape.formants / b.shape.formants)) * _FORMANTS
        + abs(math.log(a.shape.pace / b.shape.pace)) * 5
    )


def shifted(sound: tuple[float, ...], by: Shape) -> tuple[float, ...]:
    """About what a voice of this `sound` sounds like when it is raised or lowered."""
    if len(sound) <= SPECTRUM:  # not measured, or not by us
        return ()
    moved = list(sound)
    moved[PITCH] += by.pitch * A_SEMITONE
    moved[SPECTRUM] += math.log(by.formants) * _FORMANTS
    return tuple(moved)
