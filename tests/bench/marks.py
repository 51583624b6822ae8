"""When words begin by their marks, and when they begin in the sound, at several speeds.

    python -m tests.bench.marks [--lines 10] [--voices ID,ID] [--speeds .75,1,1.5,2,3]

The sound is aligned with its words by PocketSphinx, which knows nothing of the engine; its own frames are 10 ms. The
clip is what goes to the stream, sample by sample (`tests.bench.words` shows when a mark is told). A systematic
difference between the aligner and the engines is told as the median.
"""

from __future__ import annotations

import argparse
import re

from pocketsphinx import Decoder

from tableread.audio.clip import Clip
from tableread.audio.resample import resampled
from tableread.base import paths
from tableread.cast.voices import read_packs
from tableread.script.words import words_of
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.registry import able_voices, check_of
from tableread.speech.utterance import Utterance
from tests.bench.recorded import percentile
from tools.measure_voices import LINES

_LEAD = 0.3
"""Seconds of silence before the clip, for the aligner."""


def aligned(decoder: Decoder, clip: Clip, words: list[str]) -> list[float] | None:
    """Seconds at which each word begins in the clip; None where the aligner did not come through."""
    silence = bytes(2 * int(16_000 * _LEAD))
    pcm = silence + resampled(clip.pcm, clip.rate, 16_000) + silence
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()
    starts = [
        (segment.word, segment.start_frame / 100 - _LEAD)
        for segment in decoder.seg() or ()
        if segment.word not in {"<s>", "</s>", "<sil>", "(NULL)"}
    ]
    found = [re.sub(r"\(\d+\)$", "", word) for word, _ in starts]
    return [at for _, at in starts] if found == words else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=10)
    parser.add_argument("--voices", default="steady-man,warm-woman,dowager,even-man")
    parser.add_argument("--speeds", default=".75,1,1.5,2,3")
    args = parser.parse_args()
    voices = [
        v
        for v in able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
        if v.id in args.voices.split(",")
    ]
    decoder = Decoder(lm=None, loglevel="FATAL")
    pipelines = {engine: SpeechPipeline(engine) for engine in {v.engine for v in voices}}
    print(
        f"{'voice':16} {'speed':>5} {'words':>6} {'median':>8} {'p95 away':>9} {'p95 away from median':>21}"
    )
    for voice in voices:
        for speed in map(float, args.speeds.split(",")):
            off: list[float] = []
            for line in LINES[: args.lines]:
                clip = pipelines[voice.engine].make(Utterance(line, voice, speed))
                words = [re.sub(r"[^a-z']", "", line[a:b].lower()) for a, b in words_of(line)]
                starts = aligned(decoder, clip, words)
                if starts is None:
                    continue
                off += (
                    1000 * (mark.sample / clip.rate - at)
                    for mark, at in zip(clip.words, starts, strict=True)
                )
            if not off:
                print(f"{voice.id:16} {speed:5.2f}: not aligned")
                continue
            middle = percentile(off, 0.5)
            away = percentile([abs(x) for x in off], 0.95)
            spread = percentile([abs(x - middle) for x in off], 0.95)
            print(
                f"{voice.id:16} {speed:5.2f} {len(off):6} {middle:+8.0f} {away:9.0f} {spread:21.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
