"""How well a line is known, in five steps that a person can tell apart; and what will be due. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from math import ceil

from tableread.learning.memory import DAY, Memory, is_due

_FRESH_DAYS = 3.0
_SURE_DAYS = 21.0
"""Days that a line lasts from which on it is sure: it outlives three weeks without being said. Both are round numbers."""


class Step(IntEnum):
    """From not at all to for good."""

    NEW = 0
    DUE = 1
    FRESH = 2
    KNOWN = 3
    SURE = 4

    @property
    def in_words(self) -> str:
        """For people."""
        return _WORDS[self]

    @property
    def sign(self) -> str:
        """One cell of a strip: the fuller, the better."""
        return _SIGNS[self]


_WORDS = ("not said yet", "due", "fresh", "known", "sure")
_SIGNS = "·░▒▓█"


def step_of(memory: Memory | None, now: float) -> Step:
    """Which step a line is on; None for one that was never said."""
    if memory is None:
        return Step.NEW
    if is_due(memory, now):
        return Step.DUE
    if memory.stability < _FRESH_DAYS:
        return Step.FRESH
    return Step.KNOWN if memory.stability < _SURE_DAYS else Step.SURE


def days_until(memory: Memory, now: float) -> int:
    """In how many days a line is due; 0 where it is due now."""
    return 0 if is_due(memory, now) else ceil((memory.due - now) / DAY)


def forecast(memories: Iterable[Memory], now: float, days: int) -> list[int]:
    """How many lines come due on each of the next days; the first has those that are due now."""
    found = [0] * days
    for memory in memories:
        day = days_until(memory, now)
        if day < days:
            found[day] += 1
    return found


def strip(steps: Sequence[Step]) -> str:
    """One cell a line."""
    return "".join(step.sign for step in steps)
