"""WAV and AIFF files as systems write them."""

from __future__ import annotations

import io
import struct
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.speech.engines.sound_file import NotSoundError, read_sound

SAMPLES = [0, 100, -100, 32000, -32000, 7]


def wav(width: int = 2, channels: int = 1, rate: int = 22050) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        for sample in SAMPLES:
            value = sample << (8 * (width - 2)) if width > 1 else (sample >> 8) + 128
            out.writeframes(value.to_bytes(width, "little", signed=width > 1) * channels)
    return file.getvalue()


def aiff(kind: bytes = b"", channels: int = 1, rate: int = 22050, offset: int = 0) -> bytes:
    order = "<" if kind == b"sowt" else ">"
    exponent = rate.bit_length() - 1
    extended = struct.pack(">hQ", 16383 + exponent, rate << (63 - exponent))
    common = struct.pack(">hIh", channels, len(SAMPLES), 16) + extended + kind
    if kind:
        common += b"\x00\x00"  # the name of the packing
    sound = b"".join(struct.pack(f"{order}h", sample) * channels for sample in SAMPLES)
    body = b""
    for name, chunk in (
        (b"COMM", common),
        (b"ANNO", b"odd"),
        (b"SSND", struct.pack(">II", offset, 0) + bytes(offset) + sound),
    ):
        body += name + struct.pack(">I", len(chunk)) + chunk + bytes(len(chunk) % 2)
    form = b"AIFC" if kind else b"AIFF"
    return b"FORM" + struct.pack(">I", len(body) + 4) + form + body


@pytest.mark.parametrize(
    "data",
    [
        wav(), wav(3), wav(4), wav(channels=2), wav(channels=3),
        aiff(), aiff(b"sowt"), aiff(b"twos"), aiff(b"NONE"), aiff(channels=2), aiff(offset=8),
    ],
)  # fmt: skip
def test_files_of_every_kind_hold_the_same_sound(data: bytes) -> None:
    pcm, rate = read_sound(data)
    assert rate == 22050
    assert all(abs(a - b) <= 1 for a, b in zip(array("h", pcm), SAMPLES, strict=True))


def test_eight_bits() -> None:
    pcm, _ = read_sound(wav(1))
    assert all(abs(a - b) <= 256 for a, b in zip(array("h", pcm), SAMPLES, strict=True))


def test_rates_of_aiff() -> None:
    assert [read_sound(aiff(rate=rate))[1] for rate in (8000, 22050, 44100, 48000)] == [
        8000, 22050, 44100, 48000,
    ]  # fmt: skip


@pytest.mark.parametrize("data", [wav(), aiff()])
def test_a_file_that_is_not_finished(data: bytes) -> None:
    assert len(read_sound(data[:-4])[0]) == 2 * (len(SAMPLES) - 2)
    with pytest.raises(NotSoundError, match="incomplete"):
        read_sound(data[:-4], cut_short=False)
    assert read_sound(data, cut_short=False)


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"no sound at all, but text", wav()[:30], aiff(b"ima4")]
)
def test_what_is_no_sound(data: bytes) -> None:
    with pytest.raises(NotSoundError):
        read_sound(data)


@given(st.sampled_from([wav(), aiff(), aiff(b"sowt")]), st.data())
def test_any_bytes_are_sound_or_one_error(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.binary(max_size=6))
    try:
        pcm, rate = read_sound(whole[:at] + other + whole[at + len(other) :])
    except NotSoundError:
        return
    assert len(pcm) % 2 == 0
    assert rate > 0
