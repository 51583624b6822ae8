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

from tableread import paths
from tableread.counted import counted
from tableread.production import key_of, path_of
from tableread.tui.clock import ago
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.app import TablereadApp

_SAMPLES = {
    "the-understudy.fountain": ("The Understudy", "a comedy for two, three minutes"),
    "four-on-the-line.fountain": ("Four on the Line", "four voices, on stage, off stage and over"),
    "the-last-bus.txt": ("The Last Bus", "a script that lost its layout, found again"),
}


class LibraryScreen(Screen[None]):
    """Opens a script."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=True, id="open", tooltip="open the script"),
        Binding(
            "o,slash",
            "type",
            "Open a file, search",
            key_display="o",
            id="type",
            tooltip="type a path to open, or words to search for",
        ),
        Binding(
            "delete",
            "forget",
            "Take off the list",
            id="forget",
            tooltip="take the script off this list; the file stays",
        ),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
        Binding("q", "quit", "Quit", id="quit", tooltip="quit"),
        Binding(
            "escape",
            "to_list",
            "Back to the list",
            show=False,
            id="list",
            tooltip="back to the list",
        ),
    ]

    app: TablereadApp

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield Input(
            placeholder="Type to search, or a path to open",
            id="path",
            suggester=_Paths(),
            select_on_focus=False,
        )
        yield OptionList(id="scripts")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#top", StatusRow).show("tableread", "Enter opens · o opens a file")
        self._show("")
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        if self.query(OptionList):  # not before the first mount
            self._show(self.query_one(Input).value)

    def _show(self, wanted: str) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        words = wanted.casefold().split()
        now = time.time()
        seen: set[str] = set()
        rows: list[Option] = []
        for recent in self.app.house.library.recents():
            seen.add(recent.key)
            path = path_of(recent.key, recent.path)
            where = (
                f"{recent.progress:.0%}" if recent.progress > 0 else "read" if recent.opened else ""
            )
            role = f" · as {', '.join(recent.roles)}" if recent.roles else ""
            gone = "" if path.exists() else " · file is gone"
            unsure = f" · {counted(recent.doubts, 'line')} unsure" if recent.doubts else ""
            rest = f"{role} · {ago(now - recent.opened)}{unsure}{gone}"
            about = f"stopped at {where}{rest}" if recent.progress > 0 else f"from the top{rest}"
            rows.append(_option(recent.title, about, str(path)))
        samples: list[Option] = []
        for name, (title, about) in _SAMPLES.items():
            path = paths.SAMPLES / name
            if key_of(path) not in seen:
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
        if not typed:
            return
        path = Path(typed).expanduser()
        listed = self.query_one(OptionList)
        if path.exists() or _looks_like_path(typed):
            self.app.open_script(path)
        elif not listed.option_count:
            self.notify(f"Nothing here matches “{typed}”, and there is no such file.", timeout=4)
        else:
            listed.focus()

    def on_paste(self, event: events.Paste) -> None:
        # a file dropped on the terminal arrives as its path, quoted
        path = Path(_dropped(event.text)).expanduser()
        if path.is_file():
            self.app.open_script(path)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.app.open_script(Path(event.option_id or ""))

    def action_open(self) -> None:
        self.query_one(OptionList).action_select()

    def action_type(self) -> None:
        self.query_one(Input).focus()

    def action_to_list(self) -> None:
        self.query_one(OptionList).focus()

    def action_forget(self) -> None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        chosen = listed.get_option_at_index(listed.highlighted)
        self.app.house.library.forget(key_of(Path(chosen.id or "")))
        self._show(self.query_one(Input).value)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the library", self.BINDINGS))

    def action_quit(self) -> None:
        self.app.exit()


def _option(title: str, about: str, path: str) -> Option:
    text = Text(title, style="bold", no_wrap=True)
    text.append(f"\n  {about}", style="not bold dim")
    return Option(text, id=path)


def _looks_like_path(text: str) -> bool:
    return text.startswith(("/", "~", ".", "'", '"')) or os.sep in text


def _dropped(text: str) -> str:
    """A path as terminals write it when a file is dropped on them."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text.replace("\\ ", " ") if os.sep == "/" else text


class _Paths(Suggester):
    """Completes paths; the right arrow takes what is offered."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        if not _looks_like_path(value):
            return None
        typed = Path(value).expanduser()
        folder, start = (typed, "") if value.endswith(os.sep) else (typed.parent, typed.name)
        try:
            names = sorted(p.name + (os.sep if p.is_dir() else "") for p in folder.iterdir())
        except OSError:
            return None
        found = next((n for n in names if n.startswith(start) and not n.startswith(".")), None)
        return value[: len(value) - len(start)] + found if found else None
