"""The library by ear: scripts opened before and samples, one by one; typing searches them, or is a path."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tableread.base import paths
from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.key_names import key_name
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.menu import Menu, Row
from tableread.cli.by_ear.modes import Modes
from tableread.library.store import Library, Recent
from tableread.production.due import due_in_words
from tableread.production.keys import path_of

_SAMPLES = {
    "the-understudy.fountain": "The Understudy, a comedy for two",
    "four-on-the-line.fountain": "Four on the Line, for four voices",
    "the-last-bus.txt": "The Last Bus, a script that lost its layout",
}


class _Script(NamedTuple):
    path: Path
    says: str


class LibraryList:
    """What can be opened."""

    def __init__(
        self,
        library: Library,
        usual_speed: float,
        modes: Modes,
        chosen: Callable[[Path | None], None],
    ) -> None:
        """`usual_speed`: of scripts that have none of their own. `chosen` gets the script to open; None: to quit."""
        self._library = library
        self._speed = usual_speed
        self._modes = modes
        self._teller = modes.teller
        self._chosen = chosen
        self._text = ""
        self._menu = Menu(
            modes,
            "Library. Enter opens, slash or typing searches, Q quits",
            self._rows,
            close=self._escape,
            keys=[
                (
                    Key(("/",), "searches: type words of a title, or a path, then Enter", ""),
                    self._begin,
                )
            ],
            typed=self._type,
            empty="No script matches.",
        )

    def open(self) -> None:
        """Take the keys."""
        self._menu.open()

    def _scripts(self) -> list[_Script]:
        recents = self._library.recents()
        listed = [_Script(path_of(r.key, r.path), _told(r, self._speed)) for r in recents]
        seen = {script.path for script in listed}
        samples = [
            _Script(paths.SAMPLES / name, f"{told}. Sample.") for name, told in _SAMPLES.items()
        ]
        listed += [sample for sample in samples if sample.path not in seen]
        words = [] if _is_path(self._text) else self._text.casefold().split()
        return [
            script
            for script in listed
            if all(word in f"{script.says} {script.path.stem}".casefold() for word in words)
        ]

    def _rows(self) -> list[Row]:
        if _is_path(self._text):
            return [Row(self._text, choose=self._open_typed)]
        return [Row(script.says, choose=self._opener(script.path)) for script in self._scripts()]

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self._open(path)

    def _open(self, path: Path) -> None:
        if not path.is_file():
            raise RehearsalError(f"There is no file {path}.")
        self._chosen(path)

    # Typing

    def _begin(self) -> None:
        self._menu.types = True
        self._teller.answer("Search for, or a path:")

    def _type(self, key: str) -> None:
        self._menu.types = True
        if key == "backspace":
            gone, self._text = self._text[-1:], self._text[:-1]
            self._teller.say(f"{key_name(gone)} deleted." if gone else "Nothing is typed.")
            self._menu.types = bool(self._text)
        else:
            self._text += " " if key == "space" else key
            self._teller.say(key_name(key))
        if not _is_path(self._text):
            self._menu.show_from(0)

    def _open_typed(self) -> None:
        self._open(Path(self._text).expanduser())

    def _escape(self) -> None:
        """Out of the search; then out of the program."""
        if self._menu.types or self._text:
            self._menu.types, self._text = False, ""
            self._teller.answer("All scripts.")
            self._menu.show_from(0)
            return
        self._chosen(None)


def _told(recent: Recent, usual_speed: float) -> str:
    """Title, and where one stopped; the important word first."""
    parts = [recent.title]
    if not path_of(recent.key, recent.path).exists():
        parts.append("The file is gone")
    left = recent.seconds_left(usual_speed)
    if recent.progress > 0:
        scene = f", {recent.scene.rstrip('.')}" if recent.scene else ""
        parts.append(f"Stopped at {recent.progress:.0%}{scene}")
    if left is not None:
        parts.append(
            f"{texts.duration(left)} left" if recent.progress > 0 else texts.duration(left)
        )
    if recent.roles:
        parts.append(
            f"You play {texts.names_in_words([r or texts.NARRATOR for r in recent.roles])}"
        )
    if recent.due:
        parts.append(due_in_words(recent.due))
    return ". ".join(parts) + "."


def _is_path(text: str) -> bool:
    return text.startswith(("/", "~", ".")) or os.sep in text
