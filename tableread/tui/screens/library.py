"""The library: scripts opened before, samples, and a box to open any other."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Footer, Input, OptionList
from textual.widgets.option_list import Option

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.printable import printable
from tableread.library import stored
from tableread.library.store import Recent
from tableread.production.keys import path_of
from tableread.tui.clock import ago
from tableread.tui.widgets.search_box import Choices, SearchBox
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_WRITTEN_SECONDS = 0.5
"""For a recording that is being written, before all are deleted."""
_SAMPLES = {
    "the-understudy.fountain": ("The Understudy", "a comedy for two, three minutes"),
    "four-on-the-line.fountain": ("Four on the Line", "four voices, on stage, off stage and over"),
    "the-last-bus.txt": ("The Last Bus", "a script that lost its layout, found again"),
}


class LibraryScreen(Screen[None]):
    """Opens a script."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "shift+delete",
            "delete",
            "Delete",
            key_display="⇧del",
            id="delete",
            tooltip="delete everything saved for the script: roles, place, corrections, recordings; asks first",
        ),
        Binding(
            "ctrl+r",
            "bring_back",
            "Undo",
            id="bring-back",
            tooltip="bring back what was last removed or deleted",
        ),
        Binding(
            "comma",
            "app.settings",
            "Settings",
            key_display=",",
            id="settings",
            tooltip="all settings and keys",
            priority=True,
        ),
        Binding("f1", "help", "Help", key_display="F1", id="help", tooltip="this page"),
        Binding("ctrl+q", "quit", "Quit", show=False, id="quit", tooltip="quit"),
    ]

    app: Frame

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield _LibraryBox(
            placeholder="Type to search, or a path to open",
            id="path",
            suggester=_Paths(),
            select_on_focus=False,
        )
        yield Choices(id="scripts")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#top", StatusRow).show("tableread", "type to search · Ctrl+Q quits")
        self._show("")
        self.query_one(SearchBox).focus()

    def on_screen_resume(self) -> None:
        if self.query(Choices):  # not before the first mount
            self._show(self.query_one(SearchBox).value)

    def _show(self, wanted: str) -> None:
        listed = self.query_one(Choices)
        listed.clear_options()
        words = wanted.casefold().split()
        now = time.time()
        seen: set[Path] = set()
        rows: list[Option] = []
        for recent in self.app.house.library.recents():
            path = path_of(recent.key, recent.path)
            seen.add(path)
            where = (
                f"{recent.progress:.0%}" if recent.progress > 0 else "read" if recent.opened else ""
            )
            role = (
                f" · as {', '.join(role or 'narrator' for role in recent.roles)}"
                if recent.roles
                else ""
            )
            gone = "" if path.exists() else " · file is gone"
            uncertain = (
                f" · {counted(recent.uncertain, 'uncertain line')}" if recent.uncertain else ""
            )
            rest = f"{role} · {ago(now - recent.opened)}{uncertain}{gone}"
            about = f"stopped at {where}{rest}" if recent.progress > 0 else f"from the top{rest}"
            rows.append(_option(recent.title, about, str(path)))
        samples: list[Option] = []
        for name, (title, about) in _SAMPLES.items():
            path = paths.SAMPLES / name
            if path not in seen:
                samples.append(_option(title, f"sample · {about}", str(path)))
        matching = [
            option
            for option in [*rows, *samples]
            if all(
                w in str(option.prompt).casefold() or w in str(option.id).casefold() for w in words
            )
        ]
        listed.add_options(matching)
        if matching:
            listed.highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show("" if _looks_like_path(event.value) else event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed = _dropped(event.value)
        path = _expanded(typed)
        if typed and typed.endswith(os.sep) and path.is_dir():
            return  # a folder was completed: what is in it is typed next
        listed = self.query_one(Choices)
        if typed and (_looks_like_path(typed) or path.exists()):
            self.app.open_script(path)
        elif not listed.option_count:
            self.notify(f"Nothing here matches “{typed}”, and there is no such file.", timeout=4)
        else:
            listed.action_select()

    def on_paste(self, event: events.Paste) -> None:
        # a file dropped on the terminal arrives as its path, quoted
        path = _expanded(_dropped(event.text))
        if path.is_file():
            self.app.open_script(path)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.app.open_script(Path(event.option_id or ""))

    # Off the list, deleted, brought back

    def _chosen(self) -> Recent | None:
        """The script that is marked, if anything is kept of it."""
        listed = self.query_one(Choices)
        if listed.highlighted is None:
            return None
        chosen = Path(listed.get_option_at_index(listed.highlighted).id or "")
        recents = self.app.house.library.recents()
        return next((r for r in recents if path_of(r.key, r.path) == chosen), None)

    def on_search_box_delete_pressed(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.notify("Nothing is saved for this script yet.", timeout=4)
            return
        library = self.app.house.library
        library.hide(chosen.key)

        def bring_back() -> str:
            library.hide(chosen.key, False)
            return f"{chosen.title} is on the list again."

        self.app.deletions.append(("script", bring_back))
        self._show(self.query_one(SearchBox).value)
        self.notify(
            f"{chosen.title} was removed from the list. Nothing was deleted: Ctrl+R, or opening its file again, puts it "
            "back.",
            timeout=6,
        )

    def action_delete(self) -> None:
        from tableread.tui.screens.confirm import ConfirmScreen

        chosen = self._chosen()
        if chosen is None:
            self.notify("Nothing is saved for this script yet.", timeout=4)
            return
        count = stored.takes_of(self.app.house.folders, chosen.key).count
        takes = f", {counted(count, 'recording')} of your lines" if count else ""

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(chosen)

        self.app.push_screen(
            ConfirmScreen(
                f"Delete everything saved for “{chosen.title}”: your roles, your place, your corrections"
                f"{takes}? The script file itself stays."
            ),
            answered,
        )

    def _delete(self, chosen: Recent) -> None:
        house = self.app.house
        house.library.files.flush(_WRITTEN_SECONDS)
        try:
            deleted = stored.delete_script(house.folders, house.library, chosen.key)
        except OSError as error:
            self.notify(f"It could not be deleted: {error.strerror}.", severity="error")
            return

        def bring_back() -> str:
            if stored.restore_script(house.library, deleted):
                return f"{chosen.title} is back, with everything that was saved for it."
            return f"{chosen.title} has been opened since: only its recordings are back."

        self.app.deletions.append(("script", bring_back))
        self._show(self.query_one(SearchBox).value)
        self.notify(
            f"Everything saved for {chosen.title} is deleted. Ctrl+R brings it back until you quit.",
            timeout=6,
        )

    def action_bring_back(self) -> None:
        self.app.bring_back()
        self._show(self.query_one(SearchBox).value)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        bindings = [*_LibraryBox.BINDINGS, *self.BINDINGS]
        self.app.push_screen(HelpScreen("Keys in the library", {"": bindings}))

    def action_quit(self) -> None:
        self.app.exit()


def _option(title: str, about: str, path: str) -> Option:
    text = Text(title, style="bold", no_wrap=True)
    text.append(f"\n  {about}", style="not bold dim")
    return Option(text, id=path)


def _expanded(text: str) -> Path:
    """The path that `text` is; "~name" of nobody stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _looks_like_path(text: str) -> bool:
    return text.startswith(("/", "~", ".", "'", '"')) or os.sep in text


def _dropped(text: str) -> str:
    """A path as terminals write it when a file is dropped on them."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text.replace("\\ ", " ") if os.sep == "/" else text


class _LibraryBox(SearchBox):
    """The box with the keys that the library has besides."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", id="open", tooltip="open the script, or the path"),
        Binding(
            "delete",
            "delete_right",
            "Remove from list",
            key_display="del",
            id="forget",
            tooltip="remove the script from this list; opening its file again brings everything back",
        ),
    ]


class _Paths(Suggester):
    """Completes paths."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        if not _looks_like_path(value):
            return None
        typed = _expanded(value)
        folder, start = (typed, "") if value.endswith(os.sep) else (typed.parent, typed.name)
        try:
            names = sorted(
                p.name + (os.sep if p.is_dir() else "")
                for p in folder.iterdir()
                if printable(p.name) == p.name  # nobody can type the others, or read them
            )
        except OSError:
            return None
        found = next((n for n in names if n.startswith(start) and not n.startswith(".")), None)
        return value[: len(value) - len(start)] + found if found else None
