"""Random reads in every mode, held to `tests.promises`: how many of them break a promise, and which.

    python -m tests.bench.random_reads [--each 10000] [--processes 2]

A mode is what an actor chooses: mask × pattern × cue × what ends a turn × help. Every choice is made in at least `--each`
reads, and every mode in as many reads as any other. A read follows from its number alone.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from multiprocessing import Pool
from random import Random

from tableread.rehearsal.policy import CuePart
from tests.random_reads import MODES, RandomRead, reads

_STEPS = 30
_CHOICES = 2 * len(CuePart)
"""The choice with the most sides is made least often: parts of a cue, with and without the rest."""


def _try(which: tuple[int, int, int]) -> tuple[int, int, dict[str, list[int]]]:
    """Try every so many-th read; how many, how many steps changed anything, and the numbers of those that break a promise."""
    most, first, step = which
    tried = steps = 0
    broken: dict[str, list[int]] = {}
    for seed, mode in islice(reads(most), first, None, step):
        read = RandomRead(Random(seed), mode)
        try:
            read.run(_STEPS)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            broken.setdefault(repr(error), []).append(seed)
        tried, steps = tried + 1, steps + len(read.told)
    return tried, steps, broken


def _report(parts: Iterable[tuple[int, int, dict[str, list[int]]]]) -> int:
    tried = steps = 0
    broken: dict[str, list[int]] = {}
    for part_tried, part_steps, part_broken in parts:
        tried, steps = tried + part_tried, steps + part_steps
        for why, seeds in part_broken.items():
            broken.setdefault(why, []).extend(seeds)
    choices = Counter(choice for _, mode in reads(len(MODES)) for choice in mode)
    rarest, times = min(choices.items(), key=lambda item: item[1])
    print(f"{tried} reads, {steps} steps in them; {len(MODES)} modes, {tried // len(MODES)} each")
    print(f"the rarest choice ({rarest}) in {tried // len(MODES) * times} of them")
    for why, seeds in broken.items():
        print(f"  {len(seeds)} broken: {why} (read {min(seeds)})")
    count = sum(map(len, broken.values()))
    print(f"{count} of them break a promise")
    return count


def main() -> None:
    """Try them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    rounds = -(-args.each * _CHOICES // len(MODES))
    begun = time.monotonic()
    with Pool(args.processes) as pool:
        shares = [(rounds * len(MODES), part, args.processes) for part in range(args.processes)]
        count = _report(pool.map(_try, shares))
    print(f"{time.monotonic() - begun:.0f} s")
    raise SystemExit(bool(count))


if __name__ == "__main__":
    main()
