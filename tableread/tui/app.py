"""The application: opens the house, holds what all screens share, and goes from one to another."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from concurrent.futures import Future
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from tableread.base.event_loop import call_soon, end_at_last, on_end_signals
from tableread.tui.frame import Shuts
from tableread.tui.opening_scripts import OpensScripts
from tableread.tui.preparing import Preparing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from tableread.audio.clip import Clip
    from tableread.base.paths import Folders
    from tableread.cast.voices import Voice
    from tableread.performance.audition import Auditions
    from tableread.performance.house import House
    from tableread.performance.opening import Opening
    from tableread.production.production import Production
    from tableread.production.taken_parts import PersonsParts
    from tableread.speech.port import Speech
    from tableread.speech.utterance import Utterance
    from tableread.tui.setting_rows import SettingRow

log = logging.getLogger(__name__)

# Nothing heavy of ours is imported above: the first thing to be seen must not wait for it.
# The house is opened, and its rooms imported, on a thread behind the first paint.


_A_MOMENT = 1.0
"""Seconds that something may take before a line says that it is under way."""


def _palette(name: str) -> Callable[[], Any]:
    """A part of the palette, imported when that is first opened."""

    def provider() -> Any:
        from tableread.tui import palette

        return getattr(palette, name)

    return provider


class TablereadApp(OpensScripts):
    """Library, cast list and stage over one house."""

    TITLE = "tableread"
    # with the stage's, which is most often the first to be seen: a later one has all of them read again
    CSS_PATH: ClassVar[list[str | PurePath]] = ["look.tcss", "app.tcss", "stage/screen.tcss"]
    COMMANDS: ClassVar[set[Any]] = {
        _palette("Actions"),
        _palette("Places"),
        _palette("Scripts"),
        _palette("Themes"),
        _palette("Settings"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        folders: Folders,
        synthesiser: Speech,
        silent: bool = False,
        file: Path | None = None,
        roles: list[str] | None = None,
        format: str | None = None,  # noqa: A002 - the option's word
        encoding: str | None = None,
        opening: Opening | None = None,
        people: Sequence[PersonsParts] = (),
    ) -> None:
        """`file` goes straight to the stage; without one the library opens. `people`: what others in the room play.

        `silent`: no sound device is opened, whatever there is. `opening`: of all this, where it has begun already.
        """
        super().__init__(folders)
        self._synthesiser = synthesiser
        self.silent = silent
        self._file = file
        review = opening.wanted.review if opening and opening.wanted else None
        self.asked_for(roles or [], people, format, encoding, review)
        self._opening = opening
        self._house: House | None = None
        self._auditions: Auditions | None = None
        self._preparing = Preparing(self)
        self._over = threading.Event()
        """Set as soon as Textual has given the terminal back, and all is being closed."""
        self.volume = 1.0
        self.deletions = []

    @property
    def house(self) -> House:
        """Open from the first moment a screen is shown."""
        assert self._house is not None
        return self._house

    async def on_mount(self) -> None:
        on_end_signals(asyncio.get_running_loop(), self.exit, "SIGTERM", "SIGHUP")
        end_at_last(self._over, self.shut, "SIGTERM", "SIGHUP")
        opening = self._begin_opening()
        self.call_after_refresh(self._drawn)
        last: Future[Any] = opening.house if self._file is None else opening.production
        # what is there in a moment is shown at once: a line that says so would only hold it up
        if opening.soon and await _comes(last, _A_MOMENT):
            await self._show_opened(opening)
        else:
            what = f"Opening {self._file.name} …" if self._file else "tableread"
            await self.mount(Static(what, id="opening", markup=False))
            self.run_worker(self._show_opened(opening), group="open", exclusive=True)

    def _drawn(self) -> None:
        """After the first paint: what was put off for it."""
        if not gc.isenabled():
            gc.freeze()  # what is there now stays
            gc.enable()
        self.read_styles()
        self.run_worker(self._synthesiser.start, thread=True, group="engine")

    def _begin_opening(self) -> Opening:
        if self._opening is None:
            from tableread.performance.opening import Opening
            from tableread.tui.names import SCREEN_NAMES

            wanted = None if self._file is None else self.wanted(self._file)
            self._opening = Opening(
                self._folders, self._synthesiser, self.silent, SCREEN_NAMES, wanted
            )
            self._opening.start()
        return self._opening

    async def _show_opened(self, opening: Opening) -> None:
        """The house, then the script or the library, as they get there."""
        from tableread.base.errors import TablereadError

        try:
            self._house_opened(await asyncio.wrap_future(opening.house))
            if self._file is not None:
                found = await asyncio.wrap_future(opening.production)
                self.opened_or_asked(found, straight_on=True)
        except TablereadError as error:
            self.not_opened(error, straight_on=True)

    def _house_opened(self, house: House) -> None:
        self._house = house
        loop = asyncio.get_running_loop()
        house.library.on_trouble = lambda told: call_soon(loop, self.notify, told)
        house.synthesiser.notify = lambda told: call_soon(loop, self.notify, told)
        for place in (("volume",), ("theme",), ("keys",)):
            self._setting_changed(place)
        house.live.observe(self._setting_changed)
        house.live.on_trouble = lambda told: call_soon(loop, self.notify, told)
        if self._file is None:
            self.show_library()
        self.tell_of_opening(house.notices)

    def _setting_changed(self, place: tuple[str, ...]) -> None:
        settings = self.house.settings
        match place:
            case ("volume",):
                self.volume = settings.volume
                self.house.player.mixer.set_volume(self.volume)
            case ("theme",):
                self.theme = settings.theme
            case ("keys", *_):
                self.set_keymap(settings.keys)

    def shut(self) -> None:
        """Stop the sound, end the voice engine, write what is to be kept; when the screens are gone, and with them the
        stage has kept its place. Safe at any time."""
        self._over.set()
        self._preparing.cancel()
        if self._auditions is not None:
            self._auditions.close()
        # it may be open and nobody has taken it up yet
        house = self._house or (self._opening.opened if self._opening else None)
        if house is not None:
            lost = house.close()
            self.exit_message = " ".join(filter(None, (self.exit_message, lost)))
        else:
            self._synthesiser.close()

    # From screen to screen

    def show_library(self) -> None:
        """The library, in place of what is shown."""
        from tableread.tui.library.screen import LibraryScreen

        self.show_screen(LibraryScreen())

    def action_settings(self) -> None:
        """The settings, above what is shown."""
        self.show_settings()

    def show_settings(
        self, closed: Callable[[None], None] | None = None, at: tuple[str, ...] = ()
    ) -> None:
        from tableread.tui.names import key_actions
        from tableread.tui.screens.devices import DevicesScreen
        from tableread.tui.screens.settings import SettingsScreen
        from tableread.tui.setting_rows import key_rows

        def keys() -> list[SettingRow]:
            return key_rows(key_actions())

        rows = self.setting_rows()
        screen = SettingsScreen(self.house.live, rows, at, DevicesScreen, keys)
        self.push_screen(screen, closed)

    def setting_rows(self) -> list[SettingRow]:
        """All that can be set but keys."""
        from tableread.tui.names import theme_names
        from tableread.tui.setting_rows import setting_rows

        return setting_rows(theme_names())

    def go_on_stage(self, production: Production, *, paused: bool = False) -> None:
        """The stage, in place of what is shown."""
        from tableread.tui.stage.screen import Stage

        self.show_screen(Stage(production, paused=paused))

    def learn(self, production: Production, scene: int | None = None) -> bool:
        """The drill of your lines; leaving it goes on the stage. Whether there is one."""
        from tableread.tui.screens.drill import DrillScreen

        drills = production.drills
        order = production.whole_order()
        scenes = drills.scenes(order)
        found = drills.next_of(scenes) if scene is None else drills.at(order, scene)
        if found is not None:
            back = partial(self.go_on_stage, production, paused=True)
            self.show_screen(DrillScreen(production, found, back))
        elif scenes:
            self.notify("You have no more lines from here on.", timeout=4)
        else:
            self.notify(
                "You have no part. Press c to take one; then d helps you learn it.", timeout=6
            )
        return found is not None

    def show_screen(self, screen: Screen[Any]) -> None:
        """In place of all that is shown; a read that is under way keeps its place first."""
        if len(self.screen_stack) > 1:
            for shown in self.screen_stack[1:]:
                if isinstance(shown, Shuts):
                    shown.shut()
            for _ in self.screen_stack[2:]:
                self.pop_screen()
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def leave_stage(self) -> None:
        """Back to the library, or out where the script was named on the command line."""
        if self._file is None:
            self.show_library()
        else:
            self.exit()

    def bring_back(self, what: str = "") -> None:
        """Undo the latest deletion; `what`: the latest of that."""
        found = [at for at, (kind, _) in enumerate(self.deletions) if what in {"", kind}]
        if not found:
            self.notify("Nothing to bring back.", timeout=4)
            return
        try:
            told = self.deletions[found[-1]][1]()
        except OSError as error:
            self.notify(f"It could not be restored: {error.strerror}.", severity="error")
            return
        del self.deletions[found[-1]]
        self.notify(told, timeout=4)

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            told = "An action, a scene, a character, a script, a theme"
            self.push_screen(CommandPalette(placeholder=told, id="--command-palette"))

    # Settings

    def choose_theme(self, name: str) -> None:
        """Show these colours from now on, and in the next run."""
        self.house.live.change(("theme",), name)

    # Preparing

    def prepare(self, production: Production) -> None:
        """Make the speech of the whole script; again: stop that."""
        self._preparing.toggle(production)

    def prepared(self, key: str) -> str:
        """How far the script with that key has been prepared, for people; "" where it is not being prepared."""
        return self._preparing.told(key)

    # Auditions

    def audition(self, text: str, voice: Voice, level: float = 0.0, pan: float = 0.0) -> None:
        """Let a voice say a line, so many decibels louder, from so far to the right."""
        from tableread.speech.utterance import Utterance

        self._audition_room().say(Utterance(text, voice), level, pan)

    def audition_utterance(self, utterance: Utterance) -> None:
        """Let a line be said."""
        self._audition_room().say(utterance)

    def play(self, clip: Clip) -> None:
        """Play a recording."""
        self._audition_room().play(clip)

    def _audition_room(self) -> Auditions:
        if self._auditions is None:
            from tableread.performance.audition import Auditions

            self._auditions = Auditions(self.house.synthesiser, self.house.player)
        return self._auditions

    def stop_audition(self) -> None:
        """Quiet."""
        if self._auditions is not None:
            self._auditions.stop()


async def _comes(future: Future[Any], seconds: float) -> bool:
    """Whether it is there within so many seconds, whatever it brings."""
    await asyncio.wait({asyncio.wrap_future(future)}, timeout=seconds)
    return future.done()
