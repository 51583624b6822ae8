"""The rules for what a person's voice does to the read: decided here, carried out by the session."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from tableread.listen.voice_commands import VoiceCommand
from tableread.rehearsal.events import (
    BargedIn,
    Dried,
    LineSaid,
    VoiceCommandHeard,
    VoiceEvent,
    WentBack,
    WordsHeard,
)
from tableread.rehearsal.policy import Help
from tableread.rehearsal.turn import PersonsTurn

PROMPT_WORDS = 4
"""What a prompter gives at a time: enough to go on from, no more than was asked for."""
_HELP = {Help.HINT: 1, Help.LINE: PROMPT_WORDS}
"""Words that are given unasked."""


class GiveBack(NamedTuple):
    """The turn that ended was not over: it is theirs again."""

    turn: int


class GoBack(NamedTuple):
    """They have begun the turn before, and said so many words of it."""

    said: int
    recognised: tuple[bool, ...]


class GiveWords(NamedTuple):
    """They are to be prompted."""

    words: int


class Do(Enum):
    """What a key could have asked for, too."""

    MARK = auto()
    """Show what was said."""
    ADVANCE = auto()
    PREVIOUS_SPEECH = auto()
    TAKE_AGAIN = auto()
    PAUSE = auto()


Decision = GiveBack | GoBack | GiveWords | Do | None
_VOICE_COMMANDS: dict[VoiceCommand, Decision] = {
    VoiceCommand.LINE: GiveWords(PROMPT_WORDS),
    VoiceCommand.BACK: Do.PREVIOUS_SPEECH,
    VoiceCommand.AGAIN: Do.TAKE_AGAIN,
    VoiceCommand.STOP: Do.PAUSE,
}


def decide(event: VoiceEvent, turn: PersonsTurn | None, listens: bool, unasked: Help) -> Decision:
    """What to do about `event`; what was heard of another turn than `turn` is nothing. `listens`: it is their turn
    already. `unasked`: the help for those who dry. What was said is noted in `turn`."""
    if isinstance(event, BargedIn):
        return GiveBack(event.turn)
    if turn is None or turn.number != event.turn:
        return None
    if not listens:
        _keep(turn, event)
        return None
    match event:
        case WordsHeard(_, said, recognised):
            return Do.MARK if turn.heard(said, recognised) else None
        case LineSaid():
            return Do.ADVANCE
        case Dried():
            return GiveWords(_HELP.get(unasked, 0))
        case WentBack(_, said, recognised):
            return GoBack(said, recognised)
        case VoiceCommandHeard(_, command):
            return _VOICE_COMMANDS[command]


def _keep(turn: PersonsTurn, event: VoiceEvent) -> None:
    """They are early: it counts when it is their turn."""
    if isinstance(event, WordsHeard):
        turn.heard(event.said, event.recognised)
    elif isinstance(event, LineSaid):
        turn.over = True
