"""The sleep timer: when a read fades out, and which place is kept for somebody who fell asleep over it. Time is handed
in."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tableread.rehearsal.order import RunningOrder, estimate
from tableread.rehearsal.units import Target, sentence_starts
from tableread.script.words import words_of

# long enough not to wake anybody; what is said meanwhile is heard again; round numbers, not measured
_FADE_SECONDS = {"minutes": 20.0, "scene": 10.0, "speech": 3.0}
_SOFTEST = 0.1
"""Seconds that are left as long as the end has not come."""


class Until(StrEnum):
    """What ends the read."""

    MINUTES = "minutes"
    SCENE = "scene"
    """The end of the scene."""
    SPEECH = "speech"
    """The end of the speech."""


class Sleepiness(NamedTuple):
    """What a timer comes to at one moment."""

    seconds: float
    """Until the read ends; estimated, where that is the end of a scene or a speech."""
    level: float
    """How loud the read is, 0 to 1."""
    asleep: bool
    """It is over."""


class SleepTimer:
    """One timer, from when it is set."""

    def __init__(
        self, until: Until, order: RunningOrder, here: Target, now: float, minutes: float = 0.0
    ) -> None:
        """`now`: seconds of any clock. `minutes`: from now, where it is set to minutes."""
        self._until = until
        self._ends_at = now + minutes * 60
        if until is Until.SCENE:
            self._end = order.next_scene(here.line) or len(order)
        else:
            self._end = order.speech(here.line).stop
        self._fade: float | None = None
        """Seconds that the fade takes; not more than half of all there is."""
        self._faded: tuple[float, float] | None = None
        """When it began to fade, and how many seconds were left then."""
        self.place: Target | None = None
        """Where the read was when it began to fade, to the sentence; None before that."""

    def at(self, order: RunningOrder, here: Target, now: float, speed: float) -> Sleepiness:
        """How things stand at a place and a moment."""
        if self._until is Until.MINUTES:
            left = self._ends_at - now
        else:
            left = (
                order.seconds_before(min(self._end, len(order))) - _reached(order, here)
            ) / speed
            if here.line >= self._end:
                left = 0.0
            elif left <= 0:
                left = _SOFTEST  # it takes longer than was estimated
        if self._fade is None:
            self._fade = max(0.1, min(_FADE_SECONDS[self._until], left / 2))
        if self._faded is not None and left > 0:
            # by the clock from here on: a place moves word by word, and the last word may be half of a short fade
            began, were_left = self._faded
            left = min(left, max(_SOFTEST, were_left - (now - began)))
        level = max(0.0, min(1.0, left / self._fade))
        if level < 1.0 and self.place is None:
            self._faded = now, left
            starts = sentence_starts(order.lines[here.line].text)
            self.place = Target(here.line, max(word for word in starts if word <= here.word))
        return Sleepiness(max(0.0, left), level, left <= 0)


def _reached(order: RunningOrder, here: Target) -> float:
    """Seconds of the read, at normal speed, that are gone at a place."""
    text = order.lines[here.line].text
    share = here.word / max(1, len(words_of(text)))
    return order.seconds_before(here.line) + share * estimate(text)
