"""The course of a read: what has been asked for and not heard to its end, and what comes next.

Every request for sound has a turn number of its own, never used again; that is how late events are
told from those that count. Pure, like all of this room.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.rehearsal.commands import Speak
from tableread.rehearsal.order import RunningOrder

AHEAD = 3
"""Lines asked for at a time: one heard, one laid behind it, one being rendered."""


class Course:
    """Goes through a running order, past what nobody plays, round a loop if there is one."""

    def __init__(self, order: RunningOrder, player_of: Callable[[str], PlayedBy]) -> None:
        self.order = order
        self.loop: tuple[int, int] | None = None
        self.next: int | None = 0
        """The line to be asked for, or waited for, after all that is under way."""
        self._player_of = player_of
        self._turn = 0
        self._under_way: dict[int, tuple[int, int]] = {}
        """Turn → line, and the word it was asked for from; in the order they were asked."""
        self._turn_of: dict[int, int] = {}
        """Line → turn, for what was asked for since the course was changed last."""

    def player_at(self, line: int) -> PlayedBy:
        """Who plays `line`."""
        return self._player_of(self.order.lines[line].speaker or NARRATOR)

    def is_persons(self, line: int) -> bool:
        """Whether a person says `line`: the user, or somebody in the room."""
        return self.player_at(line) in {PlayedBy.YOU, PlayedBy.PERSON}

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def under(self, turn: int) -> tuple[int, int] | None:
        """Line and first word that were asked for under `turn`, if that still counts."""
        return self._under_way.get(turn)

    def heard_to_end(self, turn: int) -> None:
        """What was asked for under `turn` is over."""
        del self._under_way[turn]

    def new_turn(self) -> int:
        """A number for a request that does not move the read, such as a prompt."""
        self._turn += 1
        return self._turn

    def clear(self) -> None:
        """Nothing that was asked for counts any more."""
        self._under_way.clear()
        self._turn_of.clear()

    def performed(self, line: int) -> int | None:
        """`line`, or the first behind it that anybody plays; within the loop, if there is one."""
        first, last = self.loop or (0, len(self.order) - 1)
        here = line
        for _ in range(last - first + 2):
            if here > last:
                if self.loop is None:
                    return None
                here = first
            if self.player_at(here) is not PlayedBy.NOBODY:
                return here
            here += 1
        return None

    def after(self, line: int) -> int | None:
        """What is performed after `line`; None at the end."""
        if self.loop and line == self.loop[1]:
            return self.performed(self.loop[0])
        return self.performed(line + 1)

    def ask(self, speed: float, first_word: int | None = None, gap: float = 0.0) -> list[Speak]:
        """Ask for lines ahead, up to a person's line or the end; for all that is said at the same time at once.

        `first_word`: the first line begins at this word, `gap` seconds from now; None: it follows
        what is under way.
        """
        asked: list[Speak] = []
        while self.next is not None:
            line = self.next
            if len(self._under_way) >= AHEAD and not self._is_said_with(line, asked):
                break
            if self.is_persons(line):
                break
            anew = first_word is not None and not asked
            word = first_word if anew and first_word else 0
            turn = self.new_turn()
            self._under_way[turn] = (line, word)
            self._turn_of[line] = turn
            asked.append(
                Speak(
                    turn,
                    line,
                    from_word=word,
                    speed=speed,
                    # silences shrink with the pace, but gently: at double speed to seven tenths
                    gap=gap if anew else self.order.gap_before(line) / math.sqrt(speed),
                    from_now=anew,
                    beside=None if anew else self._beside(line),
                    behind=None if anew else self._behind(line),
                )
            )
            self.next = self.after(line)
        return asked

    def _is_said_with(self, line: int, asked: list[Speak]) -> bool:
        """Whether `line` belongs to what is said at the same time as the last line that was asked for."""
        if not asked or asked[-1].line != line - 1:
            return False
        return self.order.dual_speech(line) or (
            self.order.turn(line).start != line and (self.order.dual_follows(line))
        )

    def _beside(self, line: int) -> int | None:
        """The turn that `line` begins with: that of the first line of the speech before, where both are said at the
        same time."""
        if not self.order.lines[line].dual or line == 0:
            return None
        first = self.order.turn(line - 1).start
        return next((self._turn_of[at] for at in range(first, line) if at in self._turn_of), None)

    def _behind(self, line: int) -> int | None:
        """The turn that `line` follows within a speech that is said beside another."""
        if self.order.lines[line].dual or not self.order.dual_speech(line):
            return None
        return self._turn_of.get(line - 1)

    def soon(self, line: int) -> tuple[int, ...]:
        """The lines of voices that follow `line`, to be made ready while a person speaks."""
        lines: list[int] = []
        after = self.after(line)
        while after is not None and len(lines) < AHEAD and after not in lines:
            if self.is_persons(after):
                break
            lines.append(after)
            after = self.after(after)
        return tuple(lines)
