"""How long until something is seen, and until something is heard.

    python -m tests.bench.start [SCRIPT] [--runs N]

Reference: an empty Textual app, in turn with ours in the same run. "First paint" is the first cell
that is ours; "script shown" is the stage with the text on it; "first sound" is when the first
block that is not silence was handed to the device (through a sound server of our own where
PulseAudio is installed, else to the silent output).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.soundcard import AVAILABLE, sound_card
from tests.terminal import Terminal

_EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("hello-there")
Empty().run()
"""
_SAMPLE = Path(__file__).parents[2] / "assets" / "the-last-bus.txt"


def _shown(argv: list[str], env: dict[str, str], *texts: bytes) -> list[float]:
    terminal = Terminal(argv, env)
    try:
        return [terminal.wait_for(text) for text in texts]
    finally:
        terminal.close()


def _first_sound(script: Path, env: dict[str, str]) -> float:
    log = Path(env["TABLEREAD_HOME"]) / "log" / "tableread.log"
    log.unlink(missing_ok=True)
    started = time.monotonic()
    terminal = Terminal([sys.executable, "-m", "tableread", str(script)], env)
    try:
        while time.monotonic() - started < 20:
            terminal.read(0.01)
            if log.exists():
                for line in log.read_text().splitlines():
                    if "first sound" in line:
                        return float(line.rsplit(" ", 1)[1]) - terminal.started
        raise TimeoutError("nothing was heard")
    finally:
        terminal.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", nargs="?", type=Path, default=_SAMPLE)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    empty, paint, stage, cold, warm = [], [], [], [], []
    with contextlib.ExitStack() as stack:
        env = stack.enter_context(sound_card()).env if AVAILABLE else dict(os.environ)
        for run in range(args.runs + 1):
            with tempfile.TemporaryDirectory() as home:
                own = {**env, "TABLEREAD_HOME": home}
                seen = _shown([sys.executable, "-c", _EMPTY], own, b"hello-there")[0]
                first, shown = _shown(
                    [sys.executable, "-m", "tableread", str(args.script)],
                    own,
                    b"Opening",
                    b"reading",
                )
                sound_cold = _first_sound(args.script, {**own, "TABLEREAD_HOME": home + "/c"})
                sound_warm = _first_sound(args.script, {**own, "TABLEREAD_HOME": home + "/c"})
            if run:  # the first warms the disk
                empty.append(seen)
                paint.append(first)
                stage.append(shown)
                cold.append(sound_cold)
                warm.append(sound_warm)
    reference = statistics.median(empty)
    print(f"empty Textual app shown      {reference * 1000:6.0f} ms  (reference)")
    for name, values in (
        ("first paint", paint), ("script shown on stage", stage),
        ("first sound, empty cache", cold), ("first sound, warm", warm),
    ):  # fmt: skip
        median = statistics.median(values)
        print(
            f"{name:28} {median * 1000:6.0f} ms  {median / reference:4.2f} × the reference"
            f"  (min {min(values) * 1000:.0f}, max {max(values) * 1000:.0f})"
        )


if __name__ == "__main__":
    main()
