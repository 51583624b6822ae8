"""How long a script takes to be read, in one process on one core, and whether time and memory grow in line.

    python -m tests.bench.parse [SCRIPT ...] [--grow MB]

References, in the same run: `str.split` of the same text (a floor: it looks at every character once),
and, where they are installed, the Fountain parsers fountain-parser and screenplain. `--grow` reads the
text over and over, doubled up to so many megabytes; the ratio from one size to the next should be 2.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tableread.base import paths
from tableread.script.detect import detect, detect_file
from tableread.script.encoding import decode
from tableread.script.load import load_bytes, reader

_RUNS = 15


def _median_ms(call: Callable[[], object], runs: int = _RUNS) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _side_by_side(a: Callable[[], object], b: Callable[[], object]) -> tuple[float, float]:
    """Medians of both, run in turns, so that a slow moment of the machine meets both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(2 * _RUNS):
        for call, kept in zip((a, b), times, strict=True):
            kept.append(_median_ms(call, 1))
    return statistics.median(times[0]), statistics.median(times[1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", type=Path)
    parser.add_argument("--grow", type=float, default=0.0, metavar="MB")
    args = parser.parse_args()
    for path in args.scripts or sorted(paths.SAMPLES.glob("*.*n*t*")):
        _measure(path, args.grow)


def _measure(path: Path, grow: float) -> None:
    data = path.read_bytes()
    kind = detect_file(data, path.name)
    whole = _median_ms(lambda: load_bytes(data, path.name), 5)
    if kind is not None:
        print(f"{path.name}: {kind}, {len(data) / 1000:.0f} kB, {whole:.1f} ms")
        return
    source, _ = decode(data, path.name)
    kind = detect(source)
    read: Callable[..., object] = reader(kind)
    ours = _median_ms(lambda: read(source))
    floor = _median_ms(source.split)
    print(
        f"{path.name}: {kind}, {len(source) / 1000:.0f} kB, {ours:.1f} ms ({ours / floor:.0f} × split); "
        f"with decoding and detection {whole:.1f} ms"
    )
    if kind == "fountain":
        for name, call in _peers(source):
            theirs, again = _side_by_side(call, lambda: read(source))
            print(f"  {name}: {theirs:.1f} ms; ours {again:.1f} ms is {again / theirs:.2f} × that")
    if grow:
        _grow(read, source, grow)


def _peers(source: str) -> list[tuple[str, Callable[[], object]]]:
    found: list[tuple[str, Callable[[], object]]] = []
    if importlib.util.find_spec("fountain_parser"):
        from fountain_parser import FountainParser

        found.append(("fountain-parser", lambda: FountainParser().parse(source)))
    if importlib.util.find_spec("screenplain"):
        from screenplain.parsers import fountain as other

        found.append(("screenplain", lambda: list(other.parse(io.StringIO(source)))))
    return found


def _grow(read: Callable[..., object], source: str, most: float) -> None:
    times = 1
    last = last_peak = 0.0
    while len(source) * times <= most * 1_000_000:
        text = "\n\n".join([source] * times)
        took = _median_ms(lambda text=text: read(text), 1)  # type: ignore[misc]
        tracemalloc.start()
        read(text)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        slower = f"{took / last:.2f} × the last" if last else ""
        more = f"{peak / last_peak:.2f} ×" if last_peak else ""
        print(
            f"  {len(text) / 1e6:6.2f} MB: {took:8.0f} ms {slower:18} {peak:7.0f} MB at most {more}",
            flush=True,
        )
        last, last_peak = took, peak
        times *= 2


if __name__ == "__main__":
    main()
