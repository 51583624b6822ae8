"""A drill that is killed at random moments: whether the library is damaged, and whether anything that it has is missing.

    python -m tests.bench.kills [--kills 200]

An answer that was shown and not yet written may be lost: it is written beside the drill, in a few milliseconds. How many
were is told as well.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.kills import kills


def main() -> None:
    """Kill and look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        found = list(kills(Path(home), args.kills))
    damaged = sum(not killed.sound for killed in found)
    missing = sum(killed.kept < killed.written for killed in found)
    unwritten = sum(killed.kept < killed.shown for killed in found)
    print(f"{len(found)} kills, after {sum(killed.shown for killed in found)} answers in all")
    print(f"{damaged} libraries damaged, {missing} without an answer that was written")
    print(f"{unwritten} without the last answer that was shown, which was being written")
    raise SystemExit(bool(damaged or missing))


if __name__ == "__main__":
    main()
