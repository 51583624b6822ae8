"""What happened outside. Past tense; whoever is late is told by the turn number."""

from __future__ import annotations

from typing import NamedTuple

from tableread.listen.voice_commands import VoiceCommand


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


class WordsHeard(NamedTuple):
    """A person has come this far in the lines listened for under `turn`."""

    turn: int
    said: int
    """Words of the turn that are done."""
    recognised: tuple[bool, ...]
    """Which of them were heard; the others were passed over. Empty where that is not known."""


class LineSaid(NamedTuple):
    """The person has done with the lines listened for under `turn`."""

    turn: int


class BargedIn(NamedTuple):
    """After the end of the turn, the person goes on talking."""

    turn: int


class WentBack(NamedTuple):
    """You say your turn before this one."""

    turn: int
    """The one that was listened for."""
    said: int
    """Words of the earlier turn that are done."""
    recognised: tuple[bool, ...]
    """Which of them were heard."""


class Dried(NamedTuple):
    """The person has stopped in the middle of the turn."""

    turn: int


class VoiceCommandHeard(NamedTuple):
    """The person said it during the turn."""

    turn: int
    command: VoiceCommand


VoiceEvent = WordsHeard | LineSaid | BargedIn | WentBack | Dried | VoiceCommandHeard
Event = SpeechStarted | WordSpoken | SpeechFinished | TimePassed | VoiceEvent
