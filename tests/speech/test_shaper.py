"""Another voice of a sound: higher, larger, slower, whispered; as loud as before."""

from __future__ import annotations

import math
from array import array

import pytest

from tableread.cast.shape import Shape
from tableread.speech.engine import Raw
from tests.fakes import hum

np = pytest.importorskip("numpy")
pyworld = pytest.importorskip("pyworld")

from tableread.speech import shaper  # noqa: E402
from tableread.speech.loudness import power_of  # noqa: E402
from tableread.speech.shaper import shape  # noqa: E402

RATE = 24_000


def vowel(hertz: float = 150.0, seconds: float = 1.0) -> Raw:
    """A pulse train through two resonances, which passes for an "ah"."""
    samples = array("h")
    phase = 0.0
    for i in range(int(seconds * RATE)):
        phase += 2 * math.pi * hertz * (1 + 0.08 * math.sin(4 * math.pi * i / RATE)) / RATE
        value = sum(
            math.sin(k * phase) / (1 + ((k * hertz - 700) / 200) ** 2)
            + math.sin(k * phase) / (1 + ((k * hertz - 1800) / 300) ** 2) / 2
            for k in range(1, 40)
        )
        samples.append(int(2500 * value))
    return Raw(samples.tobytes(), RATE, ())


def pitch_of(pcm: bytes) -> float:
    sound = np.frombuffer(pcm, "<i2").astype(np.float64)
    rough, times = pyworld.dio(sound, RATE)
    found = pyworld.stonemask(sound, rough, times, RATE)
    return float(np.median(found[found > 0]))


def centre_of(pcm: bytes) -> float:
    sound = np.frombuffer(pcm, "<i2").astype(np.float64)
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float((np.fft.rfftfreq(len(sound), 1 / RATE) * power).sum() / power.sum())


RAW = vowel()
PLAIN = shape(RAW, Shape(pitch=0.001)).pcm


def test_semitones_are_semitones() -> None:
    higher = shape(RAW, Shape(pitch=7.0)).pcm
    assert 12 * math.log2(pitch_of(higher) / pitch_of(PLAIN)) == pytest.approx(7, abs=0.4)


def test_a_smaller_head_has_higher_resonances_and_the_same_pitch() -> None:
    smaller = shape(RAW, Shape(formants=1.2)).pcm
    assert centre_of(smaller) > 1.1 * centre_of(PLAIN)
    assert pitch_of(smaller) == pytest.approx(pitch_of(PLAIN), rel=0.03)


def test_pace_changes_the_length_and_not_the_pitch() -> None:
    made = shape(RAW, Shape(pace=2.0))
    assert made.shorter == 2.0
    assert len(made.pcm) == pytest.approx(len(RAW.pcm) / 2, rel=0.03)
    assert pitch_of(made.pcm) == pytest.approx(pitch_of(PLAIN), rel=0.05)


def test_a_whisper_has_no_voice() -> None:
    sound = np.frombuffer(shape(RAW, Shape(whisper=True)).pcm, "<i2").astype(np.float64)
    rough, times = pyworld.dio(sound, RATE)
    found = pyworld.stonemask(sound, rough, times, RATE)
    breath = pyworld.d4c(sound, found, times, RATE)
    assert ((found > 0) & (breath[:, :60].mean(axis=1) < 0.5)).mean() < 0.1


@pytest.mark.parametrize(
    "wanted", [Shape(pitch=-8), Shape(formants=0.8), Shape(tilt=1.5), Shape(breath=0.4), Shape(whisper=True)]
)  # fmt: skip
def test_it_is_as_loud_as_before(wanted: Shape) -> None:
    before = np.frombuffer(RAW.pcm, "<i2") / 32768
    after = np.frombuffer(shape(RAW, wanted).pcm, "<i2") / 32768
    assert 10 * math.log10(power_of(after, RATE) / power_of(before, RATE)) == pytest.approx(
        0, abs=0.3
    )


def test_a_stress_is_higher_and_louder_where_it_is() -> None:
    half = RATE // 2
    second = slice(half + 3000, RATE - 2000)
    made = np.frombuffer(shape(RAW, Shape(), [(half, RATE)]).pcm, "<i2").astype(np.float64)
    plain = np.frombuffer(PLAIN, "<i2").astype(np.float64)
    louder = np.sqrt((made[second] ** 2).mean() / (plain[second] ** 2).mean())
    assert 20 * math.log10(louder) > 0.8  # all of it is as loud as before
    higher = pitch_of(made[second].astype("<i2").tobytes()) / pitch_of(
        plain[second].astype("<i2").tobytes()
    )
    assert 12 * math.log2(higher) == pytest.approx(2.5, abs=0.7)


def test_silence_and_a_single_sample_stay_what_they_are() -> None:
    for pcm in (bytes(2), bytes(2 * 2000)):
        made = shape(Raw(pcm, RATE, ()), Shape(pitch=3.0, whisper=True)).pcm
        assert max(map(abs, array("h", made)), default=0) < 50


@pytest.mark.parametrize("known", [True, False], ids=["pitch known", "pitch found"])
def test_a_long_sound_is_taken_apart_in_portions_cut_where_it_is_quiet(
    known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shaper, "_LONGEST_SECONDS", 2.0)
    longest = 0
    cheaptrick = pyworld.cheaptrick

    def watched(sound: object, pitch: object, times: object, rate: int) -> object:
        nonlocal longest
        longest = max(longest, len(times))  # type: ignore[arg-type]
        return cheaptrick(sound, pitch, times, rate)

    monkeypatch.setattr(pyworld, "cheaptrick", watched)
    rate = 8000
    word = hum(0.7, rate) + bytes(2 * round(0.1 * rate))
    pitch = ([140.0] * 56 + [0.0] * 8) * 10
    raw = Raw(word * 10, rate, (), pitch if known else None, 0.0125 if known else 0.0)
    made = shape(raw, Shape(pitch=3.0, pace=1.25), [(0, rate), (3 * rate, 4 * rate)])
    assert longest <= 2.0 / 0.005 + 1
    assert abs(len(made.pcm) / 2 / rate - 8.0 / 1.25) < 0.01
    cuts = shaper._cuts(raw)
    samples = array("h", raw.pcm)
    assert len(cuts) >= 4
    assert not any(samples[cut] for cut in cuts)
