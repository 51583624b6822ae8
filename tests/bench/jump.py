"""How long after a jump to a long line that was never made the first word is there, whole and by its first clause.

    python -m tests.bench.jump [--voice ID] [--characters 700]

The engine is warm, nothing is kept. Reference: the whole line made at once.
"""

from __future__ import annotations

import argparse
import time

from tableread.base import paths
from tableread.cast.voices import read_packs
from tableread.performance.rendering import parts_of
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.registry import able_voices, check_of, find_engine
from tableread.speech.utterance import Utterance
from tools.measure_voices import LINES


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="steady-man")
    parser.add_argument("--characters", type=int, default=700)
    args = parser.parse_args()
    voices = able_voices(read_packs([paths.SHIPPED_VOICES], check_of)[0])
    voice = next(v for v in voices if v.id == args.voice)
    engine = find_engine(voice.engine)
    assert engine
    worker = WorkerSynthesiser(engine)
    worker.render(Utterance("Warm up.", voice))
    text = " ".join(LINES)[: args.characters]
    started = time.monotonic()
    clip = worker.render(Utterance(text, voice))
    whole = time.monotonic() - started
    parts = parts_of(Utterance(text + " Indeed.", voice), 0)
    started = time.monotonic()
    first = worker.render(parts[0].utterance)
    begun = time.monotonic() - started
    worker.close()
    print(f"{voice.id} ({voice.engine}): {len(text)} characters, {clip.seconds:.1f} s of speech")
    print(
        f"whole line {whole:.2f} s; its first clause {begun:.2f} s ({first.seconds:.1f} s of speech)"
    )


if __name__ == "__main__":
    main()
