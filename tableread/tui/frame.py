"""What a screen may ask of the program that shows it; screens know this, and not the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from tableread.tui.base_app import BaseApp

if TYPE_CHECKING:
    from pathlib import Path

    from tableread.audio.clip import Clip
    from tableread.cast.voices import Voice
    from tableread.performance.house import House
    from tableread.production.production import Production
    from tableread.speech.utterance import Utterance


@runtime_checkable
class Shuts(Protocol):
    """A screen that keeps something when it goes."""

    def shut(self) -> None:
        """Keep it. Safe at any time."""


@runtime_checkable
class ReadsFrom(Protocol):
    """A screen with a read on it."""

    def read_from(self, element: int, place: int = 0) -> None:
        """Read on from an element, at the word around `place` of its text."""


class Frame(BaseApp):
    """Screens are shown in it. Called from the event loop."""

    silent: bool
    """Whether no sound device is opened, whatever there is."""
    volume: float
    """0-2."""
    deletions: list[tuple[str, Callable[[], str]]]
    """What was deleted, the latest last: what it was, and what brings it back and says so. Raises `OSError`."""

    @property
    def house(self) -> House:
        """Open from the first moment a screen is shown."""
        raise NotImplementedError

    def open_script(self, path: Path) -> None:
        """Read a file on a thread; then the cast list, or the stage where it was read before."""
        raise NotImplementedError

    def reload(self, production: Production, *, paused: bool) -> None:
        """Read the script's file again and go on with it on the stage; where that fails, with what is there. Whoever
        showed it has kept the place and stopped the sound."""
        raise NotImplementedError

    def read_otherwise(self, production: Production) -> None:
        """Read the script's file as the next likely format and show it on the cast list, from now on whenever it is
        opened; where there is none, say so."""
        raise NotImplementedError

    def show_library(self) -> None:
        """The library, in place of what is shown."""
        raise NotImplementedError

    def show_settings(
        self, closed: Callable[[None], None] | None = None, at: tuple[str, ...] = ()
    ) -> None:
        """The settings, above what is shown; `closed` is called when they are closed. `at`: the one that is marked."""
        raise NotImplementedError

    def go_on_stage(self, production: Production, *, paused: bool = False) -> None:
        """The stage, in place of what is shown."""
        raise NotImplementedError

    def learn(self, production: Production, scene: int | None = None) -> bool:
        """The drill of your lines, in place of what is shown; leaving it goes on the stage. `scene`: its number from 0; where
        you say nothing in it, the next in which you do; None: the first that is not learned yet. Whether there is
        anything to learn: else that is told."""
        raise NotImplementedError

    def leave_stage(self) -> None:
        """Back to the library, or out where the script was named on the command line."""
        raise NotImplementedError

    def bring_back(self, what: str = "") -> None:
        """Undo the latest deletion; `what`: the latest of that."""
        raise NotImplementedError

    def choose_theme(self, name: str) -> None:
        """Show these colours from now on, and in the next run."""
        raise NotImplementedError

    def keep_setting(self, place: tuple[str, ...], value: Any) -> None:
        """Write a setting (the tables it stands in, and its name) into the user's file, on a thread."""
        raise NotImplementedError

    def prepare(self, production: Production) -> None:
        """Make the speech of the whole script; again: stop that."""
        raise NotImplementedError

    def prepared(self, key: str) -> str:
        """How far the script with that key has been prepared, for people; "" where it is not being prepared."""
        raise NotImplementedError

    def audition(self, text: str, voice: Voice, level: float = 0.0, pan: float = 0.0) -> None:
        """Let a voice say something, in place of what it says now."""
        raise NotImplementedError

    def audition_utterance(self, utterance: Utterance) -> None:
        """The same, of a whole request."""
        raise NotImplementedError

    def play(self, clip: Clip) -> None:
        """Let a clip be heard, in place of what is heard now."""
        raise NotImplementedError

    def stop_audition(self) -> None:
        """Silence."""
        raise NotImplementedError
