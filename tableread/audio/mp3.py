"""Sound as MP3, which every telephone plays: the one file that knows the encoder, an extra."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from tableread.audio.clip import SAMPLE_WIDTH, Clip
from tableread.audio.resample import resampled

_RATE = 24_000
"""Samples a second: what the natural voices have."""
_KILOBITS = 48
"""A second. Of speech in mono, at this rate, it loses nothing that one hears; half an hour takes 11 MB."""
_QUALITY = 2
"""LAME's own scale, 0 (slow) to 9; 2 is what it recommends."""


def can_encode() -> bool:
    """Whether the encoder is installed."""
    return importlib.util.find_spec("lameenc") is not None


def mp3(clips: Sequence[Clip], gap: float) -> bytes:
    """These clips one behind the other, with `gap` seconds of silence between them; b"" where there is no sound."""
    import lameenc

    silence = bytes(round(gap * _RATE) * SAMPLE_WIDTH)
    pcm = silence.join(resampled(clip.pcm, clip.rate, _RATE) for clip in clips if clip.pcm)
    if not pcm:
        return b""
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(_RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(_KILOBITS)
    encoder.set_quality(_QUALITY)
    encoder.silence()  # it would print its name
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())
