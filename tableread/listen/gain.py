"""A slow gain for quiet microphones: a laptop's gives a voice at -40 to -53 dB, where detectors of speech are deaf."""

from __future__ import annotations

import audioop
from collections import deque

_WINDOW = 200
"""Frames that the gain is chosen by: 6 s."""
_LOUD = 0.9
"""Of the frames in the window, the share that is quieter than the voice's level."""
_WANTED = -22.0
"""dB below full scale: where the loudest tenth is brought to."""
_MOST = 36.0
"""dB."""


class Gain:
    """Makes frames louder, never quieter."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=_WINDOW)

    def apply(self, frame: bytes, level: float) -> bytes:
        """16-bit `frame`, whose loudness is `level` in dB below full scale, as loud as speech usually is."""
        self._levels.append(level)
        loudest = sorted(self._levels)[int(len(self._levels) * _LOUD)]
        db = min(_MOST, _WANTED - loudest)
        return frame if db <= 0 else audioop.mul(frame, 2, 10 ** (db / 20))
