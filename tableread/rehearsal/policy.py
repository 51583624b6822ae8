"""What is read aloud, and how long the silences are. Data only; people choose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tableread.base.settings import Gaps
from tableread.script.model import Kind


class Treatment(StrEnum):
    """What becomes of a kind of element."""

    HIDDEN = "hidden"
    SHOWN = "shown"
    SPOKEN = "spoken"


class Advance(StrEnum):
    """What ends the turn of a person. A key always does."""

    VOICE = "voice"
    """When they have said it; it is listened for."""
    KEY = "key"
    GAP = "gap"
    """As long as the line takes, times a factor."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read aloud besides dialogue and lyrics, which always are."""

    name: str
    treatments: Mapping[Kind, Treatment]
    only_my_scenes: bool = False

    def treatment(self, kind: Kind) -> Treatment:
        """What becomes of elements of `kind`."""
        if kind in {Kind.DIALOGUE, Kind.LYRICS}:
            return Treatment.SPOKEN
        return self.treatments.get(kind, Treatment.SHOWN)

    def changed(self, kind: Kind, treatment: Treatment) -> Reading:
        """The same with another treatment of `kind`; it is nobody's preset any more."""
        return Reading("Own choice", {**self.treatments, kind: treatment}, self.only_my_scenes)


ADJUSTABLE = (Kind.HEADING, Kind.ACTION, Kind.PARENTHETICAL, Kind.TRANSITION)
"""Kinds whose treatment people choose."""


def _reading(name: str, *spoken: Kind, only_my_scenes: bool = False) -> Reading:
    treatments = {k: Treatment.SPOKEN if k in spoken else Treatment.SHOWN for k in ADJUSTABLE}
    if Kind.ACTION in spoken:
        treatments[Kind.CENTERED] = Treatment.SPOKEN
    treatments[Kind.FURNITURE] = treatments[Kind.NOTE] = Treatment.HIDDEN
    return Reading(name, MappingProxyType(treatments), only_my_scenes)


PRESETS = (
    _reading("Table read", Kind.HEADING, Kind.ACTION),
    _reading("Dialogue only"),
    _reading("My scenes", Kind.HEADING, only_my_scenes=True),
    _reading("Audio description", *ADJUSTABLE),
)
TABLE_READ = PRESETS[0]


NORMAL_GAPS = Gaps()
"""Silences that nobody has changed."""


class Help(StrEnum):
    """What an actor gets who has dried, without asking."""

    NOTHING = "nothing"
    HINT = "hint"
    """The next word."""
    LINE = "line"
    """The next few."""

    @property
    def following(self) -> Help:
        """The next one; after the last comes the first."""
        ways = list(Help)
        return ways[(ways.index(self) + 1) % len(ways)]


class CuePart(StrEnum):
    """What is heard of the speech before your turn."""

    WHOLE = "whole speech"
    SENTENCE = "last sentence"
    WORDS = "last words"
    TICK = "tick"
    """No word of it; a tick instead."""

    @property
    def following(self) -> CuePart:
        """The next one; after the last comes the first."""
        parts = list(CuePart)
        return parts[(parts.index(self) + 1) % len(parts)]


class Pattern(StrEnum):
    """What is heard of your own lines."""

    SAY = "say it"
    """Nothing: you say them."""
    HEAR_FIRST = "hear it first"
    HEAR_AFTER = "hear it after"

    @property
    def following(self) -> Pattern:
        """The next one; after the last comes the first."""
        patterns = list(Pattern)
        return patterns[(patterns.index(self) + 1) % len(patterns)]


@dataclass(frozen=True, slots=True)
class Cue:
    """What you hear before your turns."""

    part: CuePart = CuePart.WHOLE
    words: int = 5
    """How many, where it is the last words."""
    only: bool = False
    """Whether nothing is heard but cues."""


WHOLE_CUES = Cue()
"""All of everything."""


@dataclass(frozen=True, slots=True)
class Policy:
    """All that people choose about how a read runs."""

    reading: Reading = TABLE_READ
    advance: Advance = Advance.KEY
    timing: Gaps = NORMAL_GAPS
    speed: float = 1.0
    help: Help = Help.NOTHING
    cue: Cue = WHOLE_CUES
    pattern: Pattern = Pattern.SAY
    count_in: bool = False
    """Whether ticks are heard before the read begins, and before a loop or a scene begins again."""
    turn_tick: bool = False
    """Whether one says that it is your turn."""
    answer_after: float = 0.0
    """Seconds from the end of a person's turn to what answers it, besides all that is left there anyway."""


SLOWEST, FASTEST = 0.5, 5.0
"""Limits of the speed; people who listen every day follow five times the normal pace."""
