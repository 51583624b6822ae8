"""The program by ear, from its first word to its last: opens what is asked for and reads it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tableread.base.errors import TablereadError
from tableread.base.event_loop import on_end_signals
from tableread.base.logs import unexpected
from tableread.cast.casting import PlayedBy
from tableread.cast.voices import Voice
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.ask import ask
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.drill import DrillByEar
from tableread.cli.by_ear.keys_table import all_keys
from tableread.cli.by_ear.library import LibraryList
from tableread.cli.by_ear.lines import Lines
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.own_keys import with_own_keys
from tableread.cli.by_ear.read import Ending, Reading
from tableread.cli.by_ear.screen_reader import is_running
from tableread.cli.by_ear.sleep import Sleep
from tableread.cli.by_ear.telling import Level, Teller
from tableread.cli.keys import read_keys
from tableread.library.names import folder_name
from tableread.performance.announcer import ANNOUNCER, Announcer
from tableread.performance.house import House
from tableread.performance.opening import Wanted, open_script, produce
from tableread.production.drills import DrilledScene
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile

_SOUND_SECONDS = 3.0  # longer than devices take to wake
_SLOW_SECONDS = 1.5
"""An opening that takes longer is told of: silence would be taken for a program that hangs."""


class Asked(NamedTuple):
    """What was asked for on the command line."""

    wanted: Wanted
    speed: float | None = None
    from_start: bool = False
    no_role: bool = False
    """Voices play every part, whoever played it before."""
    sleep: Sleep | None = None


class Program:
    """Lives on one event loop."""

    def __init__(self, house: House, *, speech: str | None, keyboard: bool) -> None:
        """`speech`: who says what happens, as in the settings; None: as it is set there. `keyboard`: keys can be
        pressed."""
        self._house = house
        self._keyboard = keyboard
        self._choices = choices = Choices(house.live)
        self._keys, self._wrong_keys = with_own_keys(all_keys(), house.settings.keys)
        listen = house.settings.listen
        speech = speech or listen.speech
        if speech == "auto":
            speech = "screen-reader" if is_running() else "self"
        self.announcer = Announcer(
            house.synthesiser,
            house.player,
            voice=_announcing(house, listen.voice),
            speed=listen.pace,
        )
        self._teller = Teller(
            Lines(),
            self.announcer,
            self._is_audible,
            speaks=speech == "self",
            for_screen_reader=speech == "screen-reader",
            says=lambda: choices.says,
        )
        house.live.observe(self._setting_changed)
        self._modes = Modes(self._teller)
        self.reading: Reading | None = None
        """The read that is open."""
        self.drill: DrillByEar | None = None
        """The drill that is open, in place of the read."""
        self._main: asyncio.Task[None] | None = None
        self._told_of_defect = False

    def _setting_changed(self, place: tuple[str, ...]) -> None:
        if place == ("listen", "pace"):
            self.announcer.speed = self._choices.listen.pace

    def press(self, key: str) -> None:
        """A key was pressed."""
        self._modes.press(key)

    def _is_audible(self) -> bool:
        """Whether announcements are heard, as far as is known: a device may not have answered yet."""
        player = self._house.player
        return player.audible or (player.output_name == "nothing" and not player.why_silent)

    async def read(self, asked: Asked) -> None:
        """Read one script, and end."""
        with contextlib.suppress(asyncio.CancelledError):  # ended while it was being opened
            async with self.running():
                production = await self._open(asked.wanted)
                if asked.speed is not None:
                    production.choose(speed=asked.speed)
                if asked.from_start:
                    production.keep_end()
                await self._settle_roles(production, asked)
                await self.perform(production, asked.sleep)

    async def browse(self) -> None:
        """The library, and whatever is opened from it, until it is left."""
        with contextlib.suppress(asyncio.CancelledError):
            async with self.running():
                while (path := await self._choose()) is not None:
                    asked = Asked(Wanted(path))
                    try:
                        production = await self._opened(asked.wanted)
                    except TablereadError as error:
                        self._teller.answer(error.full_message)
                        continue
                    await self._settle_roles(production, asked)
                    if await self.perform(production) in {Ending.QUIT, Ending.ASLEEP}:
                        return

    async def _choose(self) -> Path | None:
        """A script of the library; None: none any more."""
        chosen: asyncio.Future[Path | None] = asyncio.get_running_loop().create_future()

        def choose(path: Path | None) -> None:
            if not chosen.done():
                chosen.set_result(path)

        speed = self._house.settings.speed
        LibraryList(self._house.library, speed, self._modes, choose).open()
        try:
            return await chosen
        finally:
            self._modes.pop()

    async def _settle_roles(self, production: Production, asked: Asked) -> None:
        """Whether parts that people took before are theirs now: a listener is not to wait for anybody."""
        kept, by_ear = production.casting.persons, production.roles_by_ear
        if not kept:
            return
        if asked.wanted.roles or asked.wanted.people or production.excerpt is not None:
            by_ear.keep(kept, True)
            return
        names = texts.names_in_words([name or texts.NARRATOR for name in kept])
        if not asked.no_role and self._keyboard:
            plays = by_ear.answer(kept)
            if plays is None:
                yours = len(production.casting.played_by(PlayedBy.YOU)) == len(kept)
                plays = await ask(self._modes, texts.play_again(names, yours=yours))
                by_ear.keep(kept, plays)
            if plays:
                return
        elif not asked.no_role:
            self._teller.tell(f"{names}: read by a voice, since there is no keyboard.")
        production.play_all_by_voices()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Sound, keys and signals, for as long as the context lasts."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._on_defect)
        self._main = asyncio.current_task()
        self._teller.lines.on_unread = self.end
        on_end_signals(loop, self.end, "SIGINT", "SIGTERM", "SIGHUP")
        self._house.player.start()
        if self._teller.speaks:
            self.announcer.start()
        for notice in (*self._house.notices, *self._wrong_keys):
            self._teller.tell(notice, Level.LOW)
        try:
            with read_keys(loop, self.press, self.end):
                yield
        finally:
            self.announcer.close()
            if self._teller.lines.unread:
                raise BrokenPipeError

    def end(self) -> None:
        """End the program, whatever it does now."""
        if (is_open := self.reading or self.drill) is not None:
            is_open.leave(Ending.QUIT)
        elif self._main is not None:
            self._main.cancel()

    def _on_defect(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A key, or what followed from one, has failed: said once, for it may come again with each word."""
        error = context.get("exception") or RuntimeError(context["message"])
        told = unexpected(self._house.folders, error)
        if not self._told_of_defect:
            self._told_of_defect = True
            self._teller.tell(str(told), Level.LOW)

    async def _open(self, wanted: Wanted) -> Production:
        """The production of a script. Raises `TablereadError`, which has been said by then."""
        try:
            return await self._opened(wanted)
        except TablereadError as error:
            if self._teller.speaks:
                await asyncio.to_thread(self._house.player.wait_open, _SOUND_SECONDS)
            self._teller.say(error.full_message)
            if self._teller.is_heard:
                await self.announcer.finish()
            raise

    async def _opened(self, wanted: Wanted) -> Production:
        house = self._house
        opening = asyncio.ensure_future(asyncio.to_thread(open_script, house, wanted))
        done, _ = await asyncio.wait([opening], timeout=_SLOW_SECONDS)
        if not done:
            self._teller.tell(f"Opening {wanted.file.name}.", Level.NORMAL)
        opened = await opening
        if isinstance(opened, ScriptFile):
            known = opened.known if await self._is_it(opened) else None
            opened = await asyncio.to_thread(partial(produce, house, opened, wanted, known))
        house.synthesiser.keep_under(folder_name(opened.key))
        return opened

    async def _is_it(self, script_file: ScriptFile) -> bool:
        """Whether a file is the known script that it seems to be: asked, where there is somebody to answer."""
        if not self._keyboard:
            told = f"{script_file.question} Assuming yes: there is no keyboard to answer on."
            self._teller.tell(told, Level.LOW)
            return True
        return await ask(self._modes, script_file.question)

    async def perform(self, production: Production, sleep: Sleep | None = None) -> Ending:
        """Read a production that is open."""
        by_voices = not production.casting.persons
        if production.casting.persons and not self._keyboard:
            self._teller.tell("No keyboard: your turn ends by itself, after a pause.", Level.LOW)
            production.end_turns_after_a_pause()
        back = ""
        while True:
            self.reading = reading = Reading(
                self._house,
                production,
                self._modes,
                self._choices,
                self._keys,
                keyboard=self._keyboard,
                back=back,
            )
            try:
                ending = await reading.run(sleep)
            finally:
                self.reading = None
            sleep, back = None, ""
            if ending is Ending.LEARN and reading.learns is not None:
                ending = await self._learn(production, reading.learns)
                if ending is Ending.QUIT:
                    return ending
                back = "The drill is kept. Back in the script."
            elif ending is not Ending.ANEW:
                return ending
            elif by_voices:
                production.play_all_by_voices()

    async def _learn(self, production: Production, scene: DrilledScene) -> Ending:
        self.drill = DrillByEar(self._house, production, self._modes, self._choices, scene)
        try:
            return await self.drill.run()
        finally:
            self.drill = None


def _announcing(house: House, wanted: str) -> Voice:
    """The voice of that id; the program's own where there is none."""
    return next((voice for voice in house.voices if voice.id == wanted), ANNOUNCER)
