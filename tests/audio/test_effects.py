"""A telephone takes the lows and the highs, a wall the highs; none takes the loudness."""

from __future__ import annotations

import audioop
import math
from array import array

import pytest

from tableread.audio.clip import Clip, WordMark
from tableread.audio.effects import with_effect
from tableread.cast.delivery import EFFECTS


def tones(*hertz: float) -> Clip:
    samples = (
        int(sum(6000 * math.sin(2 * math.pi * f * i / 24_000) for f in hertz) / len(hertz))
        for i in range(24_000)
    )
    return Clip(array("h", samples).tobytes(), 24_000, (WordMark(0, 1, 0), WordMark(2, 3, 9000)))


def power(clip: Clip, hertz: float) -> float:
    samples = array("h", clip.pcm)
    step = 2 * math.pi * hertz / clip.rate
    real = sum(s * math.cos(i * step) for i, s in enumerate(samples[:20_000]))
    imaginary = sum(s * math.sin(i * step) for i, s in enumerate(samples[:20_000]))
    return math.hypot(real, imaginary)


@pytest.mark.parametrize("effect", EFFECTS)
def test_marks_and_loudness_stay(effect: str) -> None:
    clip = tones(300, 1000, 2000)
    made = with_effect(clip, effect)
    assert made.words == clip.words
    assert made.rate == clip.rate
    assert 0 <= made.samples - clip.samples < 12_000
    before, after = audioop.rms(clip.pcm, 2), audioop.rms(made.pcm, 2)
    assert abs(20 * math.log10(after / before)) < 2.5


def test_a_telephone_has_neither_lows_nor_highs() -> None:
    clip = tones(100, 1000, 8000)
    made = with_effect(clip, "phone")
    assert power(made, 100) < 0.2 * power(made, 1000)
    assert power(made, 8000) < 0.3 * power(made, 1000)


def test_a_wall_takes_the_highs() -> None:
    made = with_effect(tones(200, 4000), "next room")
    assert power(made, 4000) < 0.15 * power(made, 200)


def test_no_effect_and_no_sound_change_nothing() -> None:
    clip = tones(440)
    assert with_effect(clip, "") is clip
    nothing = Clip(b"", 24_000)
    assert with_effect(nothing, "phone") is nothing
