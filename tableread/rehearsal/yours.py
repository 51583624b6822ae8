"""Your lines in a running order: where the next is, its cue, and how far away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import RunningOrder


class UntilYou(NamedTuple):
    """How far away your next line is."""

    speeches: int
    """Speeches before it; 0: it is the next."""
    seconds: float


class YourLines:
    """Good for one order and one cast; found once, since they are asked for several times a second."""

    def __init__(self, order: RunningOrder, player_at: Callable[[int], PlayedBy]) -> None:
        self._order = order
        self._player_at = player_at

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._lines)

    @cached_property
    def _lines(self) -> list[int]:
        return [at for at in range(len(self._order)) if self._player_at(at) is PlayedBy.YOU]

    def next_after(self, line: int) -> int | None:
        """The first line of your next speech behind line `line`."""
        last = self._order.speech(line).stop - 1
        at = bisect_right(self._lines, last)
        return self._lines[at] if at < len(self._lines) else None

    def before(self, line: int) -> int | None:
        """Your first line in your speech before the one that `line` is in."""
        at = bisect_left(self._lines, self._order.speech(line).start)
        if not at:
            return None
        speech = self._order.speech(self._lines[at - 1])
        return self._lines[bisect_left(self._lines, speech.start)]  # it may begin with a direction

    def cue_again(self, at: int, waiting: bool) -> int:
        """The cue that line `at` is on, or the speech before your last turn, or before the one waited for."""
        order, here = self._order, self._order.speech(at).start
        if waiting:
            return order.previous_speech(here)
        if self._cue_of(self.next_after(at)) == here:
            return here
        before = bisect_left(self._lines, here + 1)
        return order.previous_speech(self._lines[before - 1] if before else here)

    def next_cue(self, at: int) -> int | None:
        """The cue of your next speech; the one after it, where line `at` is on that already."""
        target = self.next_after(at)
        if target is not None and self._cue_of(target) == self._order.speech(at).start:
            target = self.next_after(target)
        return self._cue_of(target)

    def _cue_of(self, line: int | None) -> int | None:
        """The speech before `line`."""
        return None if line is None else self._order.previous_speech(line)

    def until(self, line: int, heard: float, speed: float) -> UntilYou | None:
        """How far your next line is from line `line`, of which `heard` seconds are gone."""
        order = self._order
        target = self.next_after(line)
        if target is None:
            return None
        speeches, here = 0, order.next_speech(line)
        while here is not None and here < target and speeches < 99:
            speeches += 1
            here = order.next_speech(here)
        seconds = order.seconds_before(target) - order.seconds_before(line)
        return UntilYou(speeches, max(0.0, (seconds - heard) / speed))
