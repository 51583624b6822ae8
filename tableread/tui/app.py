"""The application: opens the house, holds what all screens share, and goes from one to another."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tableread import paths
from tableread.audio.player import Player as SoundPlayer
from tableread.audition import Auditions
from tableread.cast.casting import Player
from tableread.cast.voices import Voice
from tableread.errors import TablereadError
from tableread.house import House, open_house
from tableread.production import Production
from tableread.speech.port import Synthesiser


class TablereadApp(App[None]):
    """Library, cast list and stage over one house."""

    TITLE = "tableread"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        folders: paths.Folders,
        synthesiser: Synthesiser,
        player: SoundPlayer,
        file: Path | None = None,
        roles: list[str] | None = None,
        format: str | None = None,  # noqa: A002 - the option's word
    ) -> None:
        """`file` goes straight to the stage; without one the library opens."""
        super().__init__()
        self._folders = folders
        self._synthesiser = synthesiser
        self._player = player
        self._file = file
        self._roles = roles or []
        self._format = format
        self._house: House | None = None
        self._auditions: Auditions | None = None
        self.volume = 1.0
        self.last_words = ""
        """What to print after the screen is gone."""

    @property
    def house(self) -> House:
        """Open from the first moment a screen is shown."""
        assert self._house is not None
        return self._house

    def compose(self) -> ComposeResult:
        what = f"Opening {self._file.name} …" if self._file else "tableread"
        yield Static(what, id="opening")

    def on_mount(self) -> None:
        self._house = open_house(self._folders, self._synthesiser, self._player)
        settings = self._house.settings
        self.volume = settings.volume
        self._player.mixer.set_volume(self.volume)
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        self.set_keymap(settings.keys)
        if self._file is None:
            self.show_library()
        else:
            self.open_script(self._file, straight_on=True)
        for notice in self._house.notices:
            self.notify(notice, severity="warning", timeout=10)

    def shut(self) -> None:
        """Keep the place, stop the sound, end the voice engine. Safe at any time."""
        for screen in self.screen_stack:
            close = getattr(screen, "shut", None)
            if close is not None:
                close()
        if self._auditions is not None:
            self._auditions.close()
        if self._house is not None:
            self._house.close()
        else:
            self._synthesiser.close()

    # Opening scripts

    def open_script(self, path: Path, *, straight_on: bool = False) -> None:
        """Read a file on a thread; then the cast list, or the stage where it was read before."""
        self.run_worker(
            lambda: self._open(path, straight_on), thread=True, exclusive=True, group="open"
        )

    def _open(self, path: Path, straight_on: bool) -> None:
        """On a thread: parsing takes longer than a key may wait."""
        from tableread.script.load import load

        try:
            script = load(path, self._format)
        except TablereadError as error:
            self.call_from_thread(self._not_opened, error, straight_on)
            return
        self.call_from_thread(self._opened, path, script, straight_on)

    def _opened(self, path: Path, script: object, straight_on: bool) -> None:
        from tableread.script.model import Script

        assert isinstance(script, Script)
        house = self.house
        try:
            production = Production(path, script, house.voices, house.library, house.settings)
            production.running_order()
            for role in self._roles:
                production.give_part(production.find_character(role), Player.YOU)
        except TablereadError as error:
            self._not_opened(error, straight_on)
            return
        self._roles = []
        for warning in script.warnings[:3]:
            self.notify(f"{path.name}: {warning.message}.", severity="warning", timeout=8)
        if not script.characters:
            self.notify("Nobody speaks in this script: the narrator reads it all.", timeout=8)
        if straight_on or production.has_been_read:
            self.go_on_stage(production)
        else:
            from tableread.tui.screens.cast import CastScreen

            self.switch_screen(CastScreen(production))

    def _not_opened(self, error: TablereadError, straight_on: bool) -> None:
        if straight_on:
            self.last_words = f"{error.title}: {error}"
            self.exit(return_code=1)
        else:
            self.notify(str(error), title=error.title, severity="error", timeout=10)

    # From screen to screen

    def show_library(self) -> None:
        """The library, in place of what is shown."""
        from tableread.tui.screens.library import LibraryScreen

        self._show(LibraryScreen())

    def go_on_stage(self, production: Production) -> None:
        """The stage, in place of what is shown."""
        from tableread.tui.screens.stage import Stage

        self._show(Stage(production))

    def _show(self, screen: object) -> None:
        from textual.screen import Screen

        assert isinstance(screen, Screen)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def leave_stage(self) -> None:
        """Back to the library, or out where the script was named on the command line."""
        if self._file is None:
            self.show_library()
        else:
            self.exit()

    # Auditions

    def audition(self, text: str, voice: Voice) -> None:
        """Let a voice say a line."""
        if self._auditions is None:
            self._auditions = Auditions(self.house.synthesiser, self.house.player)
        self._auditions.say(text, voice)

    def stop_audition(self) -> None:
        """Quiet."""
        if self._auditions is not None:
            self._auditions.stop()
