"""How well a teleprompter follows: recorded lines as one long text, read on, with jumps.

    python -m tests.bench.prompt FOLDER [--jumps]

FOLDER as for `tests.bench.listen`. All lines of a speaker are one text; it is read from top to end in
simulated time or, with --jumps, in pieces of five lines out of order.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random

from tableread.audio.recording_format import FRAME, RATE
from tableread.listen.sphinx import SphinxRecogniser
from tableread.listen.text_follower import TextFollower
from tableread.listen.word_distance import WordDistance
from tests.bench.listen import sound_of
from tests.bench.takes import as_read

_PIECE = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jumps", action="store_true")
    args = parser.parse_args()
    lines = json.loads((args.folder / "lines.json").read_text(encoding="utf-8"))
    for speaker in sorted({line["speaker"] for line in lines}):
        mine = [line for line in lines if line["speaker"] == speaker]
        takes = [as_read(sound_of(args.folder, line["id"]), line) for line in mine]
        words = [word for take in takes for word in take.words]
        firsts = [sum(len(t.words) for t in takes[:n]) for n in range(len(takes))]
        order = list(range(len(takes)))
        if args.jumps:
            pieces = [order[at : at + _PIECE] for at in range(0, len(order), _PIECE)]
            Random(1).shuffle(pieces)
            order = [n for piece in pieces for n in piece]
        recogniser = SphinxRecogniser(words)
        text_follower = TextFollower(words, recogniser, WordDistance(recogniser.sounds).between)
        near = looked = 0
        spent = sounded = slowest = 0.0
        for n in order:
            take = takes[n]
            pcm = take.sound.tobytes()
            for at in range(0, len(pcm) - 2 * FRAME, 2 * FRAME):
                started = time.perf_counter()
                place = text_follower.process(pcm[at : at + 2 * FRAME]).position
                took = time.perf_counter() - started
                spent, sounded, slowest = spent + took, sounded + FRAME / RATE, max(slowest, took)
                now = (at / 2 + FRAME) / RATE
                truth = next((i + 1 for i, _, end in reversed(take.said) if end <= now), 0)
                if take.said[0][1] < now < take.end:
                    looked += 1
                    near += abs(place - firsts[n] - truth) <= 1
        print(
            f"{speaker:8} {len(words)} words  within one word {near / looked:.3f}"
            f"  real-time factor {spent / sounded:.3f}  slowest frame {1000 * slowest:.0f} ms"
        )
        recogniser.close()


if __name__ == "__main__":
    main()
