"""The situation of a read: everything that a face may show of it, at one moment. Immutable, without the session."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tableread.base.counted import listed
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.own_lines import Until
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.whose import NextTurn


class State(StrEnum):
    """Where the rehearsal is."""

    READY = "ready"
    READING = "reading"
    WAITING = "waiting"
    ENDED = "ended"
    FINISHED = "finished"


class Spot(NamedTuple):
    """A line of the order, without its words: those are shown by whoever may mask them."""

    line: int
    element: int
    """Index in the script's elements."""
    speaker: str | None
    """None: the narrator."""
    player: PlayedBy
    """Who says it."""
    scene: int | None
    people: tuple[str, ...] = ()
    """Names of those in the room who say it; () where nobody was named."""

    @property
    def person(self) -> str:
        """Who in the room says it: "Ana", "Ana and Ben"; "" where nobody does, or nobody was named."""
        return listed(self.people)


class Situation(NamedTuple):
    """One moment of a read."""

    state: State
    paused: bool
    now: Spot
    """The line that is heard, waited for, or would be next."""
    word: int
    """The word of it that was begun last."""
    next_speech: Spot | None
    """The first line of the speech after this one; None at the end."""
    lines: int
    """Of the whole order."""
    until_you: Until | None
    """How far away your next line is; None when there is none, zero when it is now."""
    next_turns: tuple[NextTurn, ...]
    """When each person in the room, besides you, speaks next, the nearest first."""
    advance: Advance
    """What ends people's turns."""
    turn_seconds: float
    """What a person has for the turn at hand, when turns end by gap."""
    waited: float
    """Seconds of it that are gone."""
    loop: tuple[int, int] | None
    """First and last line of what is read over and over."""
    speed: float
    seconds_done: float
    """Estimated, of the read, at its speed."""
    seconds_left: float

    @property
    def your_turn(self) -> bool:
        """Whether you are waited for."""
        return self.state is State.WAITING and self.now.player is PlayedBy.YOU

    @property
    def turn_left(self) -> float:
        """Seconds that a person still has for the turn at hand, when turns end by gap."""
        return max(0.0, self.turn_seconds - self.waited)
