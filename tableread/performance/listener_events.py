"""What the listener tells: on its own thread."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tableread.listen.client import EarReport, LineJudged
from tableread.listen.gate import Take


class EarState(StrEnum):
    """What the ear does, for people."""

    OFF = "off"
    WAITING = "waiting"
    HEARING = "hearing"
    UNSURE = "unsure"


class ListenerChanged(NamedTuple):
    """The ear or the microphone works otherwise than before; `reason` is for the person."""

    reason: str
    follows: bool
    """Whether words are followed still, or again."""


class BargeInHeard(NamedTuple):
    """After the end of this turn the actor went on."""

    turn: int


ListenerEvent = EarReport | ListenerChanged | BargeInHeard | Take | LineJudged
