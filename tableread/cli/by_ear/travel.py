"""Going elsewhere in a read by ear: each move is answered by where it led."""

from __future__ import annotations

from collections.abc import Callable

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.script_lines import shown
from tableread.cli.by_ear.telling import Teller
from tableread.performance.controls import Controls
from tableread.performance.earcons import Earcon
from tableread.performance.runner import Runner
from tableread.rehearsal import commands as c
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State


class Travel:
    """Moves one read."""

    def __init__(
        self, runner: Runner, controls: Controls, teller: Teller, choices: Choices
    ) -> None:
        self._runner = runner
        self._controls = controls
        self._teller = teller
        self._choices = choices
        self._arrived = True
        """Somebody went where the read is, so it is told who speaks there."""

    @property
    def _session(self) -> Session:
        return self._runner.session

    def announce_line(self, command: c.Speak) -> None:
        """Have said, right before a line, who speaks and which scene it is; `Runner.before_line`."""
        if not self._teller.is_heard or command.beside is not None:
            return
        listen = self._choices.listen
        arrived = command.from_now and self._arrived
        if command.from_now:
            self._arrived = False
        # whoever replies to a person does so at once; and what is asked for anew has been announced
        who = listen.who if arrived or not command.from_now else "never"
        order, script = self._session.order, self._runner.production.script
        text, heading = texts.before_line(
            order, command.line, script, who, self._teller.says, arrived=arrived
        )
        if text and not (command.from_now and not arrived and command.from_word):
            self._teller.announcer.say_before(command.request_id, text, heading=heading)

    def go(self, move: Callable[[], object]) -> None:
        """Carry out a move of the controls, and tell where it led."""
        self._arrived = True
        move()
        self._answer()

    def move(self, by: int) -> None:
        """A unit on (1), or back (-1)."""
        if by > 0 and self._session.order.next_speech(self._session.at) is None:
            raise RehearsalError("This is the last speech.")
        if by < 0 and self._session.at == 0 and self._session.word == 0:
            raise RehearsalError("This is the beginning.")
        self.go(self._controls.next_speech if by > 0 else self._controls.previous_speech)

    def previous_scene(self) -> None:
        """To the scene before."""
        if self._session.order.scene_start(self._session.at) == 0:
            raise RehearsalError("This is the first scene.")
        self.go(self._controls.previous_scene)

    def next_scene(self) -> None:
        """To the next scene."""
        self.go(self._controls.next_scene)

    def _answer(self) -> None:
        """Where the read is now: while it stands still nothing else tells."""
        session = self._session
        if session.state is State.WAITING:
            return  # the turn is announced
        if not session.paused:
            if session.line.speaker is None:
                self._teller.say("", sound=Earcon.STEP)
            return
        script = self._runner.production.script
        line = session.line
        text = texts.as_printed(session.order, session.at, shown(self._runner.production, line))
        scene = texts.scene_name(script, line.scene)
        start = session.order.scene_start(session.at) == session.at
        self._teller.answer(f"{scene}. {text}" if start else text, heading=start)
