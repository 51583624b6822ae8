"""Your lines in a running order: where the next is, its cue, and how far away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tableread.cast.casting import Player
from tableread.rehearsal.order import RunningOrder


class UntilYou(NamedTuple):
    """How far away your next line is."""

    turns: int
    """Speeches before it; 0: it is the next."""
    seconds: float


class YourLines:
    """Good for one order and one cast; found once, since they are asked for several times a second."""

    def __init__(self, order: RunningOrder, player_at: Callable[[int], Player]) -> None:
        self._order = order
        self._player_at = player_at

    @cached_property
    def _lines(self) -> list[int]:
        return [at for at in range(len(self._order)) if self._player_at(at) is Player.YOU]

    def next_after(self, line: int) -> int | None:
        """The first line of your next speech behind line `line`."""
        last = self._order.turn(line).stop - 1
        at = bisect_right(self._lines, last)
        return self._lines[at] if at < len(self._lines) else None

    def turn_at_or_before(self, line: int) -> int | None:
        """The first line of your speech that line `line` is in, or of the one before it."""
        at = bisect_left(self._lines, line + 1)
        return self._order.turn(self._lines[at - 1]).start if at else None

    def cue_of(self, line: int | None) -> int | None:
        """The speech before `line`."""
        return None if line is None else self._order.previous_turn(line)

    def until(self, line: int, heard: float, speed: float) -> UntilYou | None:
        """How far your next line is from line `line`, of which `heard` seconds are gone."""
        order = self._order
        target = self.next_after(line)
        if target is None:
            return None
        turns, here = 0, order.next_turn(line)
        while here is not None and here < target and turns < 99:
            turns += 1
            here = order.next_turn(here)
        seconds = order.seconds_before(target) - order.seconds_before(line)
        return UntilYou(turns, max(0.0, (seconds - heard) / speed))
