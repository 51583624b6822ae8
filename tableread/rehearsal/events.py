"""What happened outside. Past tense; whoever is late is told by the turn number."""

from __future__ import annotations

from typing import NamedTuple


class SpeechStarted(NamedTuple):
    """The first sound of a line that was asked for under `turn` is heard."""

    turn: int


class WordSpoken(NamedTuple):
    """A word begins; `word` counts from the first that was asked for."""

    turn: int
    word: int


class SpeechFinished(NamedTuple):
    """The last sound of the line has been heard."""

    turn: int


class TimePassed(NamedTuple):
    """Seconds that went by since the last such event. Needed only while `Session.wants_time`."""

    seconds: float


Event = SpeechStarted | WordSpoken | SpeechFinished | TimePassed
