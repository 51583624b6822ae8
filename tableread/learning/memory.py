"""What an actor's memory of one line is like, and what a turn says about it. Pure: moments are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from tableread.listen.judge import Verdict

DAY = 86_400.0
"""Seconds."""
_PARAPHRASED = 0.2
"""Share of the words wrong from which on a line was not known: four of five words right is the gist of it."""
_DRIED = 0.5
"""Share of the words prompted from which on a line was not known; fewer were a hint. A round number."""


class Grade(IntEnum):
    """How well a line was known, in the four steps that the memory model has."""

    AGAIN = 1
    """Dropped, or dried."""
    HARD = 2
    """With a hint, with a mistake, or read from the page."""
    GOOD = 3
    EASY = 4
    """From memory alone, a day or more after it was last said."""


class Support(IntEnum):
    """How much help an actor had with a line."""

    NONE = 0
    """All of it was hidden."""
    PART = 1
    """First words or letters were shown."""
    HELP = 2
    """It stood on the page, or they asked for a hint or a look."""


class Memory(NamedTuple):
    """Of one line, after it was last asked for."""

    stability: float
    """Days after which nine of ten such lines would still be known."""
    difficulty: float
    """1 to 10."""
    due: float
    """When it should be asked for again; seconds since 1970."""
    last: float
    """When it was last said; seconds since 1970."""
    reviews: int
    """How many times it was graded."""
    lapses: int
    """Of them, how many times it was not known."""


def grade_of(
    words: Sequence[Verdict], support: Support, before: Memory | None, now: float
) -> Grade | None:
    """The grade that the verdicts on a line's words come to; None where they say nothing: nothing was heard, or the ear
    was not sure. `before` is what was known of the line, `now` the moment it was said."""
    sure = [word for word in words if word is not Verdict.UNSURE]
    prompted = sure.count(Verdict.PROMPTED)
    said = sure.count(Verdict.SAID) + sure.count(Verdict.CHANGED)
    if not said and not prompted:
        return None  # the turn was ended by a key, or the voice was lost
    wrong = sure.count(Verdict.LEFT_OUT) + sure.count(Verdict.CHANGED)
    if prompted >= _DRIED * len(sure) or wrong > _PARAPHRASED * len(sure):
        return Grade.AGAIN
    if prompted or wrong or support is Support.HELP:
        return Grade.HARD
    if support is Support.NONE and before is not None and now - before.last >= DAY:
        return Grade.EASY
    return Grade.GOOD


def is_due(memory: Memory, now: float) -> bool:
    """Whether a line should be asked for. One that was last said in the future was kept by a clock that ran wrong."""
    return memory.due <= now or memory.last > now + DAY
