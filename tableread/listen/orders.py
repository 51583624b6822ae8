"""What an actor may say to the program, and in which words."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """What an actor may say to the program."""

    LINE = "line"
    BACK = "back"
    AGAIN = "again"
    STOP = "stop"


PHRASES: dict[tuple[str, ...], Order] = {
    tuple(phrase.split()): order
    for order, phrases in (
        (Order.LINE, ("line", "line please", "what's my line", "what's the line", "prompt")),
        (Order.BACK, ("back", "go back")),
        (Order.AGAIN, ("again", "once again", "one more time")),
        (Order.STOP, ("stop", "pause")),
    )
    for phrase in phrases
}
