"""What each rule of delivery changes in the stream, and whether it is still understood.

    python -m tests.bench.delivery [--lines 4] [--voices ID,ID]

Lines are laid on the stream by a mixer, plainly and by each rule, and read back. Reference: the plain line in the same
run. Pitch, its range and how much is voiced are WORLD's; loudness is LUFS (pyloudnorm); bright is the power above
2 kHz against all; the word error is a recogniser's.
"""

from __future__ import annotations

import argparse
from typing import Any, NamedTuple

import numpy as np
import pyloudnorm
import pyworld

from tableread.audio.clip import Clip
from tableread.audio.effects import with_effect
from tableread.audio.mixer import RATE, Mixer
from tableread.base import paths
from tableread.cast.delivery import PLAIN, Delivery, read_rules
from tableread.cast.voices import Voice, read_packs
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.utterance import Utterance
from tests.bench.recogniser import Recogniser, errors
from tools.measure_voices import LINES


class Sound(NamedTuple):
    """Numbers of what was heard."""

    pitch: float
    melody: float
    voiced: float
    seconds: float
    loud: float
    bright: float
    wrong: float


def streamed(clip: Clip, delivery: Delivery) -> Clip:
    """What comes out of the stream of `clip`, in mono."""
    mixer = Mixer()
    mixer.schedule(1, with_effect(clip, delivery.effect), 0.0, level=delivery.level)
    frames = round((clip.seconds + 0.4) * RATE)
    pcm, _, _ = mixer.read(frames)
    return Clip(np.frombuffer(pcm, "<i2")[::2].tobytes(), RATE)


def measured(
    voices: list[Voice],
    lines: list[str],
    pipeline: SpeechPipeline,
    recogniser: Recogniser,
    how: Delivery,
) -> Sound:
    """The mean over voices and lines."""
    found: list[list[float]] = []
    wrong = said = 0
    for voice in voices:
        for line in lines:
            clip = pipeline.make(Utterance(line, voice, delivery=how.shape))
            heard = streamed(clip, how)
            found.append(_numbers(heard, clip.seconds))
            some, of = errors(line, recogniser.transcript(heard))
            wrong, said = wrong + some, said + of
    pitch, melody, voiced, seconds, loud, bright = np.nanmean(np.array(found), axis=0)
    return Sound(pitch, melody, voiced, seconds, loud, bright, 100 * wrong / said)


def _numbers(heard: Clip, seconds: float) -> list[float]:
    samples: Any = np.frombuffer(heard.pcm, "<i2").astype(np.float64) / 32768
    rough, times = pyworld.dio(samples, RATE, f0_floor=60, f0_ceil=700)
    pitch = pyworld.stonemask(samples, rough, times, RATE)
    # breath has no pitch: what is mostly noise does not count
    noise = pyworld.d4c(samples, pitch, times, RATE)[:, :100].mean(axis=1)
    voiced = (pitch > 0) & (noise < 0.6)
    heights = 12 * np.log2(pitch[voiced]) if voiced.any() else np.array([np.nan])
    power = np.abs(np.fft.rfft(samples)) ** 2
    at = np.fft.rfftfreq(len(samples), 1 / RATE)
    bright = 10 * np.log10(power[at > 2000].sum() / power.sum())
    loud = pyloudnorm.Meter(RATE).integrated_loudness(samples)
    return [
        float(np.median(heights)),
        float(np.std(heights)),
        float(voiced.mean()),
        seconds,
        loud,
        float(bright),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=4)
    parser.add_argument("--voices", default="steady-man,warm-woman")
    args = parser.parse_args()
    voices = [
        v
        for v in able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
        if v.id in args.voices.split(",")
    ]
    pipeline, recogniser = SpeechPipeline(voices[0].engine), Recogniser()
    lines = LINES[: args.lines]
    rules, _ = read_rules([paths.SHIPPED_VOICES])
    plain = measured(voices, lines, pipeline, recogniser, PLAIN)
    print(f"{'':14} pitch st  melody st  voiced  seconds   LUFS  bright dB  word error")
    print(
        f"{'(plain)':14} {'':8} {plain.melody:9.1f} {plain.voiced:7.2f} {plain.seconds:8.2f}"
        f" {plain.loud:6.1f} {plain.bright:10.1f} {plain.wrong:9.1f} %"
    )
    for rule in rules:
        now = measured(voices, lines, pipeline, recogniser, rule.delivery)
        print(
            f"{rule.name:14} {now.pitch - plain.pitch:+8.1f} {now.melody:9.1f} {now.voiced:7.2f}"
            f" {now.seconds:8.2f} {now.loud:6.1f} {now.bright:10.1f} {now.wrong:9.1f} %"
            + (f"   {rule.effect}" if rule.effect else "")
            + (f"   {rule.pause} s before" if rule.pause else ""),
            flush=True,
        )


if __name__ == "__main__":
    main()
