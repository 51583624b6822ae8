"""How a voice, or a way of speaking, differs from what an engine makes of itself. Data only."""

from __future__ import annotations

from typing import Annotated

import msgspec

_Ratio = Annotated[float, msgspec.Meta(ge=0.4, le=2.5)]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is done to a sound. Shapes add up: the voice's own, and one for how a line is said."""

    pitch: Annotated[float, msgspec.Meta(ge=-36, le=36)] = 0.0
    """Semitones up."""
    formants: Annotated[float, msgspec.Meta(ge=0.5, le=2.0)] = 1.0
    """Ratio by which the resonances of mouth and throat lie higher: above 1 for a smaller head, below 1 for a
    larger one."""
    range: Annotated[float, msgspec.Meta(ge=0.0, le=3.0)] = 1.0
    """Ratio of the melody's ups and downs, in semitones: 0 is a monotone."""
    pace: _Ratio = 1.0
    """Ratio of speed."""
    tilt: Annotated[float, msgspec.Meta(ge=-6, le=6)] = 0.0
    """Decibels a kilohertz: above 0 bright, below 0 dull."""
    breath: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """Share of the voice that is turned into breath."""
    whisper: bool = False
    """No voice at all, only breath."""

    def plus(self, other: Shape) -> Shape:
        """This shape with `other` on top of it, no more than a shape can be."""
        return Shape(
            pitch=_within(-36, self.pitch + other.pitch, 36),
            formants=_within(0.5, self.formants * other.formants, 2.0),
            range=_within(0.0, self.range * other.range, 3.0),
            pace=_within(0.4, self.pace * other.pace, 2.5),
            tilt=_within(-6, self.tilt + other.tilt, 6),
            breath=1 - (1 - self.breath) * (1 - other.breath),
            whisper=self.whisper or other.whisper,
        )


def _within(low: float, value: float, high: float) -> float:
    return max(low, min(high, value))


AS_IS = Shape()
"""Nothing is changed."""
