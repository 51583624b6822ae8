"""The timeline of a read, without a clock: which line follows which, after which silence, together with which.

Whoever lays sound draws on it: the session, for what is laid ahead of a live read, and whatever lays a whole read at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.rehearsal.cue_heard import Heard
from tableread.rehearsal.order import RunningOrder


class Placement(NamedTuple):
    """Where a line stands among the others."""

    line: int
    gap: float
    """Seconds of silence before it, at the speed of the read; below 0 it cuts into what it follows."""
    beside: int | None
    """The line that it begins together with; two speak at the same time."""
    behind: int | None
    """The line that the silence counts from, where that is not the end of all that was said before."""


class Timeline:
    """Goes through a running order, past what nobody plays, round a loop if there is one."""

    def __init__(self, order: RunningOrder, player_of: Callable[[str], PlayedBy]) -> None:
        """`player_of` tells who plays a character, now: it may change."""
        self.order = order
        self.loop: tuple[int, int] | None = None
        """First and last line of what is read over and over."""
        self.heard = Heard()
        """What is left out of what is said before your turns."""
        self._player_of = player_of

    def player_at(self, line: int) -> PlayedBy:
        """Who plays `line`."""
        at = self.order.lines[line]
        return at.player or self._player_of(at.speaker or NARRATOR)

    def is_persons(self, line: int) -> bool:
        """Whether a person says `line`: the user, or somebody in the room."""
        return self.player_at(line) in {PlayedBy.YOU, PlayedBy.PERSON}

    def performed(self, line: int) -> int | None:
        """`line`, or the first behind it that anybody plays and is not left out; within the loop, if there is one."""
        first, last = self.loop or (0, len(self.order) - 1)
        here = line
        for _ in range(last - first + 2):
            if here > last:
                if self.loop is None:
                    return None
                here = first
            if here not in self.heard.skipped and self.player_at(here) is not PlayedBy.NOBODY:
                return here
            here += 1
        return None

    def after(self, line: int) -> int | None:
        """What is performed after `line`; None at the end."""
        if self.loop and line == self.loop[1]:
            return self.performed(self.loop[0])
        return self.performed(line + 1)

    def begins_loop(self, line: int) -> bool:
        """Whether the loop, if there is one, begins with `line`."""
        return self.loop is not None and line == self.performed(self.loop[0])

    def placement(self, line: int, speed: float) -> Placement:
        """Where `line` stands when it follows the line before it."""
        # silences shrink with the pace, but gently: at double speed to seven tenths
        gap = self.order.gap_before(line) / math.sqrt(speed)
        return Placement(line, gap, self._beside(line), self._behind(line))

    def placements(self, speed: float = 1.0, first: int = 0) -> Iterator[Placement]:
        """All that is performed from line `first` on, once, people's lines, too."""
        line = self.performed(first)
        while line is not None:
            yield self.placement(line, speed)
            line = self.after(line)
            if self.loop and line == self.loop[0]:
                return

    def said_together(self, line: int) -> bool:
        """Whether `line` belongs to what is said at the same time as the line before it."""
        order = self.order
        return order.dual_speech(line) or (
            order.speech(line).start != line and order.dual_follows(line)
        )

    def _beside(self, line: int) -> int | None:
        """The first line of the speech before, where both are said at the same time."""
        if not self.order.lines[line].dual or line == 0:
            return None
        before = self.order.speech(line - 1)
        return next((at for at in before if self.player_at(at) is not PlayedBy.NOBODY), None)

    def _behind(self, line: int) -> int | None:
        """The line before, within a speech that is said beside another."""
        if self.order.lines[line].dual or not self.order.dual_speech(line):
            return None
        return line - 1
