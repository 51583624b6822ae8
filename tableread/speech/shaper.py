"""Makes another voice of a sound: WORLD takes it apart into pitch, envelope and breath, and puts it together changed.

Behind every engine; runs in the worker only. The melody of pitch is scaled round its mean, the envelope and the breath
are stretched along frequency, so that a head seems smaller or larger, and tilted. A change of pace is made by putting
the same frames together at another distance, which leaves the pitch where it is. The loudness stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pyworld

from tableread.audio.clip import SAMPLE_WIDTH
from tableread.cast.shape import Shape
from tableread.speech.engine import Raw
from tableread.speech.loudness import power_of

_FRAME_MS = 5.0  # WORLD's default; 10 ms would take 0.035 s instead of 0.058 for a second of sound
_LONGEST_SECONDS = 60.0  # so it stays below 400 MB
"""Of a sound that is taken apart at once: each second takes 6 MB."""
_LOWEST_HZ = 40.0  # below any voice; WORLD is told that there is none
_LOW_HZ, _HIGH_HZ = 60.0, 700.0  # a round number, not measured
"""Within which a new pitch stays."""
_WHISPER_LIFT = 2.0  # understood like plain speech by the recogniser of tests/bench/delivery.py
"""Decibels a kilohertz from 0.5 to 3.5 kHz: a whisper has little below."""
_STRESS_DB, _STRESS_SEMITONES, _STRESS_SECONDS = 3.0, 2.5, 0.1  # not measured
"""What a stressed word is louder and higher by, and how long it takes to become so."""
_CEILING = 0.89  # -1 dB
"""Of full scale."""


class Shaped(NamedTuple):
    """The sound, and the factor by which it is shorter."""

    pcm: bytes
    shorter: float


def shape(raw: Raw, wanted: Shape, stress: Sequence[tuple[int, int]] = ()) -> Shaped:
    """`raw` as `wanted`; whatever its engine has made of it already is not asked for again. `stress`: from and to
    which sample words are stressed."""
    cuts = _cuts(raw)
    if not cuts:
        return _shaped(raw, wanted, stress)
    borders = [0, *cuts, len(raw.pcm) // SAMPLE_WIDTH]
    pcm = b"".join(
        _shaped(
            _portion(raw, first, end),
            wanted,
            [
                (max(a, first) - first, min(b, end) - first)
                for a, b in stress
                if a < end and b > first
            ],
        ).pcm[: round((end - first) / wanted.pace) * SAMPLE_WIDTH]
        for first, end in pairwise(borders)
    )
    return Shaped(pcm, wanted.pace)


def _cuts(raw: Raw) -> list[int]:
    """Where to cut a long sound, in samples: at its quietest moments."""
    step = round((raw.pitch_seconds or _FRAME_MS / 1000) * raw.rate)
    count = len(raw.pcm) // SAMPLE_WIDTH // step
    longest = round(_LONGEST_SECONDS * raw.rate / step)
    if count <= longest:
        return []
    samples = np.frombuffer(raw.pcm, "<i2", count * step).reshape(count, step)
    loud = np.convolve(np.abs(samples).max(axis=1), np.ones(5), mode="same")
    cuts: list[int] = []
    done = 0
    while count - done > longest:
        done += longest // 2
        done += int(np.argmin(loud[done : done + longest // 2]))
        cuts.append(done * step)
    return cuts


def _portion(raw: Raw, first: int, end: int) -> Raw:
    pitch = raw.pitch
    if pitch is not None:
        seconds = raw.rate * raw.pitch_seconds
        pitch = pitch[round(first / seconds) : round(end / seconds) + 1]
    return raw._replace(pcm=raw.pcm[first * SAMPLE_WIDTH : end * SAMPLE_WIDTH], pitch=pitch)


def _shaped(raw: Raw, wanted: Shape, stress: Sequence[tuple[int, int]]) -> Shaped:
    sound = np.frombuffer(raw.pcm, "<i2").astype(np.float64) / 32768
    seconds = _FRAME_MS / 1000
    times = np.arange(int(len(sound) / raw.rate / seconds) + 1) * seconds
    pitch = _pitch(raw, sound, times)
    envelope = pyworld.cheaptrick(sound, pitch, times, raw.rate)
    breath = pyworld.d4c(sound, pitch, times, raw.rate)
    kilohertz = np.linspace(0, raw.rate / 2000, envelope.shape[1])
    if wanted.formants != 1.0:
        envelope = np.exp(_stretched(np.log(envelope + 1e-12), wanted.formants))
        breath = _stretched(breath, wanted.formants)
    lift = wanted.tilt * kilohertz
    if wanted.whisper:
        lift = lift + _WHISPER_LIFT * (np.clip(kilohertz, 0.5, 3.5) - 0.5)
        breath = np.ones_like(breath)
        new_pitch = np.zeros_like(pitch)
    else:
        breath = 1 - (1 - breath) * (1 - wanted.breath)
        new_pitch = _moved(pitch, wanted)
    if np.any(lift):
        envelope = envelope * 10 ** (lift / 10)
    if stress:
        share = _stress(times, raw.rate, stress)
        envelope = envelope * 10 ** (share[:, None] * _STRESS_DB / 10)
        new_pitch = new_pitch * 2 ** (share * _STRESS_SEMITONES / 12)
    shaped = pyworld.synthesize(
        new_pitch, np.ascontiguousarray(envelope), np.ascontiguousarray(breath), raw.rate,
        _FRAME_MS / wanted.pace,
    )  # fmt: skip
    return Shaped(_as_loud(shaped, sound, raw.rate), wanted.pace)


def _pitch(raw: Raw, sound: Any, times: Any) -> Any:
    """The fundamental at `times` in Hz, 0 where there is none: the engine's own, or found."""
    if raw.pitch is None:
        rough, at = pyworld.dio(sound, raw.rate, frame_period=_FRAME_MS)
        found = pyworld.stonemask(sound, rough, at, raw.rate)
        return np.pad(found, (0, max(0, len(times) - len(found))))[: len(times)]
    known = np.asarray(raw.pitch)
    at = np.arange(len(known)) * raw.pitch_seconds
    nearest = np.minimum(np.round(times / raw.pitch_seconds).astype(int), len(known) - 1)
    between = np.interp(times, at, known)
    return np.where(known[nearest] < _LOWEST_HZ, 0.0, np.maximum(between, _LOWEST_HZ))


def _moved(pitch: Any, wanted: Shape) -> Any:
    """Up or down, with more or less of a melody."""
    voiced = pitch > 0
    if not voiced.any():
        return pitch
    heights = np.log(pitch[voiced])
    middle = heights.mean()
    moved = pitch.copy()
    moved[voiced] = np.exp(
        middle + (heights - middle) * wanted.range + wanted.pitch * np.log(2) / 12
    )
    return np.where(voiced, np.clip(moved, _LOW_HZ, _HIGH_HZ), 0.0)


def _stress(times: Any, rate: int, spans: Sequence[tuple[int, int]]) -> Any:
    """How much of a stress there is at `times`, 0 to 1: it comes and goes within a syllable."""
    share = np.zeros_like(times)
    for start, end in spans:
        share[(times >= start / rate) & (times < end / rate)] = 1.0
    width = round(_STRESS_SECONDS / (_FRAME_MS / 1000))
    window = np.hanning(width + 2)[1:-1]
    return np.convolve(share, window / window.sum(), mode="same")[: len(times)]


def _stretched(frames: Any, ratio: float) -> Any:
    """Each frame with what was at a frequency at `ratio` times it."""
    bins = frames.shape[1]
    wanted = np.arange(bins) / ratio
    below = np.minimum(wanted.astype(int), bins - 2)
    share = np.minimum(wanted - below, 1.0)
    return frames[:, below] * (1 - share) + frames[:, below + 1] * share


def _as_loud(shaped: Any, before: Any, rate: int) -> bytes:
    """16-bit samples of `shaped`, as loud to the ear as `before`."""
    gain = np.sqrt(power_of(before, rate) / max(power_of(shaped, rate), 1e-12))
    peak = np.abs(shaped).max(initial=0.0) * gain
    if peak > _CEILING:
        gain *= _CEILING / peak
    return np.clip(shaped * gain * 32768, -32768, 32767).astype("<i2").tobytes()  # type: ignore[no-any-return]
