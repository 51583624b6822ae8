"""What is known of how a voice sounds through a microphone, as it is kept from read to read."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

_NARROWEST, _WIDEST = 0.5, 2.0  # far beyond any throat; a file may hold anything


class Calibration(NamedTuple):
    """Of one voice through one microphone."""

    warp: float = 1.0
    """Of the frequencies; above 1 for voices whose formants are higher than the model's."""
    mean: str = ""
    """Of the cepstra, as PocketSphinx writes it; "" where it is not known."""

    @property
    def text(self) -> str:
        """As it is kept."""
        return f"{self.warp};{self.mean}"

    @classmethod
    def read(cls, text: str) -> Calibration:
        """What `text` gave; nothing known where it cannot be read."""
        warp, _, mean = text.rpartition(";")
        try:
            numbers = [float(number) for number in mean.split(",") if mean]
            known = cls(float(warp or 1.0), mean)
        except ValueError:
            return cls()
        sound = all(map(isfinite, numbers)) and _NARROWEST <= known.warp <= _WIDEST
        return known if sound else cls()
