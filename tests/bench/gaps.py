"""The silence between two machine speeches, in the played stream, with all cores busy.

    python -m tests.bench.gaps [--speeches 200]

A script of one-word speeches by two characters in turn is read by the program itself through a
software sound card and recorded; every silence is compared with the one that was chosen
(0.25 s between speakers). Reference: the chosen number. A dropout would show as one silence more.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.recorded import percentile, samples, silences
from tests.soundcard import AVAILABLE, sound_card

_CHOSEN = 0.25
_WORDS = ("Now", "Ham", "Lime", "Wool", "Moon", "Rain")


def _burn() -> None:
    while True:
        sum(range(10_000))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speeches", type=int, default=201)
    args = parser.parse_args()
    if not AVAILABLE:
        sys.exit("This needs PulseAudio's programs (Debian: pulseaudio, pulseaudio-utils).")
    speeches = [
        f"{'ADA' if n % 2 else 'BEN'}\n{_WORDS[n % len(_WORDS)]}.\n" for n in range(args.speeches)
    ]
    burners = [
        multiprocessing.Process(target=_burn, daemon=True) for _ in range(os.cpu_count() or 2)
    ]
    with tempfile.TemporaryDirectory() as home, sound_card() as card:
        script = Path(home) / "ping.fountain"
        script.write_text("\n".join(speeches))
        for burner in burners:
            burner.start()
        with card.recording() as recording:
            subprocess.run(
                [sys.executable, "-m", "tableread", "listen", str(script), "--speech", "off"],
                env={**card.env, "TABLEREAD_HOME": home},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True,
            )  # fmt: skip
        for burner in burners:
            burner.kill()
        found = silences(samples(recording.pcm()), shortest=0.1)
    off = [abs(length - _CHOSEN) * 1000 for _, length in found]
    print(f"speeches {args.speeches}, silences found {len(found)} (expected {args.speeches - 1})")
    print(
        f"off the chosen {_CHOSEN * 1000:.0f} ms by: median {percentile(off, 0.5):.1f} ms, "
        f"p95 {percentile(off, 0.95):.1f} ms, most {max(off):.1f} ms"
    )


if __name__ == "__main__":
    main()
