"""People's turns, announced: yours by a sound, or in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear import recap, texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.script_lines import is_hidden, shown
from tableread.cli.by_ear.telling import Part, Teller
from tableread.performance.earcons import Earcon
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whereabouts import Whereabouts
from tableread.rehearsal import commands as c
from tableread.rehearsal.session import Session
from tableread.script.line_id import LineId
from tableread.script.words import words_of


class Turns:
    """Tells of one read's turns."""

    def __init__(
        self,
        production: Production,
        teller: Teller,
        choices: Choices,
        given: Callable[[int, int], Sequence[Part]],
    ) -> None:
        """`given`: what you are given of lines of yours, before you say them."""
        self._production = production
        self._teller = teller
        self._choices = choices
        self._given = given
        self._told: tuple[int, int] | None = None
        """The turn that was told of last; it may be asked for anew."""
        self._waited_for: frozenset[LineId] = frozenset()
        """Its lines, until it is over."""
        self._roles_told: set[str] = set()
        """As whom you were told in words that it is your turn."""
        self.taken = 0
        """Turns of yours so far."""
        self._said: dict[int, SaidTurn] = {}
        """Those that were judged, by their number in the run."""

    def begin(
        self, session: Session, first: int, end: int, seconds: float | None, *, deaf: bool
    ) -> None:
        """A person is waited for; `deaf`: they cannot be heard."""
        if self._told == (first, end):
            return
        self._told = (first, end)
        self._waited_for = frozenset(line.id for line in session.order.lines[first:end])
        situation = session.situation
        who = situation.now.speaker or texts.NARRATOR
        lines = self._teller.lines
        text = " ".join(shown(self._production, line) for line in session.order.lines[first:end])
        how = texts.turn_ends(situation, seconds, deaf=deaf)
        if session.player_at(first) is not PlayedBy.YOU:
            person = situation.now.person or "in the room"
            lines.print(f"{person}, {who}: {text}")
            lines.print(how)
            self._teller.tell_aloud(texts.anothers_turn(person, who))
            return
        self.taken += 1
        hidden = is_hidden(session, first, self._choices)
        given = self._given(first, end)
        told_of_it = f"Your turn, {who}: {text}" if given or not hidden else f"Your turn, {who}."
        lines.print(told_of_it)
        lines.print(how)
        if given:
            self._teller.say_all([*given, Earcon.YOUR_TURN])
            return
        told = self._choices.listen.turn
        if told == "sound" and who in self._roles_told:
            self._teller.sound(Earcon.YOUR_TURN)
        else:
            sound = None if told == "words" else Earcon.YOUR_TURN
            self._teller.tell_aloud(texts.your_turn(who), sound=sound)
        self._roles_told.add(who)

    def add(self, turn: SaidTurn) -> None:
        """How a turn was said is known; it may come again, judged anew."""
        self._said[turn.number] = turn

    def recap(self, before: float | None = None) -> str:
        """All turns of this read, in a sentence or two; `before`: their score the time before."""
        return recap.summary(list(self._said.values()), self.taken, before)

    @property
    def heard(self) -> bool:
        """Whether any turn was heard."""
        return bool(self._said)

    def tell_all(self) -> None:
        """The recap, and each turn that was not word for word."""
        self._teller.answer(self.recap())
        # those of a line that is to be said now would give it away
        over = [turn for turn in self._said.values() if turn.line not in self._waited_for]
        for told in recap.line_by_line(over, self._cue):
            self._teller.answer(told)

    def _cue(self, turn: SaidTurn) -> str:
        production = self._production
        ids = production.line_ids
        if turn.line not in ids:
            return ""
        return Whereabouts(production.script, production.shown).cue(ids.index(turn.line))

    def over(self) -> None:
        """The read has gone on: the next turn is another, though it may be of the same lines."""
        self._told, self._waited_for = None, frozenset()

    def show_prompt(self, session: Session, prompt: c.Prompt) -> None:
        """The prompter says these words; they are printed, too."""
        line = session.order.lines[prompt.line]
        words = words_of(line.text)[prompt.first : prompt.end]
        if words:
            self._teller.lines.print(line.text[words[0][0] : words[-1][1]])
