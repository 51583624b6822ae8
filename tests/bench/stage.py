"""The stage at work: how soon a key acts, how much of a core reading takes, and how much memory.

    python -m tests.bench.stage [SCRIPT]

The program runs in a terminal of its own, through a software sound card where PulseAudio is
installed, and reads SCRIPT. Keys that show on the screen (pause, slower, faster) are pressed at
random moments; a key has acted when the screen says so. Reference for the key: 50 ms. Processor
time and memory are the operating system's, of the program and its voice engine together.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.bench.recorded import percentile
from tests.soundcard import AVAILABLE, sound_card
from tests.terminal import Terminal

_SAMPLE = Path(__file__).parents[2] / "assets" / "the-last-bus.txt"
_KEYS = 60
_READ_SECONDS = 20.0


def _pressed(terminal: Terminal, key: bytes, shows: bytes) -> float:
    """Milliseconds from the key to its showing."""
    terminal.read(0)
    terminal.written = b""
    started = time.monotonic()
    terminal.press(key)
    while shows not in terminal.written:
        if time.monotonic() - started > 5:
            raise TimeoutError(f"{key!r} never showed {shows!r}")
        terminal.read(0.5)
    return (time.monotonic() - started) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", nargs="?", type=Path, default=_SAMPLE)
    args = parser.parse_args()
    dice = random.Random(7)
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        env = stack.enter_context(sound_card()).env if AVAILABLE else dict(os.environ)
        terminal = Terminal(
            [sys.executable, "-m", "tableread", str(args.script)],
            {**env, "TABLEREAD_HOME": home}, (120, 40),
        )  # fmt: skip
        try:
            terminal.wait_for(b"reading")
            program = psutil.Process(terminal.pid)
            family = [program, *program.children(recursive=True)]
            _drain(terminal, 3.0)
            before = sum(sum(p.cpu_times()[:2]) for p in family)
            _drain(terminal, _READ_SECONDS)
            spent = sum(sum(p.cpu_times()[:2]) for p in family) - before
            memory = sum(p.memory_full_info().uss for p in family)
            resident = sum(p.memory_info().rss for p in family)
            pause, speed = [], []
            for number in range(_KEYS):
                _drain(terminal, dice.uniform(0.05, 0.5))
                paused = number % 2 == 0
                pause.append(_pressed(terminal, b" ", b"paused" if paused else b"reading"))
            for number in range(_KEYS):
                _drain(terminal, dice.uniform(0.05, 0.5))
                faster = number % 2 == 0
                speed.append(
                    _pressed(terminal, b"]" if faster else b"[", b"1.1" if faster else b"1.0")
                )
        finally:
            terminal.close()
    for name, values in (("pause", pause), ("speed", speed)):
        print(
            f"key to screen, {name}: median {percentile(values, 0.5):.1f} ms, "
            f"p95 {percentile(values, 0.95):.1f} ms ({percentile(values, 0.95) / 50:.2f} × the 50 ms)"
        )
    print(
        f"reading takes {100 * spent / _READ_SECONDS:.1f} % of one core, screen and voice together"
    )
    print(
        f"memory: {memory / 1e6:.0f} MB own, {resident / 1e6:.0f} MB resident, {len(family)} processes"
    )


def _drain(terminal: Terminal, seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        terminal.read(left)
    terminal.written = b""


if __name__ == "__main__":
    main()
