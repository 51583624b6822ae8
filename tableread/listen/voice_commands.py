"""What an actor may say to the program, and in which words."""

from __future__ import annotations

from enum import StrEnum


class VoiceCommand(StrEnum):
    """What an actor may say to the program."""

    LINE = "line"
    BACK = "back"
    AGAIN = "again"
    STOP = "stop"


PHRASES: dict[tuple[str, ...], VoiceCommand] = {
    tuple(phrase.split()): command
    for command, phrases in (
        (VoiceCommand.LINE, ("line", "line please", "what's my line", "what's the line", "prompt")),
        (VoiceCommand.BACK, ("back", "go back")),
        (VoiceCommand.AGAIN, ("again", "once again", "one more time")),
        (VoiceCommand.STOP, ("stop", "pause")),
    )
    for phrase in phrases
}
