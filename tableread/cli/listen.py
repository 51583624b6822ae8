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
from tableread.performance.house import House, make_player, open_house
from tableread.performance.runner import Notice, Runner, SaidLine
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import Line
from tableread.rehearsal.policy import FASTEST, SLOWEST, Advance
from tableread.rehearsal.session import Session, State
from tableread.script.emphasis import plain
from tableread.script.model import Kind
from tableread.speech.start import start_speech

_SPEED_STEP = 0.1


def run(
    file: Path,
    roles: list[str],
    speed: float | None,
    from_start: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
    no_sound: bool,
) -> None:
    """Read `file` aloud until its end, or q. Raises `ScriptError` for what cannot be read."""
    if speed is not None and not SLOWEST <= speed <= FASTEST:
        raise TablereadError(
            f"The speed goes from {SLOWEST} to {FASTEST:.0f}; {speed:g} is outside."
        )
    folders = paths.user_folders()
    start_log(folders)
    synthesiser = start_speech(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, synthesiser, make_player(silent=no_sound))
    try:
        production = Production.open(file, house, format, encoding)
        synthesiser.keep_under(folder_name(production.key))
        for role in roles:
            production.give_part(production.find_character(role), PlayedBy.YOU)
        if speed is not None:
            production.choose(speed=speed)
        if production.casting.persons and not sys.stdin.isatty():
            print("(There are no keys here: your turns end by themselves, after a gap.)")
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


class _Listener:
    """Prints what is performed, and does what the keys ask."""

    def __init__(self, house: House, production: Production) -> None:
        self._production = production
        self._library = house.library
        self._over = asyncio.Event()
        self._printed_turn: int | None = None
        self._unread = False
        self._runner = Runner(
            production, house.synthesiser, house.player, house.listener, self._on_command
        )
        self._runner.player.mixer.set_volume(house.settings.volume)

    @property
    def _session(self) -> Session:
        return self._runner.session

    async def run(self) -> None:
        title = self._production.script.title
        at = self._session.at
        print(f"{title}, from line {at + 1} of {len(self._session.order)}." if at else f"{title}.")
        self._print("Space pauses, arrows go by speech, q quits, ? tells all keys.")
        loop = asyncio.get_running_loop()
        self._library.on_trouble = lambda told: call_soon(loop, self._print, f"({told})")
        on_end_signals(loop, self._over.set, "SIGINT", "SIGTERM", "SIGHUP")
        with read_keys(loop, self._pressed):
            self._runner.start()
            await self._over.wait()
        if self._session.state is not State.ENDED:
            self._runner.keep_place()
        self._runner.close()
        if self._unread:
            raise BrokenPipeError

    def _print(self, text: str) -> None:
        try:
            print(text, flush=True)
        except BrokenPipeError:  # nobody reads on: `tableread listen … | head`
            self._unread = True
            self._over.set()

    def _on_command(self, what: c.Command | Notice | SaidLine) -> None:
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
        if self._session.player_at(number) is not PlayedBy.VOICE or number == self._printed_turn:
            return
        self._printed_turn = number
        text = _in_a_row(line)
        new_speech = line.speaker and self._session.order.turn(number).start == number
        if line.kind is Kind.HEADING:
            self._print("")
        self._print(f"{line.speaker}: {text}" if new_speech else text)

    def _print_turn(self, first: int, end: int, seconds: float | None) -> None:
        lines = self._session.order.lines[first:end]
        who = lines[0].speaker or "Narrator"
        you = self._session.player_at(first) is PlayedBy.YOU
        how = "Space when it is said." if seconds is None else f"{seconds:.0f} seconds."
        if self._session.policy.advance is Advance.VOICE:
            how = "Say it, or space."
        text = " ".join(map(_in_a_row, lines))
        self._print(
            f"{'YOU' if you else who}, {who}: {text}" if you else f"{who} (in the room): {text}"
        )
        self._print(f"  {how}")
        self._printed_turn = None

    # Keys

    def _pressed(self, key: str) -> None:
        action = self._actions().get(key)
        if action is None:
            return
        try:
            action()
        except RehearsalError as error:
            self._print(f"({error})")

    def _actions(self) -> dict[str, Callable[[], None]]:
        session, do = self._session, self._runner.do
        return {
            "space": self._pause_or_advance,
            "left": lambda: do(session.previous_turn()),
            "right": lambda: do(session.next_turn()),
            "up": lambda: do(session.jump(session.order.previous_scene(session.at))),
            "down": self._next_scene,
            "[": lambda: self._faster(-_SPEED_STEP),
            "]": lambda: self._faster(_SPEED_STEP),
            "l": lambda: do(session.prompt()),
            "v": self._advance_mode,
            "n": lambda: do(session.next_cue()),
            "r": lambda: do(session.take_again()),
            "w": self._where,
            "?": lambda: self._print(
                "space: pause, or end your turn. left, right: by speech. up, down: by scene. "
                "[ and ]: slower, faster. n: your next cue. r: the cue again. l: prompt. "
                "v: your turns end by voice, key or gap. w: where am I. q: quit."
            ),
            "q": self._over.set,
            "ctrl+c": self._over.set,
        }

    def _pause_or_advance(self) -> None:
        session = self._session
        if session.paused:
            self._runner.do(session.resume())
            self._print("(on)")
        elif session.state is State.WAITING:
            self._runner.do(session.advance())
        else:
            self._runner.do(session.pause())
            self._print("(paused)")

    def _advance_mode(self) -> None:
        ways = list(Advance)
        advance = ways[(ways.index(self._session.policy.advance) + 1) % len(ways)]
        self._production.choose(advance=advance)
        self._print(f"(your turns end by {advance})")
        self._runner.do(self._session.set_advance(advance))
        self._runner.update_listening()

    def _next_scene(self) -> None:
        target = self._session.order.next_scene(self._session.at)
        if target is None:
            raise RehearsalError("This is the last scene.")
        self._runner.do(self._session.jump(target))

    def _faster(self, by: float) -> None:
        speed = round(max(SLOWEST, min(FASTEST, self._session.policy.speed + by)), 2)
        self._production.choose(speed=speed)
        self._runner.do(self._session.set_speed(speed))
        self._print(f"(speed {speed:.1f})")

    def _where(self) -> None:
        session, script = self._session, self._production.script
        scene = session.line.scene
        heading = script.scenes[scene].heading if scene is not None else "before the first scene"
        share = session.order.seconds_before(session.at) / session.order.seconds
        number = "" if scene is None else f"scene {scene + 1} of {len(script.scenes)}, "
        self._print(
            f"({number}{heading}; line {session.at + 1} of {len(session.order)}, {share:.0%})"
        )


def _in_a_row(line: Line) -> str:
    """A line as it is printed."""
    return plain(line.text).replace("\n", " ")
