"""Short sounds that say something without words, made by arithmetic: no files."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from enum import Enum

from tableread.audio.clip import Clip
from tableread.audio.mixer import RATE

_LOUD = 6000  # about as loud as speech at -19 LUFS, by ear of the meter; not measured on people
"""Peak of a tone, of 32767."""
_EDGE_SECONDS = 0.008  # long enough not to click


class Earcon(Enum):
    """What is meant, as the tones that say it: hertz and seconds of each, one behind the other."""

    YOUR_TURN = ((660.0, 0.07), (880.0, 0.09))
    """Up, as a question is: the answer is yours."""
    EDGE = ((196.0, 0.11),)
    """A dull knock: it goes no farther."""
    STEP = ((990.0, 0.03),)
    """A tick: one word, one sentence on or back."""

    def clip(self) -> Clip:
        """The sound, 0.03 to 0.4 s of it."""
        return _clip(self.value)


def counting(ticks: int, apart: float) -> Clip:
    """So many ticks, each followed by silence until, `apart` seconds after it began, the next one is due."""
    [(hertz, seconds)] = Earcon.STEP.value
    return _clip([(hertz, seconds), (0.0, apart - seconds)] * ticks)


def _clip(tones: Iterable[tuple[float, float]]) -> Clip:
    pcm = array("h")
    for hertz, seconds in tones:
        pcm.extend(_tone(hertz, seconds))
    return Clip(pcm.tobytes(), RATE)


def _tone(hertz: float, seconds: float) -> list[int]:
    """A sine with soft ends; silence at 0 hertz."""
    samples, edge = round(seconds * RATE), round(_EDGE_SECONDS * RATE)
    return [
        round(
            _LOUD
            * math.sin(2 * math.pi * hertz * at / RATE)
            * min(1.0, at / edge, (samples - at) / edge)
        )
        for at in range(samples)
    ]
