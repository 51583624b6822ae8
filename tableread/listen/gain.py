"""A slow gain for quiet microphones: a laptop's gives a voice at -40 to -53 dB, too quiet for speech detectors."""

from __future__ import annotations

import audioop
from bisect import bisect_left
from collections import deque

_WINDOW = 200  # longer than most pauses, so that the voice is in it
"""Frames that the gain is chosen by: 6 s."""
_QUIETEST = 0.1  # the quiet tenth, a usual estimate of the noise floor
"""Share of the frames that the room is judged by."""
_APART = 10.0  # a round number, not measured
"""dB by which a voice stands out from the room."""
_FEW = 5  # 150 ms, the length of a syllable
"""Frames with a voice that say too little of it; then the gain stays as it is."""
_LOUD = 0.83
"""Share of the frames with a voice that are quieter than its level. In a line that is read it comes to the loudest
tenth of all frames; but silence behind a line does not change it, which would make the room as loud as a voice."""
_WANTED = -22.0  # a usual level of speech; not measured
"""dB below full scale: where the voice is brought to."""
_MOST = 36.0  # a little more than the 31 dB that a voice at -53 dB needs
"""dB."""


def gain_for(voice: float) -> float:
    """dB by which a voice is made louder that comes at so many dB below full scale."""
    return max(0.0, min(_MOST, _WANTED - voice))


class Gain:
    """Makes frames louder, never quieter."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=_WINDOW)
        self._db = 0.0

    def apply(self, frame: bytes, level: float) -> bytes:
        """16-bit `frame`, whose loudness is `level` in dB below full scale, as loud as speech usually is."""
        self._levels.append(level)
        ranked = sorted(self._levels)
        room = ranked[int(len(ranked) * _QUIETEST)]
        voiced = ranked[bisect_left(ranked, room + _APART) :]
        if len(voiced) >= _FEW:
            voice = voiced[int(len(voiced) * _LOUD)]
            self._db = gain_for(voice)
        return audioop.mul(frame, 2, 10 ** (self._db / 20)) if self._db else frame
