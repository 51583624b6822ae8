"""Makes a sound louder without cutting off its peaks: it is turned down for a moment where one would go too high."""

from __future__ import annotations

import audioop
from array import array

from tableread.audio.clip import SAMPLE_WIDTH

# -0.5 dB of full scale, the usual headroom for later conversion
_CEILING = round(32767 * 10 ** (-0.5 / 20))
_FRAME = 64  # 2.7 ms at 24 kHz, shorter than a period of most voices
"""Samples that share a peak."""
_REACH = 2  # 5 ms on each side, long enough not to click; not measured
"""Frames before and behind a peak in which the level goes down and comes back, so that it is not heard."""


def louder(pcm: bytes, factor: float) -> bytes:
    """`pcm` times `factor`, turned down for a moment where a peak would go past -0.5 dB."""
    size = _FRAME * SAMPLE_WIDTH
    frames = [pcm[at : at + size] for at in range(0, len(pcm), size)]
    wanted = [
        min(1.0, _CEILING / max(1.0, audioop.max(frame, SAMPLE_WIDTH) * factor)) for frame in frames
    ]
    if min(wanted) == 1.0:
        return audioop.mul(pcm, SAMPLE_WIDTH, factor)
    count = len(wanted)
    least = [min(wanted[max(0, at - _REACH) : at + _REACH + 1]) for at in range(count)]
    # at each border between frames a mean of the least round about, so never more than is wanted beside it
    borders = [_mean(least[max(0, at - _REACH) : at + _REACH]) for at in range(count + 1)]
    return b"".join(
        audioop.mul(frame, SAMPLE_WIDTH, factor)
        if before == after == 1.0
        else _ramp(frame, before * factor, after * factor)
        for frame, before, after in zip(frames, borders[:-1], borders[1:], strict=True)
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _ramp(frame: bytes, before: float, after: float) -> bytes:
    samples = array("h", frame)
    step = (after - before) / _FRAME
    return array(
        "h", (round(sample * (before + step * at)) for at, sample in enumerate(samples))
    ).tobytes()
