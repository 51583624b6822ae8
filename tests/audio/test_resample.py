"""A change of rate takes nothing from the highs and adds nothing to them."""

from __future__ import annotations

import math
from array import array

import pytest

from tableread.audio.resample import resampled


def tone(hertz: float, rate: int, seconds: float = 0.5) -> bytes:
    step = 2 * math.pi * hertz / rate
    return array(
        "h", (int(16_000 * math.sin(i * step)) for i in range(int(rate * seconds)))
    ).tobytes()


def strength(pcm: bytes, rate: int, hertz: float) -> float:
    """Amplitude of one frequency in the middle of a sound (a Hann window)."""
    samples = array("h")
    samples.frombytes(pcm)
    middle = samples[1000:-1000]
    size = len(middle)
    step = 2 * math.pi * hertz / rate
    real = imaginary = 0.0
    for i, sample in enumerate(middle):
        weighted = sample * (0.5 - 0.5 * math.cos(2 * math.pi * i / size))
        real += weighted * math.cos(i * step)
        imaginary += weighted * math.sin(i * step)
    return math.hypot(real, imaginary) * 4 / size


@pytest.mark.parametrize(("rate", "highest"), [(22050, 10_000), (44100, 10_000), (16000, 7_000)])
def test_it_is_flat_and_leaves_no_image(rate: int, highest: int) -> None:
    for hertz in (200, 3_000, highest):
        pcm = resampled(tone(hertz, rate), rate, 24_000)
        assert 20 * math.log10(strength(pcm, 24_000, hertz) / 16_000) == pytest.approx(0, abs=0.5)
        image = abs(rate - hertz)
        image = image if image < 12_000 else 24_000 - image
        if abs(image - hertz) > 200 and image > 0:
            assert 20 * math.log10(max(1e-9, strength(pcm, 24_000, image)) / 16_000) < -60


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_the_length_is_right(rate: int) -> None:
    for count in (0, 1, 7, 1000):
        pcm = resampled(bytes(2 * count), rate, 24_000)
        assert len(pcm) // 2 == math.ceil(count * 24_000 / rate)


def test_a_click_stays_where_it_was() -> None:
    click = array("h", [0] * 2205)
    click[1102] = 20_000
    moved = array("h")
    moved.frombytes(resampled(click.tobytes(), 22_050, 24_000))
    assert abs(moved.index(max(moved)) - 1102 * 24_000 / 22_050) <= 1
