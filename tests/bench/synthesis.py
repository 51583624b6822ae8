"""The whole of a script with its default cast: which engine says each line, and what that costs.

    python -m tests.bench.synthesis SCRIPT [--lines N]

Made in this process, on one thread; the reference is the time that the speech takes to be heard.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tableread.base.paths import Folders
from tableread.performance.house import make_player, open_house
from tableread.production.production import Production
from tableread.speech.pipeline import SpeechPipeline
from tableread.speech.start import open_speech
from tableread.voicing import utterance_of


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", type=Path)
    parser.add_argument("--lines", type=int, default=None)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folders = Folders(home / "d", home / "c", home / "k", home / "l")
        speech, _ = open_speech(folders)
        house = open_house(folders, speech, make_player(silent=True))
        production = Production.open(args.script, house)
        house.close()
    lines = production.running_order().lines
    wanted = [utterance_of(production, line, 1.0) for line in lines]
    engines = Counter(utterance.voice.engine for utterance in wanted)
    print(f"{args.script.name}: {len(lines)} lines; engines: {dict(engines)}")
    pipelines = {engine: SpeechPipeline(engine) for engine in engines}
    for utterance in wanted[:3]:
        pipelines[utterance.voice.engine].make(utterance)
    seconds = 0.0
    longest = (0.0, 0.0)
    started = time.process_time()
    for utterance in wanted[: args.lines]:
        before = time.process_time()
        clip = pipelines[utterance.voice.engine].make(utterance)
        seconds += clip.seconds
        longest = max(longest, (time.process_time() - before, clip.seconds))
    took = time.process_time() - started
    print(
        f"{seconds / 60:.1f} min of speech in {took:.1f} s of a processor: {seconds / took:.1f} x real time;"
        f" the costliest line {longest[0]:.2f} s for {longest[1]:.1f} s of speech"
    )


if __name__ == "__main__":
    main()
