"""WAV and AIFF files as sound. Python's own reader of AIFF went with 3.13, and this is all that is needed of it."""

from __future__ import annotations

import audioop
import struct
from collections.abc import Iterator
from typing import NamedTuple

_MANY = 0xFFFF_FF00  # programs write 0xFFFFFFFF, or that less a header
"""Sizes from here on are what a program writes that does not know yet."""


class NotSoundError(ValueError):
    """The bytes are no WAV or AIFF file with plain samples, or one that was not finished."""


def read_sound(data: bytes, *, cut_short: bool = True) -> tuple[bytes, int]:
    """Mono 16-bit samples, and their rate. Plain samples of 8, 16, 24 and 32 bits are understood, and any number of
    channels.

    `cut_short`: take what is there of a file that was not finished. Raises `NotSoundError`.
    """
    form = data[:4] + data[8:12]
    try:
        if form == b"RIFFWAVE":
            pcm, rate, width, channels, swapped = _wav(data, cut_short)
        elif form in {b"FORMAIFF", b"FORMAIFC"}:
            pcm, rate, width, channels, swapped = _aiff(data, cut_short)
        else:
            raise NotSoundError("it is not a WAV or AIFF file")
    except struct.error:
        raise NotSoundError("it is cut short") from None
    if width not in {1, 2, 3, 4} or not 1 <= channels <= 16 or not 0 < rate < 400_000:
        raise NotSoundError("its sample format is not supported")
    pcm = pcm[: len(pcm) - len(pcm) % (width * channels)]
    if swapped:
        pcm = audioop.byteswap(pcm, width)
    if width == 1 and form == b"RIFFWAVE":  # WAV's alone have no sign
        pcm = audioop.bias(pcm, 1, -128)
    if width != 2:
        pcm = audioop.lin2lin(pcm, width, 2)
    if channels == 2:
        pcm = audioop.tomono(pcm, 2, 0.5, 0.5)
    elif channels > 2:
        pcm = b"".join(pcm[at : at + 2] for at in range(0, len(pcm), 2 * channels))
    return pcm, rate


class _Plain(NamedTuple):
    samples: bytes
    rate: int
    width: int
    """Bytes of a sample."""
    channels: int
    swapped: bool
    """The highest byte of a sample comes first."""


def _wav(data: bytes, cut_short: bool) -> _Plain:
    rate = width = channels = 0
    for name, body in _chunks(data, "<I", cut_short):
        if name == b"fmt ":
            kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
            if kind not in {1, 0xFFFE}:
                raise NotSoundError("its samples are compressed")
            width = (bits + 7) // 8
        elif name == b"data":
            return _Plain(body, rate, width, channels, swapped=False)
    raise NotSoundError("it has no samples")


def _aiff(data: bytes, cut_short: bool) -> _Plain:
    rate = width = channels = 0
    little = False
    for name, body in _chunks(data, ">I", cut_short):
        if name == b"COMM":
            channels, _, bits = struct.unpack_from(">hIh", body)
            rate = _extended(body[8:18])
            width = (bits + 7) // 8
            kind = body[18:22] or b"NONE"
            if kind not in {b"NONE", b"twos", b"sowt"}:
                raise NotSoundError("its samples are compressed")
            little = kind == b"sowt"
        elif name == b"SSND":
            (offset,) = struct.unpack_from(">I", body)
            return _Plain(body[8 + offset :], rate, width, channels, swapped=not little)
    raise NotSoundError("it has no samples")


def _chunks(data: bytes, size_format: str, cut_short: bool) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name = data[at : at + 4]
        (size,) = struct.unpack_from(size_format, data, at + 4)
        unknown = size >= _MANY or (size == 0 and name in {b"data", b"SSND"})
        end = len(data) if unknown else at + 8 + size
        if not cut_short and (unknown or end > len(data)):
            raise NotSoundError("it is incomplete")
        yield name, data[at + 8 : end]
        at = end + size % 2


def _extended(data: bytes) -> int:
    """A whole number out of the 80 bits in which AIFF keeps its rate."""
    exponent, mantissa = struct.unpack(">hQ", data)
    shift = 16383 + 63 - exponent
    return int(mantissa >> shift) if 0 <= shift < 64 else 0
