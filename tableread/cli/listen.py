"""`tableread listen`: the read without a screen, in plain lines that any reader can take."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tableread.base import paths
from tableread.base.errors import RehearsalError, TablereadError
from tableread.base.event_loop import call_soon, on_end_signals
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.cast.casting import PlayedBy
from tableread.cli.keys import read_keys
from tableread.library.names import folder_name
from tableread.performance.controls import Controls
from tableread.performance.house import House, make_player, open_house
from tableread.performance.runner import Notice, Runner, Told
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.production.taken_parts import PersonsParts, take_parts
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import Line
from tableread.rehearsal.policy import FASTEST, SLOWEST, Advance
from tableread.rehearsal.session import Session
from tableread.script.emphasis import plain
from tableread.script.model import Kind
from tableread.speech.start import start_speech


def run(
    file: Path,
    roles: list[str],
    people: list[PersonsParts],
    speed: float | None,
    from_start: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
    no_sound: bool,
) -> None:
    """Read `file` aloud until its end, or q. Raises `ScriptError` for what cannot be read."""
    if speed is not None and not SLOWEST <= speed <= FASTEST:
        raise TablereadError(
            f"The speed must be between {SLOWEST} and {FASTEST:.0f}, not {speed:g}."
        )
    folders = paths.user_folders()
    start_log(folders)
    synthesiser = start_speech(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, synthesiser, make_player(silent=no_sound))
    try:
        script_file = ScriptFile(file, house, format, encoding)
        known = script_file.known if script_file.known is not None and _is_it(script_file) else None
        production = Production(script_file, house, known)
        synthesiser.keep_under(folder_name(production.key))
        take_parts(production, roles, people)
        if speed is not None:
            production.choose(speed=speed)
        if production.casting.persons and not sys.stdin.isatty():
            print("(No keyboard: your turn ends by itself, after a pause.)")
            production.policy = replace(production.policy, advance=Advance.GAP)
        if from_start:
            production.keep_end()
        for notice in (*house.notices, *production.news):
            print(f"({notice})")
        asyncio.run(_Listener(house, production).run())
    finally:
        lost = house.close()
        if lost:
            print(f"({lost})")


def _is_it(script_file: ScriptFile) -> bool:
    """Whether a file is the known script that it seems to be: asked, where there is somebody to answer."""
    if not sys.stdin.isatty():
        print(f"({script_file.question} Assuming yes: there is no terminal to ask on.)")
        return True
    try:
        return input(f"{script_file.question} [Y/n] ").strip().casefold() not in {"n", "no"}
    except EOFError:
        return True


class _Listener:
    """Prints what is performed, and does what the keys ask."""

    def __init__(self, house: House, production: Production) -> None:
        self._production = production
        self._library = house.library
        self._over = asyncio.Event()
        self._printed_line: int | None = None
        self._unread = False
        self._runner = Runner(production, house.synthesiser, house.player, house.listener)
        self._runner.observe(self._on_command)
        self._controls = Controls(self._runner)
        self._runner.player.mixer.set_volume(house.settings.volume)

    @property
    def _session(self) -> Session:
        return self._runner.session

    async def run(self) -> None:
        title = self._production.script.title
        at = self._session.at
        print(f"{title}, from line {at + 1} of {len(self._session.order)}." if at else f"{title}.")
        self._print("Space pauses, arrows move by speech, q quits, ? lists all keys.")
        loop = asyncio.get_running_loop()
        self._library.on_trouble = lambda told: call_soon(loop, self._print, f"({told})")
        on_end_signals(loop, self._over.set, "SIGINT", "SIGTERM", "SIGHUP")
        with read_keys(loop, self._pressed):
            self._runner.start()
            await self._over.wait()
        self._runner.close()
        if self._unread:
            raise BrokenPipeError

    def _print(self, text: str) -> None:
        try:
            print(text, flush=True)
        except BrokenPipeError:  # nobody reads on: `tableread listen … | head`
            self._unread = True
            self._over.set()

    def _on_command(self, what: Told) -> None:
        match what:
            case Notice(text):
                self._print(f"({text})")
            case c.MoveTo(line):
                self._print_line(line)
            case c.AwaitPerson(first, end, seconds):
                self._print_turn(first, end, seconds)
            case c.ReportEnd():
                self._print("The end.")
                self._over.set()
            case _:
                pass

    def _print_line(self, number: int) -> None:
        line = self._session.order.lines[number]
        if self._session.player_at(number) is not PlayedBy.VOICE or number == self._printed_line:
            return
        self._printed_line = number
        text = self._in_a_row(line)
        new_speech = line.speaker and self._session.order.speech(number).start == number
        if line.kind is Kind.HEADING:
            self._print("")
        self._print(f"{line.speaker}: {text}" if new_speech else text)

    def _print_turn(self, first: int, end: int, seconds: float | None) -> None:
        situation = self._session.situation
        lines = self._session.order.lines[first:end]
        who = situation.now.speaker or "Narrator"
        how = "Space when it is said." if seconds is None else f"{seconds:.0f} seconds."
        if situation.advance is Advance.VOICE:
            how = "Say it, or space."
        text = " ".join(map(self._in_a_row, lines))
        person = "YOU" if situation.your_turn else situation.now.person
        self._print(f"{person}, {who}: {text}" if person else f"{who} (in the room): {text}")
        self._print(f"  {how}")
        self._printed_line = None

    def _in_a_row(self, line: Line) -> str:
        """A line as it is printed."""
        return plain(self._production.shown(line.element)).replace("\n", " ")

    # Keys

    def _pressed(self, key: str) -> None:
        action = self._actions().get(key)
        if action is None:
            return
        try:
            action()
        except RehearsalError as error:
            self._print(f"({error})")

    def _actions(self) -> dict[str, Callable[[], object]]:
        controls = self._controls
        return {
            "space": self._go,
            "left": controls.previous_speech,
            "right": controls.next_speech,
            "up": controls.previous_scene,
            "down": controls.next_scene,
            "[": lambda: self._print(f"(speed {controls.slower():.1f})"),
            "]": lambda: self._print(f"(speed {controls.faster():.1f})"),
            "l": controls.prompt,
            "v": lambda: self._print(f"(your turn ends by {controls.next_advance()})"),
            "n": controls.next_cue,
            "r": controls.take_again,
            "w": self._where,
            "?": lambda: self._print(
                "space: pause, or end your turn. left, right: by speech. up, down: by scene. "
                "[ and ]: slower, faster. n: your next cue. r: the cue again. l: prompt. "
                "v: your turn ends by voice, key or gap. w: where am I. q: quit."
            ),
            "q": self._over.set,
            "ctrl+c": self._over.set,
        }

    def _go(self) -> None:
        before = self._session.paused
        self._controls.go()
        if self._session.paused != before:
            self._print("(on)" if before else "(paused)")

    def _where(self) -> None:
        situation, script = self._session.situation, self._production.script
        scene = situation.now.scene
        heading = script.scenes[scene].heading if scene is not None else "before the first scene"
        number = "" if scene is None else f"scene {scene + 1} of {len(script.scenes)}, "
        whole = situation.seconds_done + situation.seconds_left
        self._print(
            f"({number}{heading}; line {situation.now.line + 1} of {situation.lines}, "
            f"{situation.seconds_done / whole:.0%})"
        )
