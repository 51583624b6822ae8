"""Whose lines are whose in a read: yours, and those of each person in the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from heapq import merge
from typing import NamedTuple

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.rehearsal.order import RunningOrder
from tableread.rehearsal.own_lines import NOW, OwnLines

PeopleOf = Callable[[str], tuple[str, ...]]
"""Names of those in the room who say what a character says; () where nobody was named."""


class NextTurn(NamedTuple):
    """When somebody in the room speaks next."""

    person: str
    """Their name; "" where they were not named: they are known by whom they play."""
    speaker: str | None
    """Whom they speak as then; None: the narrator."""
    line: int
    """The first line of that turn."""
    speeches: int
    """Speeches before it; 0: it is the next, or now."""
    seconds: float
    """0.0 when it is their turn."""


class Whose:
    """Good for one order and one cast; everything is found once, since it is asked for several times a second."""

    def __init__(
        self, order: RunningOrder, player_at: Callable[[int], PlayedBy], people_of: PeopleOf
    ) -> None:
        """`player_at` tells who says a line of `order`, `people_of` what they are called."""
        self._order = order
        self._player_at = player_at
        self._people_of = people_of

    @cached_property
    def yours(self) -> OwnLines:
        """What you say."""
        return self._said_by(PlayedBy.YOU)

    @cached_property
    def cues(self) -> OwnLines:
        """The lines whose cues are looked for: yours, and where you have none, those of all people in the room."""
        return self.yours or self._said_by(PlayedBy.PERSON)

    @cached_property
    def _people(self) -> dict[str, tuple[str, OwnLines]]:
        """What each person says, and their name, by their name or whom they play."""
        found: dict[str, list[list[int]]] = defaultdict(list)
        names: dict[str, str] = {}
        for (speaker, _), lines in self._order.by_speaker.items():
            if self._player_at(lines[0]) is not PlayedBy.PERSON:
                continue
            people = self._people_of(speaker or NARRATOR)
            for key, name in [(f"named {who}", who) for who in people] or [(f"as {speaker}", "")]:
                found[key].append(lines)
                names[key] = name
        return {
            key: (names[key], OwnLines(self._order, list(merge(*lines))))
            for key, lines in found.items()
        }

    def _said_by(self, player: PlayedBy) -> OwnLines:
        theirs = (ls for ls in self._order.by_speaker.values() if self._player_at(ls[0]) is player)
        return OwnLines(self._order, list(merge(*theirs)))

    def next_turns(
        self, at: int, heard: float, speed: float, waiting: bool
    ) -> tuple[NextTurn, ...]:
        """When each person in the room speaks next, seen from line `at`, of which `heard` seconds are gone, the nearest
        first. `waiting`: line `at` is waited for. Who has no more lines is left out."""
        here = self._order.lines[at].speaker
        now = waiting and self._player_at(at) is PlayedBy.PERSON
        people = self._people_of(here or NARRATOR) if now else ()
        found = []
        for key, (name, lines) in self._people.items():
            if now and (name in people if name else key == f"as {here}"):
                found.append(NextTurn(name, here, at, *NOW))
                continue
            target = lines.next_after(at)
            if target is not None:
                until = lines.until_line(target, at, heard, speed)
                found.append(NextTurn(name, self._order.lines[target].speaker, target, *until))
        return tuple(sorted(found, key=lambda turn: turn.line))
