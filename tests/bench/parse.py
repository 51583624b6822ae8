"""How long a script takes to be read, in one process on one core, and whether it grows in line.

    python -m tests.bench.parse SCRIPT [SCRIPT ...]

Reference: `str.split` of the same text in the same run (a floor: it looks at every character
once), and, where it is installed, screenplain's Fountain parser on the Fountain files.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tableread import paths
from tableread.script.detect import detect
from tableread.script.load import READERS, decode

_RUNS = 15


def _median_ms(call: Callable[[], object], runs: int = _RUNS) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", type=Path)
    args = parser.parse_args()
    for path in args.scripts or sorted(paths.SAMPLES.glob("*.*n*t*")):
        _measure(path)


def _measure(path: Path) -> None:
    source, _ = decode(path.read_bytes(), path.name)
    kind = detect(source)
    read = READERS[kind]
    floor = _median_ms(source.split)
    ours = _median_ms(lambda: read(source))
    print(
        f"{path.name}: {kind}, {len(source) / 1000:.0f} kB, {ours:.1f} ms, {ours / floor:.0f} × split"
    )
    if kind == "fountain" and importlib.util.find_spec("screenplain"):
        from screenplain.parsers import fountain as other

        theirs = _median_ms(lambda: list(other.parse(io.StringIO(source))))
        print(f"  screenplain: {theirs:.1f} ms; ours is {ours / theirs:.2f} × that")
    copies = [(n, "\n\n".join([source] * n)) for n in (1, 2, 4)]
    sizes = [_median_ms(partial(read, text), 3) for _, text in copies]
    print("  1, 2, 4 times the text: " + ", ".join(f"{ms:.0f} ms" for ms in sizes))


if __name__ == "__main__":
    main()
