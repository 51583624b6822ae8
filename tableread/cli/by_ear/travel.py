"""Going elsewhere in a read by ear: each move is answered by where it led."""

from __future__ import annotations

from collections.abc import Callable

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.script_lines import is_hidden, shown
from tableread.cli.by_ear.search import jump_target, lines_with, next_of
from tableread.cli.by_ear.telling import Level, Teller
from tableread.performance.controls import Controls
from tableread.performance.earcons import Earcon
from tableread.performance.runner import Runner
from tableread.rehearsal import commands as c
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.rehearsal.units import Unit, sentence_starts
from tableread.script.model import Kind
from tableread.script.words import words_of

_BACK_SECONDS = 10.0
_SMALL = frozenset({Unit.WORD, Unit.SENTENCE})
"""Units within a line: who speaks is known."""


class Travel:
    """Moves one read."""

    def __init__(
        self, runner: Runner, controls: Controls, teller: Teller, choices: Choices
    ) -> None:
        self._runner = runner
        self._controls = controls
        self._teller = teller
        self._choices = choices
        self._unit = Unit.SPEECH
        self._searched = ""
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
        if arrived or not command.from_now:
            notes = self._runner.production.notes.on(order.lines[command.line].element)
            text = f"{text} {texts.noted(notes, self._teller.says)}".strip()
        if text and not (command.from_now and not arrived and command.from_word):
            self._teller.announcer.say_before(command.request_id, text, heading=heading)

    # By units

    def choose_unit(self, by: int) -> None:
        """The next unit for left and right, or the one before."""
        units = list(Unit)
        self._unit = units[(units.index(self._unit) + by) % len(units)]
        self._teller.answer(f"{self._unit.capitalize()}. Left and right go by {self._unit}.")

    def move(self, by: int) -> None:
        """A unit on (1), or back (-1)."""
        self.move_by(self._unit, by)

    def move_by(self, unit: Unit, by: int) -> None:
        """The same, of any unit."""
        self._arrived = unit not in _SMALL
        self._controls.move(unit, by)
        self._answer(unit)

    def back_some_seconds(self) -> None:
        """Ten seconds back."""
        self._arrived = False
        self._controls.move_by_seconds(-_BACK_SECONDS)
        self._answer(Unit.SENTENCE, f"{_BACK_SECONDS:.0f} seconds back.")

    # To what one looks for

    def go(self, move: Callable[[], object]) -> None:
        """Carry out a move of the controls, and tell where it led."""
        self._arrived = True
        move()
        self._answer(Unit.SPEECH)

    def to_speaker(self, by: int) -> None:
        """To the next line of whoever speaks now, or the one before."""
        speaker = texts.speaker_of(self._session.order, self._session.at)
        self.go(lambda: self._controls.move_to_speaker(speaker, by))

    def set_bookmark(self) -> None:
        """On the line being read, or off it."""
        session = self._session
        at = session.situation.seconds_done
        there = self._runner.production.notes.toggle_bookmark(session.line, at)
        self._teller.answer("Bookmark set." if there else "Bookmark removed.")

    def to_bookmark(self, by: int) -> None:
        """To the next bookmark, or the one before."""
        self.go(lambda: self._controls.move_to_bookmark(by))

    def jump(self, typed: str) -> None:
        """To a scene by its number, or to a character's next line."""
        if not typed:
            raise RehearsalError("Nothing was typed.")
        session, production = self._session, self._runner.production
        target = jump_target(production, session.order, session.at, typed)
        self.go(lambda: self._runner.do(session.jump(target)))

    def search(self, typed: str) -> None:
        """To the next line with these words; without any, the words that were searched for last."""
        session = self._session
        wanted = self._searched = typed or self._searched
        if not wanted:
            raise RehearsalError("Nothing was typed.")
        found = lines_with(session.order, self._runner.production.shown, wanted)
        if not found:
            raise RehearsalError(f"“{wanted}” was not found in this script.")
        target, number = next_of(found, session.at)
        self._teller.answer(f"{number} of {len(found)}.")
        self.go(lambda: self._runner.do(session.jump(target)))

    def _answer(self, unit: Unit, told: str = "") -> None:
        """Where the read is now. While it goes on, it tells that itself."""
        session, teller = self._session, self._teller
        if unit is Unit.PAGE:
            told = f"Page {self._controls.page_of(session.line.element)}."
        elif unit is Unit.MINUTE:
            told = f"{texts.duration(session.situation.seconds_done)} in."
        elif unit is Unit.SCENE and not session.paused and session.line.scene is not None:
            scenes = len(self._runner.production.script.scenes)
            told = f"Scene {session.line.scene + 1} of {scenes}."
        if session.paused and session.state is not State.WAITING:
            told = f"{told} {self._what_is_here(unit)}".strip()
            teller.answer(told, heading=unit is Unit.SCENE)
        elif told and teller.says >= Level.NORMAL:
            teller.answer(told)
        elif session.state is not State.WAITING and (told or unit in _SMALL):
            teller.say("", sound=Earcon.STEP)

    def _what_is_here(self, unit: Unit) -> str:
        """The word, the sentence or the line that is read next."""
        session, production = self._session, self._runner.production
        line = session.line
        if is_hidden(session, session.at, self._choices):
            return "Your line."
        text = line.text if production.mask is None else production.shown(line.element)
        words = words_of(text)
        if unit is Unit.WORD and session.word < len(words):
            start, end = words[session.word]
            return text[start:end]
        if unit is Unit.SENTENCE and session.word < len(words):
            later = [word for word in sentence_starts(text) if word > session.word]
            end = words[later[0]][0] if later else len(text)
            return text[words[session.word][0] : end].strip()
        here = texts.as_printed(session.order, session.at, shown(production, line))
        starts = session.order.scene_start(session.at) == session.at
        if unit is Unit.SCENE and starts and line.kind is not Kind.HEADING:
            return f"{texts.scene_name(production.script, line.scene)}. {here}"
        return here
