"""Changes the rate of a sound without taking from its highs or adding to them.

A windowed sinc in as many phases as the two rates need, built from operations on whole sounds, so that it needs
nothing that is not in every Python: the parent process loads no numpy. 20 ms for 5 s of speech.
"""

from __future__ import annotations

import audioop
import math
from array import array
from functools import lru_cache

from tableread.audio.clip import SAMPLE_WIDTH

_TAPS = 64  # a usual length; with `_BETA` what does not belong is 70 dB down
"""Samples that each new one is made from."""
_BETA = 7.0  # the usual setting for 70 dB
"""Of the Kaiser window: what does not belong lies 70 dB down."""
_MARGIN = _TAPS // 2
"""Samples on either side of a block, by which its own are made right."""
_WIDE = 4
"""Bytes of a sample between; rounding to 16 bits at every step would be heard as hiss."""


def resampled(pcm: bytes, rate: int, wanted: int) -> bytes:
    """Mono 16-bit `pcm` at `wanted` samples a second."""
    if rate == wanted or not pcm:
        return pcm
    common = math.gcd(rate, wanted)
    up, down = wanted // common, rate // common
    count = len(pcm) // SAMPLE_WIDTH
    length = -(-count * up // down)
    rows = -(-length // up)
    # silence round it, so that every new sample has all its old ones
    half = _TAPS // 2
    needed = rows * down + _TAPS + down
    padded = bytes(half * SAMPLE_WIDTH) + pcm + bytes(max(0, needed - count) * SAMPLE_WIDTH)
    wide = array("i", audioop.lin2lin(padded, SAMPLE_WIDTH, _WIDE))
    columns: dict[int, bytes] = {}
    out = array("h", bytes(rows * up * SAMPLE_WIDTH))
    for phase, (first, weights) in enumerate(_filters(up, down)):
        total = bytes(rows * _WIDE)
        for tap, weight in enumerate(weights):
            at = first + tap
            if at not in columns:
                columns[at] = wide[at : at + rows * down : down].tobytes()
            total = audioop.add(total, audioop.mul(columns[at], _WIDE, weight), _WIDE)
        out[phase::up] = array("h", audioop.lin2lin(total, _WIDE, SAMPLE_WIDTH))
    return out[:length].tobytes()


class StreamResampler:
    """Another rate for a sound that comes in blocks; what it gives is `_MARGIN` samples behind."""

    def __init__(self, rate: int, wanted: int) -> None:
        common = math.gcd(rate, wanted)
        self._rates = rate, wanted
        self._up, self._down = wanted // common, rate // common
        # as many as make a whole number of new samples
        self._margin = -(-_MARGIN // self._down) * self._down
        self._sound = bytes(self._margin * SAMPLE_WIDTH)
        """What is still to be resampled, with a margin of what was before."""

    def add(self, pcm: bytes) -> bytes:
        """Take the next samples, mono, 16 bits; gives all that is known of the new ones."""
        self._sound += pcm
        whole = len(self._sound) // SAMPLE_WIDTH - 2 * self._margin
        whole -= whole % self._down
        if whole <= 0:
            return b""
        with_margins = self._sound[: (whole + 2 * self._margin) * SAMPLE_WIDTH]
        self._sound = self._sound[whole * SAMPLE_WIDTH :]
        before = self._margin // self._down * self._up
        new = whole // self._down * self._up
        out = resampled(with_margins, *self._rates)
        return out[before * SAMPLE_WIDTH : (before + new) * SAMPLE_WIDTH]


@lru_cache(maxsize=8)
def _filters(up: int, down: int) -> tuple[tuple[int, tuple[float, ...]], ...]:
    """For each phase the first old sample it is made from, and the weights."""
    cutoff = min(1.0, up / down)
    half = _TAPS // 2
    filters = []
    for phase in range(up):
        place = phase * down / up
        first = math.floor(place) - half + 1
        weights = [
            cutoff * _sinc(cutoff * (place - at)) * _kaiser((place - at) / half)
            for at in range(first, first + _TAPS)
        ]
        total = sum(weights)
        filters.append((first + half, tuple(w / total for w in weights)))
    return tuple(filters)


def _sinc(x: float) -> float:
    return math.sin(math.pi * x) / (math.pi * x) if x else 1.0


def _kaiser(x: float) -> float:
    return _bessel(_BETA * math.sqrt(max(0.0, 1 - x * x))) / _bessel(_BETA)


def _bessel(x: float) -> float:
    """The modified Bessel function of order zero."""
    total = term = 1.0
    for k in range(1, 40):
        term *= (x / 2 / k) ** 2
        total += term
    return total
