"""What a recording tells: where there is sound and where there is silence."""

from __future__ import annotations

from array import array

from tests.soundcard import RATE

_SILENT = 60
"""Amplitude of 32767; the sink's own floor is 0."""
_FRAME = 22
"""Samples: half a millisecond."""


def samples(pcm: bytes) -> array[int]:
    """16-bit samples of raw PCM."""
    out: array[int] = array("h")
    out.frombytes(pcm)
    return out


def silences(sound: array[int], shortest: float) -> list[tuple[float, float]]:
    """Start and length, in seconds, of silences of at least `shortest` between two sounds."""
    loud = [
        max(map(abs, sound[at : at + _FRAME])) > _SILENT
        for at in range(0, len(sound) - _FRAME, _FRAME)
    ]
    found: list[tuple[float, float]] = []
    begun: int | None = None
    heard = False
    for number, is_loud in enumerate(loud):
        if is_loud:
            if begun is not None and heard:
                length = (number - begun) * _FRAME / RATE
                if length >= shortest:
                    found.append((begun * _FRAME / RATE, length))
            begun, heard = None, True
        elif begun is None:
            begun = number
    return found


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
