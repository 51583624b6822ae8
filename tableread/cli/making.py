"""How far something has come that takes a while, on the terminal."""

from __future__ import annotations

import sys

from tableread.base.counted import counted

_OFTEN = 50
"""Steps after which it is told where the row cannot be written over; a round number."""
_WIDTH = 40
"""Characters that the longest row before may have had."""


def show_progress(done: int, total: int, noun: str, left: float | None) -> None:
    """ "12 of 80 lines, 3 min left". `left`: seconds; None while that is not known."""
    rest = "" if left is None else f", {_readable(left)} left"
    told = f"{done} of {counted(total, noun)}{rest}"
    if sys.stdout.isatty():
        print(f"\r{told:{_WIDTH}}", end="", flush=True)
    elif done % _OFTEN == 0:
        print(told, flush=True)


def end_progress() -> None:
    """What is printed from now on stands below."""
    if sys.stdout.isatty():
        print()


def _readable(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds > 90 else f"{seconds:.0f} s"
