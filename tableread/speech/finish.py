"""The last touch on a rendered line: no silence at its ends, an even level, no clicks."""

from __future__ import annotations

import audioop

from pydub import AudioSegment

_SILENT = 200
"""Amplitude of 32767 (-44 dB): below is breath and ringing that nobody hears as speech."""
_FRAME = 64
"""Samples that are looked at together."""
_FADE_IN_MS, _FADE_OUT_MS = 2, 6
_CEILING_DB = -0.5


def finish(pcm: bytes, rate: int, gain: float) -> tuple[bytes, int]:
    """Trim, level and fade mono 16-bit `pcm`; returns it and how many samples went at its head."""
    head, tail = _edges(pcm)
    trimmed = pcm[head * 2 : tail * 2]
    if not trimmed:
        return b"", head
    sound = AudioSegment(data=trimmed, sample_width=2, frame_rate=rate, channels=1)
    sound = sound.apply_gain(min(gain, _CEILING_DB - sound.max_dBFS))
    if len(sound) > _FADE_IN_MS + _FADE_OUT_MS:
        sound = sound.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS)
    return bytes(sound.raw_data), head


def _edges(pcm: bytes) -> tuple[int, int]:
    """First and last sample (end) of what can be heard, to a frame."""
    count = len(pcm) // 2
    head = 0
    while head < count and audioop.max(pcm[head * 2 : (head + _FRAME) * 2], 2) < _SILENT:
        head += _FRAME
    tail = count
    while tail > head and audioop.max(pcm[max(head, tail - _FRAME) * 2 : tail * 2], 2) < _SILENT:
        tail -= _FRAME
    return min(head, count), max(tail, min(head, count))
