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
        """This shape with `other` on top of it."""
        return Shape(
            pitch=self.pitch + other.pitch,
            formants=self.formants * other.formants,
            range=self.range * other.range,
            pace=self.pace * other.pace,
            tilt=self.tilt + other.tilt,
            breath=1 - (1 - self.breath) * (1 - other.breath),
            whisper=self.whisper or other.whisper,
        )


AS_IS = Shape()
"""Nothing is changed."""
