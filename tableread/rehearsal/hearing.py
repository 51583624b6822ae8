"""What it means for the read that a person was heard: marks, the end of a turn, a prompt, an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tableread.rehearsal.commands import Command
from tableread.rehearsal.events import (
    Dried,
    Heard,
    LineSaid,
    Order,
    OrderHeard,
    WentBack,
    WentOn,
    WordsHeard,
)
from tableread.rehearsal.policy import Help
from tableread.rehearsal.turn import PersonsTurn

if TYPE_CHECKING:
    from tableread.rehearsal.session import Session

PROMPT_WORDS = 4
"""What a prompter gives at a time: enough to go on from, no more than was asked for."""
_HELP = {Help.HINT: 1, Help.LINE: PROMPT_WORDS}
"""Words that are given unasked."""


def respond(session: Session, event: Heard) -> list[Command]:
    """What a person said; told apart by the turn that was listened for."""
    if isinstance(event, WentOn):
        return session.give_back(event.turn)
    turn = session.turn
    if turn is None or turn.number != event.turn:
        return []
    if not session.listens:
        _keep(turn, event)
        return []
    match event:
        case WordsHeard(_, said, confirmed):
            return [turn.mark()] if turn.heard(said, confirmed) else []
        case LineSaid():
            return session.advance()
        case Dried():
            return session.prompt(_HELP.get(session.policy.help, 0))
        case WentBack(_, said, confirmed):
            return session.go_back(said, confirmed)
        case OrderHeard(_, order):
            return _ordered(session, order)


def _keep(turn: PersonsTurn, event: Heard) -> None:
    """They are early: it counts when it is their turn."""
    if isinstance(event, WordsHeard):
        turn.heard(event.said, event.confirmed)
    elif isinstance(event, LineSaid):
        turn.over = True


def _ordered(session: Session, order: Order) -> list[Command]:
    match order:
        case Order.LINE:
            return session.prompt()
        case Order.BACK:
            return session.previous_turn()
        case Order.AGAIN:
            return session.take_again()
        case Order.STOP:
            return session.pause()
