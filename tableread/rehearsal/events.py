"""What happened outside. Past tense; what comes late is told by the number of its request or turn."""

from __future__ import annotations

import msgspec

from tableread.listen.voice_commands import VoiceCommand


class _Event(msgspec.Struct, frozen=True, tag=True):
    """Data alone, which `record` can write and read back."""


class SpeechStarted(_Event, frozen=True):
    """The first sound of what was asked for is heard."""

    request_id: int


class WordSpoken(_Event, frozen=True):
    """A word begins; `word` counts from the first that was asked for."""

    request_id: int
    word: int


class SpeechFinished(_Event, frozen=True):
    """The last sound of it has been heard."""

    request_id: int


class TimePassed(_Event, frozen=True):
    """Seconds that went by since the last such event. Needed only while `Session.wants_time`."""

    seconds: float


class WordsHeard(_Event, frozen=True):
    """A person has come this far in the lines listened for under `turn`."""

    turn: int
    said: int
    """Words of the turn that are done."""
    recognised: tuple[bool, ...]
    """Which of them were heard; the others were passed over. Empty where that is not known."""


class LineSaid(_Event, frozen=True):
    """The person has done with the lines listened for under `turn`."""

    turn: int


class BargedIn(_Event, frozen=True):
    """After the end of the turn, the person goes on talking, into the reply."""

    turn: int


class WentBack(_Event, frozen=True):
    """You say your turn before this one."""

    turn: int
    """The one that was listened for."""
    said: int
    """Words of the earlier turn that are done."""
    recognised: tuple[bool, ...]
    """Which of them were heard."""


class Dried(_Event, frozen=True):
    """The person has stopped in the middle of the turn."""

    turn: int


class VoiceCommandHeard(_Event, frozen=True):
    """The person said it during the turn."""

    turn: int
    command: VoiceCommand


VoiceEvent = WordsHeard | LineSaid | BargedIn | WentBack | Dried | VoiceCommandHeard
"""What the ear makes of a person's voice."""
Event = SpeechStarted | WordSpoken | SpeechFinished | TimePassed | VoiceEvent
