"""One read by ear: what is performed is heard and printed, and keys are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from enum import Enum

from tableread.base.errors import RehearsalError
from tableread.base.event_loop import call_soon
from tableread.cast.casting import PlayedBy
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.describe import Describe
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.learning import LearningByEar
from tableread.cli.by_ear.lists import Lists
from tableread.cli.by_ear.masking import GIVEN, MaskByEar
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.notes import NotesByEar
from tableread.cli.by_ear.questions import Questions
from tableread.cli.by_ear.script_lines import ScriptLines, shown
from tableread.cli.by_ear.sleep import Sleep, Sleeping
from tableread.cli.by_ear.telling import Level
from tableread.cli.by_ear.travel import Travel
from tableread.cli.by_ear.turns import Turns
from tableread.cli.by_ear.typing import Typing
from tableread.performance.controls import Controls
from tableread.performance.house import House
from tableread.performance.runner import Notice, Runner, Told
from tableread.production.drills import DrilledScene
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.rehearsal import commands as c
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.rehearsal.units import Unit
from tableread.voicing import utterance_of

_WHO = ("never", "changes", "always")
_WHO_IN_WORDS = {
    "never": "Names are not said.",
    "changes": "Names are said when the speaker changes.",
    "always": "Names are said before every speech.",
}
_LEAST_VOLUME = 0.1
"""As soft as the keys make it: what cannot be heard cannot be made louder by ear."""
_GOODBYE_SECONDS = 3.0
"""How long leaving waits for its last sentence."""


class Ending(Enum):
    """How a read was left."""

    LEFT = "left"
    QUIT = "quit"
    """The program is to end, too."""
    ENDED = "ended"
    ANEW = "anew"
    """The script has been corrected, or is run another way: it is read again, from the same place."""
    LEARN = "learn"
    """For the drill of `Reading.learns`."""
    ASLEEP = "asleep"
    """By the sleep timer."""


class Reading:
    """Reads one production; a mode that takes keys (`modes.Mode`)."""

    def __init__(
        self,
        house: House,
        production: Production,
        modes: Modes,
        choices: Choices,
        keys: Sequence[Key],
        *,
        keyboard: bool,
        back: str = "",
    ) -> None:
        """`keys`: which there are, and what they do. `keyboard`: there is somebody to answer. `back`: what somebody comes
        back from, in a sentence: then the read begins paused."""
        self._library = house.library
        self._production = production
        self._modes = modes
        self._teller = teller = modes.teller
        self._choices = choices
        self._keys = keys
        self._keyboard = keyboard
        self._back = back
        self.learns: DrilledScene | None = None
        """The scene to be learned, where it is left for that."""
        self._ending: asyncio.Future[Ending] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner = runner = Runner(production, house.synthesiser, house.player, house.listener)
        self._controls = Controls(runner)
        self._script_lines = ScriptLines(production, teller, choices)
        self._travel = Travel(runner, self._controls, teller, choices)
        self._questions = Questions(runner, self._controls, teller, choices)
        self._sleeping = Sleeping(runner, teller, choices, lambda: self.leave(Ending.ASLEEP))
        self._mask = MaskByEar(runner, choices, self._do_later)
        self._turns = Turns(production, teller, choices, self._mask.given)
        self._lists = Lists(
            house,
            runner,
            self._controls,
            modes,
            self._stand_still,
            lambda: self.leave(Ending.ANEW),
            self._mask.cover,
        )
        self._notes = NotesByEar(
            runner, self._controls, modes, choices, self._travel, self._stand_still
        )
        self._learning = LearningByEar(
            runner,
            house.live,
            modes,
            self._turns,
            self._stand_still,
            lambda: self.leave(Ending.ANEW),
            self._do_later,
        )
        self._actions = self._made_actions()
        runner.before_line = self._travel.announce_line
        runner.has_turn_sound = lambda: choices.listen.turn != "words"
        runner.observe(self._on_command)
        runner.player.mixer.set_volume(choices.volume)
        teller.announcer.lexicon = production.pronunciations.said_in

    @property
    def session(self) -> Session:
        """What is read, and how it stands."""
        return self._runner.session

    async def run(self, sleep: Sleep | None = None) -> Ending:
        """Read until the end, or until it is left. `sleep`: the sleep timer is set to that."""
        loop = asyncio.get_running_loop()
        self._ending = loop.create_future()
        self._library.on_trouble = lambda told: call_soon(loop, self._teller.tell, told, Level.LOW)
        self._modes.push(self)
        self._open(sleep)
        self._runner.start()
        if self._back:
            self._controls.pause()
        ending = Ending.LEFT
        try:
            ending = await self._ending
            return ending
        finally:
            self._modes.remove(self)
            self._close(ending)

    def _close(self, ending: Ending) -> None:
        """Stop; for who fell asleep the place is kept from before the fade."""
        session, place = self.session, self._sleeping.place
        self._mask.uncover()
        for task in self._tasks:
            task.cancel()
        self._runner.close()
        if ending is Ending.ASLEEP and place is not None:
            self._production.keep_place(session.order, *place)
            self._teller.lines.print("Asleep. Your place is kept.")
        self._sleeping.stop()

    def leave(self, ending: Ending = Ending.LEFT) -> None:
        """End it now."""
        if self._ending is not None and not self._ending.done():
            self._ending.set_result(ending)

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        if self._sleeping.woken():
            return
        action = self._actions.get(key)
        self._questions.another_key(key)
        if action is None:
            self._teller.answer(texts.unknown_key(key))
        else:
            action()

    def _open(self, sleep: Sleep | None) -> None:
        production, teller = self._production, self._teller
        roles = production.casting.played_by(PlayedBy.YOU)
        if self._back:
            teller.answer(f"{self._back} Paused: space goes on.")
            return
        with teller.answering():
            teller.answer(texts.opening(production.script, self.session.situation, roles))
            for told in (*production.news, *self._learning.opening()):
                teller.answer(told)
            if self._keyboard and teller.says >= Level.NORMAL:
                teller.answer("Question mark describes the keys.")
            if sleep is not None:
                self._sleeping.set(sleep)

    # What happens

    def _on_command(self, what: Told) -> None:
        session = self.session
        self._mask.take(what)
        match what:
            case Notice(text):
                self._teller.tell(text, Level.LOW)
            case c.MoveTo(line):
                if self._sleeping.look():
                    return
                self._script_lines.show(session, line)
                if session.player_at(line) is PlayedBy.VOICE:
                    self._turns.over()
            case c.AwaitPerson(first, end, seconds):
                self._turns.begin(session, first, end, seconds, deaf=self._runner.listener.deaf)
            case SaidTurn():
                self._turns.add(what)
            case c.Prompt():
                self._turns.show_prompt(session, what)
            case c.ReportEnd():
                self._at_end()
            case _:
                pass

    def _at_end(self) -> None:
        stays = self._keyboard and bool(self._production.casting.played_by(PlayedBy.YOU))
        self._teller.tell(self._learning.ending() or texts.ending(stays), Level.LOW)
        if self._turns.taken:
            more = " Capital S tells more." if stays and self._turns.heard else ""
            self._teller.tell(f"{self._turns.recap()}{more}", Level.LOW)
        if not stays:
            self._do_later(self._leave_when_heard)

    async def _leave_when_heard(self) -> None:
        if self._teller.is_heard:
            await self._teller.announcer.finish()
        if self.session.state is State.ENDED:
            self.leave(Ending.ENDED)

    async def _say_goodbye(self) -> None:
        if self._teller.is_heard:
            await self._teller.announcer.finish(_GOODBYE_SECONDS)
        self.leave()

    def _do_later(self, call: Callable[[], Coroutine[object, object, None]]) -> None:
        task = asyncio.get_running_loop().create_task(call())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # Keys

    def _made_actions(self) -> dict[str, Callable[[], object]]:
        controls, teller, travel, questions = (
            self._controls,
            self._teller,
            self._travel,
            self._questions,
        )
        actions: dict[str, Callable[[], object]] = {
            "go": self._go,
            "faster": lambda: teller.answer(texts.speed(controls.faster())),
            "slower": lambda: teller.answer(texts.speed(controls.slower())),
            "louder": lambda: self._set_volume(controls.louder),
            "softer": lambda: self._set_volume(controls.softer),
            "back": lambda: travel.move(-1),
            "forward": lambda: travel.move(+1),
            "previous_scene": lambda: travel.move_by(Unit.SCENE, -1),
            "next_scene": lambda: travel.move_by(Unit.SCENE, +1),
            "next_unit": lambda: travel.choose_unit(+1),
            "previous_unit": lambda: travel.choose_unit(-1),
            "back_seconds": travel.back_some_seconds,
            "speakers_next": lambda: travel.to_speaker(+1),
            "speakers_previous": lambda: travel.to_speaker(-1),
            "jump": lambda: self._type(
                "Jump to: a scene's number, or a character's name.", travel.jump
            ),
            "search": lambda: self._type("Search for:", travel.search),
            "bookmark": travel.set_bookmark,
            "next_bookmark": lambda: travel.to_bookmark(+1),
            "previous_bookmark": lambda: travel.to_bookmark(-1),
            "note": self._notes.make,
            "notes": self._notes.list_all,
            "line_again": questions.line_again,
            "said": self._turns.tell_all,
            "recap": self._learning.recap,
            "review": self._learning.review,
            "progress": self._learning.progress,
            "peek": self._peek,
            "mask": self._choose_mask,
            "loop_start": self._begin_loop,
            "loop_end": self._end_loop,
            "where": questions.where,
            "time": questions.time,
            "repeat": lambda: teller.say(teller.last or "Nothing has been announced."),
            "who": self._choose_who,
            "next_cue": lambda: travel.go(controls.next_cue),
            "cue_again": lambda: travel.go(controls.take_again),
            "scene_again": lambda: travel.go(controls.take_scene_again),
            "prompt": controls.prompt,
            "learn": self._learn,
            "advance": lambda: teller.answer(texts.turns_end_by(controls.next_advance())),
            "sleep": self._sleeping.choose_next,
            "no_sleep": self._sleeping.clear,
            "run": self._lists.runs,
            "beat": self._lists.beat,
            "options": self._lists.options,
            "cast": self._lists.cast,
            "corrections": self._lists.corrections,
            "describe": self._describe,
            "leave": self._leave,
        }
        return {key: actions[entry.action] for entry in self._keys for key in entry.keys}

    def _go(self) -> None:
        before = self.session.paused
        self._controls.go()
        if self.session.paused != before:
            self._teller.answer(texts.paused(self.session.paused))

    def _set_volume(self, step: Callable[[float], float]) -> None:
        choices = self._choices
        choices.volume = max(_LEAST_VOLUME, step(choices.volume))
        self._runner.player.mixer.set_volume(choices.volume)
        self._teller.answer(texts.volume(choices.volume))

    def _choose_who(self) -> None:
        who = _WHO[(_WHO.index(self._choices.listen.who) + 1) % len(_WHO)]
        self._choices.change("who", who)
        self._teller.answer(_WHO_IN_WORDS[who])

    def _describe(self) -> None:
        close = self._stand_still()
        self._modes.push(Describe(self._teller, close, self._keys))

    def _type(self, asked: str, done: Callable[[str], None]) -> None:
        close = self._stand_still()
        self._modes.push(Typing(self._teller, asked, close, done))

    def _peek(self) -> None:
        """Your whole line, since you ask for it."""
        session = self.session
        if session.state is not State.WAITING:
            raise RehearsalError("It is not your turn.")
        line = next(
            line
            for line in session.order.lines[session.at :]
            if line.speaker == session.line.speaker
        )
        covering = self._mask.covering
        covering.look()
        self._teller.lines.print(shown(self._production, line))
        covering.looking = False
        self._teller.perform(utterance_of(self._production, line, session.policy.speed))

    def _begin_loop(self) -> None:
        self._controls.loop_start()
        self._teller.answer("The loop begins with this speech. B ends it.")

    def _end_loop(self) -> None:
        self._controls.loop_end()
        self._teller.answer("Loop." if self.session.loop else "The loop is over.")

    def _stand_still(self) -> Callable[[], None]:
        """The read stands still while another mode takes the keys; what is returned ends both."""
        session, controls = self.session, self._controls
        running = session.state in {State.READING, State.WAITING} and not session.paused
        if running:
            controls.pause()

        def close() -> None:
            self._modes.pop()
            if running:
                controls.resume()

        return close

    def _choose_mask(self) -> None:
        mask = self._mask.next()
        self._teller.answer(f"You are given of your lines: {GIVEN[mask]}.")

    def _learn(self) -> None:
        production = self._production
        order, scene = production.whole_order(), self.session.line.scene
        self.learns = production.drills.at(order, scene)
        if self.learns is not None:
            self.leave(Ending.LEARN)
        elif production.casting.played_by(PlayedBy.YOU):
            raise RehearsalError("You have no more lines from here on.")
        else:
            raise RehearsalError("You have no part. C opens the cast, where you take one.")

    def _stop_reading(self) -> None:
        session = self.session
        if session.state in {State.READING, State.WAITING} and not session.paused:
            self._controls.pause()

    def _leave(self) -> None:
        self._stop_reading()
        self._teller.answer("Your place is kept.")
        self._do_later(self._say_goodbye)
