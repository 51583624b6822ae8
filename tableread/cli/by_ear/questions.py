"""What a listener may ask about a read."""

from __future__ import annotations

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.script_lines import is_hidden, shown
from tableread.cli.by_ear.telling import Level, Teller
from tableread.performance.controls import Controls
from tableread.performance.runner import Runner
from tableread.rehearsal.policy import SLOWEST
from tableread.rehearsal.situation import State
from tableread.voicing import utterance_of

_SLOWER = 0.7  # a round number, not measured
"""Of the speed of the read, for a line that is said again."""
_HEARD = 2
"""Words of a line from which on it is the one that was heard last."""


class Questions:
    """Answers them; what is asked again is answered in more depth."""

    def __init__(
        self, runner: Runner, controls: Controls, teller: Teller, choices: Choices
    ) -> None:
        self._runner = runner
        self._controls = controls
        self._teller = teller
        self._choices = choices
        self._asked = ""
        self._times = 0
        """How often it has been asked running."""

    def another_key(self, key: str) -> None:
        """Only what is asked twice running is asked again."""
        self._times = self._times + 1 if key == self._asked else 0
        self._asked = key

    def where(self) -> None:
        """The scene, and what is noted here; the page and the time left; who is here, since when."""
        session, script = self._runner.session, self._runner.production.script
        situation = session.situation
        depth = self._times % 3
        if depth == 0:
            notes = self._runner.production.notes.on(session.line.element)
            told = f"{texts.where(situation, script)} {texts.noted(notes, Level.HIGH)}".strip()
            self._teller.answer(told, heading=True)
        elif depth == 1:
            page, pages = map(
                self._controls.page_of, (session.line.element, len(script.elements) - 1)
            )
            self._teller.answer(texts.how_far(situation, page, pages))
        else:
            self._teller.answer(texts.who_is_here(session.order, session.at, situation.speed))

    def time(self) -> None:
        """How much is left."""
        self._teller.answer(texts.time_left(self._runner.session.situation))

    def line_again(self) -> None:
        """The line that was heard last, slower, by its own voice; again: spelled."""
        session, production = self._runner.session, self._runner.production
        at = self._line_heard_last()
        line = session.order.lines[at]
        text = shown(production, line)
        if self._times % 2:
            self._teller.say(texts.spelled(text))
        elif self._teller.is_heard and production.shown(line.element) == line.text:
            speed = max(SLOWEST, session.policy.speed * _SLOWER)
            self._teller.perform(utterance_of(production, line, speed))
        else:
            self._teller.answer(texts.as_printed(session.order, at, text))

    def _line_heard_last(self) -> int:
        """Never one of yours: nobody has read it to you."""
        session = self._runner.session
        begun = session.state is State.READING and session.word >= _HEARD
        at = session.at if begun or session.at == 0 else session.at - 1
        while at > 0 and is_hidden(session, at, self._choices):
            at -= 1
        if is_hidden(session, at, self._choices):
            raise RehearsalError("No line has been read yet.")
        return at
