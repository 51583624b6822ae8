"""The lines of the script, printed as they are heard."""

from __future__ import annotations

import re

from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.telling import Teller
from tableread.production.production import Production
from tableread.rehearsal.order import Line
from tableread.rehearsal.session import Session
from tableread.script.emphasis import plain
from tableread.script.model import Kind

HIDDEN_WORDS = re.compile(r"[·・]+(?:\W*\s+[·・]+)*")
"""Words that a mask hides: nobody wants to hear how many dots they are."""


class ScriptLines:
    """Prints each line that a voice reads, once."""

    def __init__(self, production: Production, teller: Teller, choices: Choices) -> None:
        self._production = production
        self._teller = teller
        self._choices = choices
        self._printed: int | None = None

    def show(self, session: Session, number: int) -> None:
        """The read has come to a line of its order."""
        if session.player_at(number) is not PlayedBy.VOICE:
            self._printed = None
            return
        if number == self._printed or not self._are_printed:
            return
        self._printed = number
        if session.paused:
            return  # it is told where one went
        line = session.order.lines[number]
        if line.kind is Kind.HEADING:
            self._teller.lines.print("")
        text = shown(self._production, line)
        self._teller.lines.print(texts.as_printed(session.order, number, text))

    @property
    def _are_printed(self) -> bool:
        lines = self._choices.listen.lines
        return lines == "always" or (lines == "auto" and not self._teller.repeats_lines)


def shown(production: Production, line: Line) -> str:
    """A line in a row, as it may be shown."""
    text = plain(production.shown(line.element)).replace("\n", " ")
    return HIDDEN_WORDS.sub("…", text)


def is_hidden(session: Session, number: int, choices: Choices) -> bool:
    """Whether a line is yours, and not to be given away."""
    return session.player_at(number) is PlayedBy.YOU and not choices.listen.show_my_lines
