"""From a key to the first sample of its answer: `python -m tests.bench.announcements`.

Beside it, in the same run, what the engine alone takes for the same sentence. A device asks for samples in blocks: what it
holds comes on top of both. Each sentence is new, so nothing comes from the cache.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tableread.audio.mixer import FRAME_WIDTH, RATE, Mixer
from tableread.audio.output import SilentOutput
from tableread.audio.player import Player
from tableread.base.paths import Folders
from tableread.performance.announcer import ANNOUNCER, Announcer
from tableread.speech.start import open_speech
from tableread.speech.utterance import Utterance

RUNS = 40
_BLOCK = RATE // 200  # 5 ms


def _sentence(number: int) -> str:
    return (
        f"Scene {number} of 90: the yard, by day. Somebody speaks, and {number} minutes are left."
    )


def _first_sample(mixer: Mixer, began: float) -> float:
    """Seconds until something is heard."""
    while not mixer.read(_BLOCK)[0].strip(b"\0"):
        time.sleep(_BLOCK / RATE)
    return time.monotonic() - began


def _told(name: str, seconds: list[float]) -> float:
    ordered = sorted(seconds)
    p50, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:32} p50 {p50 * 1000:4.0f} ms   p95 {p95 * 1000:4.0f} ms")
    return p50


def main() -> None:
    """Print both, and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        speech, _ = open_speech(Folders(home, home, home, home))
        player = Player(SilentOutput)  # never started: the stream is read by hand
        announcer = Announcer(speech, player)
        speech.render(Utterance("Ready.", ANNOUNCER))
        alone, answers = [], []
        for number in range(RUNS):
            began = time.monotonic()
            speech.render(Utterance(_sentence(number), ANNOUNCER))
            alone.append(time.monotonic() - began)
            began = time.monotonic()
            announcer.say(_sentence(number + RUNS))
            answers.append(_first_sample(player.mixer, began))
            while player.mixer.announcing:
                player.mixer.read(RATE * FRAME_WIDTH)
        engine = _told("the engine alone, all of it", alone)
        answer = _told("from the key to the first sample", answers)
        print(f"ratio of the medians {answer / engine:.2f}")
        announcer.close()
        speech.close()


if __name__ == "__main__":
    main()
