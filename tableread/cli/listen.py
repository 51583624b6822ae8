"""`tableread listen`: the program by ear, for a screen reader, a braille display or nothing but one's ears."""

from __future__ import annotations

import asyncio
import sys
from typing import NamedTuple

from tableread.base import paths
from tableread.base.errors import TablereadError
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.cli.by_ear.program import Asked, Program
from tableread.performance.house import make_player, open_house
from tableread.rehearsal.policy import FASTEST, SLOWEST
from tableread.speech.start import start_speech


class Options(NamedTuple):
    """What was asked for on the command line."""

    asked: Asked | None
    """None: the library."""
    silent: bool = False
    """No sound device is opened, whatever there is."""
    speech: str | None = None
    """Who says what happens, as in the settings; None: as it is set."""


def run(options: Options) -> None:
    """The library by ear, or one script read aloud until its end, or q. Raises `ScriptError` for what cannot be read."""
    speed = options.asked.speed if options.asked else None
    if speed is not None and not SLOWEST <= speed <= FASTEST:
        raise TablereadError(
            f"The speed must be between {SLOWEST} and {FASTEST:.0f}, not {speed:g}."
        )
    folders = paths.user_folders()
    start_log(folders)
    synthesiser = start_speech(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, synthesiser, make_player(silent=options.silent))
    try:
        program = Program(house, speech=options.speech, keyboard=sys.stdin.isatty())
        asyncio.run(program.read(options.asked) if options.asked else program.browse())
    finally:
        lost = house.close()
        if lost:
            print(lost)
