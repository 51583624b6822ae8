"""How long each scene of a read takes, how many turns people take in it, and which lines are prompted.

It is told the session's commands, each with the time at which it was carried out, and nothing else. Time stands still
while the read does. A line that is read again counts as long as it took the last time, and one that was left before its
end only where it was never read to the end: a scene that was begun three times is not three times as long. Pure.
"""

from __future__ import annotations

from typing import NamedTuple

from tableread.rehearsal.commands import (
    AwaitPerson,
    Command,
    HoldSound,
    MoveTo,
    Prompt,
    ReleaseSound,
    ReportEnd,
    Silence,
    TurnEnded,
)
from tableread.rehearsal.order import RunningOrder


class SceneTime(NamedTuple):
    """What was measured of one scene."""

    scene: int | None
    """Its number in the script, from 0; None: what comes before the first heading."""
    seconds: float
    whole: bool
    """Every line of it was read to its end."""
    turns: int
    """Turns that people took; one that was taken again is one."""


class Stopwatch:
    """Measures one read."""

    def __init__(self) -> None:
        self._seconds: dict[int | None, dict[int, float]] = {}
        """By scene, of each element that was read; scenes in the order they were come to."""
        self._whole: set[int] = set()
        """Elements that were read to their end."""
        self._turns: dict[int | None, set[int]] = {}
        """By scene, the elements with which turns began that were taken."""
        self._prompted: dict[int, None] = {}
        self._order: RunningOrder | None = None
        """What `_performed` was found in."""
        self._performed: dict[int | None, frozenset[int]] = {}
        """By scene, all its elements that are read; of scenes that were come to."""
        self._at_hand: tuple[int, ...] = ()
        """What is being read: one element, or those of a person's turn."""
        self._next = 0
        """The line behind it."""
        self._scene: int | None = None
        self._since = 0.0
        """When the time at hand began to run; it does not where `_paused`."""
        self._before = 0.0
        """Seconds of the line at hand before the last pause."""
        self._paused = False
        self._silenced = False
        """The command before this one was `Silence`: where a jump follows, the line at hand was cut short."""
        self._turn: AwaitPerson | None = None

    @property
    def scenes(self) -> list[SceneTime]:
        """What was measured so far, but for the line at hand; in the order the scenes were come to."""
        return [
            SceneTime(
                scene,
                sum(seconds.values()),
                self._performed[scene] <= self._whole,
                len(self._turns.get(scene, ())),
            )
            for scene, seconds in self._seconds.items()
        ]

    @property
    def prompted(self) -> list[int]:
        """Elements that were prompted, in the order of the prompts."""
        return list(self._prompted)

    def take(self, command: Command, order: RunningOrder, now: float) -> None:
        """A command was carried out at `now`, in seconds of any clock; `order` is what is read."""
        match command:
            case MoveTo():
                self._move(command.line, order, now)
            case AwaitPerson():
                self._turn, self._next = command, command.end
                turn = order.lines[command.first : command.end]
                self._at_hand = tuple(line.element for line in turn)
            case TurnEnded():
                self._take_turn(order)
            case HoldSound() if not self._paused:
                self._before += now - self._since
                self._paused = True
            case ReleaseSound():
                self._since, self._paused = now, False
            case Prompt():
                self._prompted.setdefault(order.lines[command.line].element)
            case ReportEnd():
                if self._turn is not None and self._turn.end == len(order):
                    self._take_turn(order)
                self._leave(now, to_its_end=True)
                self._pass_over(order, len(order))
            case _:
                pass
        self._silenced = isinstance(command, Silence)

    def stop(self, now: float) -> None:
        """The read is left at `now`."""
        self._leave(now, to_its_end=False)

    def _move(self, line: int, order: RunningOrder, now: float) -> None:
        element = order.lines[line].element
        if self._at_hand and element == self._at_hand[0]:
            return  # it goes on, at another speed, say
        straight_on = not self._silenced
        if self._turn is not None:
            # turns that end by key or gap have no command of their own
            straight_on = straight_on or line == self._turn.end
            if straight_on:
                self._take_turn(order)
            self._turn = None
        self._leave(now, to_its_end=straight_on)
        if straight_on:
            self._pass_over(order, line)
        self._come_to(order.lines[line].scene, order, line)
        self._at_hand, self._next = (element,), line + 1
        self._since, self._before = now, 0.0

    def _come_to(self, scene: int | None, order: RunningOrder, line: int) -> None:
        self._scene = scene
        if order is not self._order or scene not in self._performed:
            self._order = order
            end = order.next_scene(line) or len(order)
            lines = order.lines[order.scene_start(line) : end]
            self._performed[scene] = frozenset(line.element for line in lines)

    def _pass_over(self, order: RunningOrder, line: int) -> None:
        """The read went straight on to `line`: what lies between is nobody's."""
        self._whole.update(passed.element for passed in order.lines[self._next : line])

    def _take_turn(self, order: RunningOrder) -> None:
        if self._turn is not None:
            line = order.lines[self._turn.first]
            self._turns.setdefault(line.scene, set()).add(line.element)

    def _leave(self, now: float, *, to_its_end: bool) -> None:
        if not self._at_hand:
            return
        seconds = self._before + (0.0 if self._paused else now - self._since)
        first, *others = self._at_hand
        read = self._seconds.setdefault(self._scene, {})
        if to_its_end or first not in self._whole:
            read[first] = seconds
            read.update(dict.fromkeys(others, 0.0))
        if to_its_end:
            self._whole.update(self._at_hand)
        self._at_hand = ()
