"""Opens the house and then the script on a thread of its own, while the screens are being made ready."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tableread.base.errors import NothingDueError
from tableread.base.paths import Folders
from tableread.base.settings_file import ScreenNames
from tableread.performance.house import House, make_player, open_house
from tableread.production.due import none_due_in_words
from tableread.production.keys import was_read
from tableread.production.production import Production
from tableread.production.script_file import Known, ScriptFile
from tableread.production.taken_parts import PersonsParts, take_parts
from tableread.speech.port import Speech


class Review(Enum):
    """Whether only the lines that are due are asked for."""

    NONE = "none"
    IN_ORDER = "in the order of the script"
    MIXED = "mixed"


class Wanted(NamedTuple):
    """A script as it is asked for."""

    file: Path
    roles: Sequence[str] = ()
    """Names, as they were typed, of whom you play."""
    format: str | None = None
    encoding: str | None = None
    people: Sequence[PersonsParts] = ()
    """What others in the room play."""
    review: Review = Review.NONE
    otherwise: bool = False
    """Whether a script that is known is to be read as `format` from now on."""


class Opening:
    """What is opened at the start. Whoever waits for its futures gets what the opening raised: without a house there is
    no production."""

    def __init__(
        self,
        folders: Folders,
        synthesiser: Speech,
        silent: bool,
        screens: ScreenNames,
        wanted: Wanted | None = None,
    ) -> None:
        """`silent`: no sound device is opened, whatever there is. `wanted`: the script; None opens the house alone."""
        self._folders = folders
        self._synthesiser = synthesiser
        self._silent = silent
        self._screens = screens
        self.wanted = wanted
        self.soon = wanted is None or was_read(folders, wanted.file)
        """Whether it takes a moment only."""
        self._thread = threading.Thread(target=self._open, name="opening", daemon=True)
        self.house: Future[House] = Future()
        self.production: Future[Production | ScriptFile] = Future()
        """As `open_script` gives it. Never there where no script is wanted."""

    def start(self) -> None:
        """Begin. Once."""
        for future in (self.house, self.production):
            future.set_running_or_notify_cancel()  # whoever stops waiting for it does not call it off
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all is opened or has failed, at most so long; whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def opened(self) -> House | None:
        """The house, where it has been opened."""
        if not self.house.done() or self.house.exception() is not None:
            return None
        return self.house.result()

    def _open(self) -> None:
        try:
            player = make_player(silent=self._silent)
            player.start()  # asking a sound server takes as long as reading a script: both at once
            house = open_house(self._folders, self._synthesiser, player, self._screens)
            self.house.set_result(house)
            if self.wanted is not None:
                self.production.set_result(open_script(house, self.wanted))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            if not self.house.done():
                self.house.set_exception(error)
            self.production.set_exception(error)


def open_script(house: House, wanted: Wanted) -> Production | ScriptFile:
    """The production of a script, all that is slow about it done; or its file, where a person must say first whether it
    is a script that is known. Not for the event loop. Raises `TablereadError`."""
    file = ScriptFile(
        wanted.file, house, wanted.format, wanted.encoding, otherwise=wanted.otherwise
    )
    return file if file.known is not None else produce(house, file, wanted)


def produce(
    house: House, file: ScriptFile, wanted: Wanted, known: Known | None = None
) -> Production:
    """The production of a file, asked for by `wanted`, which is `known`, all that is slow about it done. Not for the event loop. Raises
    `TablereadError`."""
    production = Production(file, house, known)
    take_parts(production, wanted.roles, wanted.people)
    if wanted.review is not Review.NONE:
        production.excerpt = production.memories.review(mixed=wanted.review is Review.MIXED)
        if production.excerpt is None:
            raise NothingDueError(none_due_in_words(production))
    production.running_order()
    return production
