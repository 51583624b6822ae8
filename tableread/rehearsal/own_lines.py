"""The lines of one player in a running order: where the next is, its cue, and how far away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tableread.rehearsal.order import RunningOrder


class Until(NamedTuple):
    """How far away somebody's next line is."""

    speeches: int
    """Speeches before it; 0: it is the next."""
    seconds: float


NOW = Until(0, 0.0)
"""It is their turn."""


class OwnLines:
    """Good for one order. What is asked for several times a second takes the same time in scripts of any length."""

    def __init__(self, order: RunningOrder, lines: Sequence[int]) -> None:
        """`lines`: numbers of lines of `order`, rising."""
        self._order = order
        self._lines = lines

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._lines)

    def next_after(self, line: int) -> int | None:
        """The first of the next speech of theirs behind line `line`."""
        last = self._order.speech(line).stop - 1
        at = bisect_right(self._lines, last)
        return self._lines[at] if at < len(self._lines) else None

    def before(self, line: int) -> int | None:
        """The first in their speech before the one that `line` is in."""
        at = bisect_left(self._lines, self._order.speech(line).start)
        if not at:
            return None
        speech = self._order.speech(self._lines[at - 1])
        return self._lines[bisect_left(self._lines, speech.start)]  # it may begin with a direction

    def cue_again(self, at: int, waiting: bool) -> int:
        """The cue that line `at` is on, or the speech before their last turn, or before the one waited for."""
        order, here = self._order, self._order.speech(at).start
        if waiting:
            return order.previous_speech(here)
        if self._cue_of(self.next_after(at)) == here:
            return here
        before = bisect_left(self._lines, here + 1)
        return order.previous_speech(self._lines[before - 1] if before else here)

    def next_cue(self, at: int) -> int | None:
        """The cue of their next speech; the one after it, where line `at` is on that already."""
        target = self.next_after(at)
        if target is not None and self._cue_of(target) == self._order.speech(at).start:
            target = self.next_after(target)
        return self._cue_of(target)

    def _cue_of(self, line: int | None) -> int | None:
        """The speech before `line`."""
        return None if line is None else self._order.previous_speech(line)

    def until(self, line: int, heard: float, speed: float) -> Until | None:
        """How far their next line is from line `line`, of which `heard` seconds are gone; None where there is none."""
        target = self.next_after(line)
        return None if target is None else self.until_line(target, line, heard, speed)

    def until_line(self, target: int, line: int, heard: float, speed: float) -> Until:
        """How far line `target` is, which comes behind `line`."""
        order = self._order
        speeches = order.lines[target].speech - order.lines[line].speech - 1
        seconds = order.seconds_before(target) - order.seconds_before(line)
        return Until(speeches, max(0.0, (seconds - heard) / speed))
