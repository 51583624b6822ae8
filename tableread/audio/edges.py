"""Where sound begins and ends."""

from __future__ import annotations

import audioop

_SILENT = 200
"""Amplitude of 32767 (-44 dB): below is breath and ringing that nobody hears as speech."""
_FRAME = 64  # 2.7 ms at 24 kHz, finer than anybody hears; a power of two
"""Samples that are looked at together."""


def edges(pcm: bytes) -> tuple[int, int]:
    """First and last sample (end) of what can be heard in mono 16-bit `pcm`, to a frame."""
    count = len(pcm) // 2
    head = 0
    while head < count and audioop.max(pcm[head * 2 : (head + _FRAME) * 2], 2) < _SILENT:
        head += _FRAME
    tail = count
    while tail > head and audioop.max(pcm[max(head, tail - _FRAME) * 2 : tail * 2], 2) < _SILENT:
        tail -= _FRAME
    return min(head, count), max(tail, min(head, count))
