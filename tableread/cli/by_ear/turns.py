"""People's turns, announced: yours by a sound, or in words."""

from __future__ import annotations

from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.script_lines import is_hidden, shown
from tableread.cli.by_ear.telling import Teller
from tableread.performance.earcons import Earcon
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.session import Session
from tableread.script.words import words_of


class Turns:
    """Tells of one read's turns."""

    def __init__(self, production: Production, teller: Teller, choices: Choices) -> None:
        self._production = production
        self._teller = teller
        self._choices = choices
        self._told: tuple[int, int] | None = None
        """The turn that was told of last; it may be asked for anew."""
        self._roles_told: set[str] = set()
        """As whom you were told in words that it is your turn."""

    def begin(self, session: Session, first: int, end: int, seconds: float | None) -> None:
        """A person is waited for."""
        if self._told == (first, end):
            return
        self._told = (first, end)
        situation = session.situation
        who = situation.now.speaker or texts.NARRATOR
        lines = self._teller.lines
        text = " ".join(shown(self._production, line) for line in session.order.lines[first:end])
        how = texts.turn_ends(situation, seconds)
        if session.player_at(first) is not PlayedBy.YOU:
            person = situation.now.person or "in the room"
            lines.print(f"{person}, {who}: {text}")
            lines.print(how)
            self._teller.tell_aloud(texts.anothers_turn(person, who))
            return
        hidden = is_hidden(session, first, self._choices)
        lines.print(f"Your turn, {who}." if hidden else f"Your turn, {who}: {text}")
        lines.print(how)
        told = self._choices.listen.turn
        if told == "sound" and who in self._roles_told:
            self._teller.sound(Earcon.YOUR_TURN)
        else:
            sound = None if told == "words" else Earcon.YOUR_TURN
            self._teller.tell_aloud(texts.your_turn(who), sound=sound)
        self._roles_told.add(who)

    def over(self) -> None:
        """The read has gone on: the next turn is another, though it may be of the same lines."""
        self._told = None

    def show_prompt(self, session: Session, prompt: c.Prompt) -> None:
        """The prompter says these words; they are printed, too."""
        line = session.order.lines[prompt.line]
        words = words_of(line.text)[prompt.first : prompt.end]
        if words:
            self._teller.lines.print(line.text[words[0][0] : words[-1][1]])
