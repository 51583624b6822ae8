"""The library: go on with the last script, open one that was opened before, a sample, or any file."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from tableread.library.store import Recent
from tableread.tui.cells import end_of
from tableread.tui.library import shelf
from tableread.tui.library.box import LibraryBox
from tableread.tui.library.entries import Entry, entries_of, home_folder, short_path
from tableread.tui.library.preview_pane import PreviewPane
from tableread.tui.library.removing import Removing
from tableread.tui.library.row import Row, file_row, note
from tableread.tui.library.script_list import ScriptList
from tableread.tui.library.typed_paths import (
    Listing,
    count_dropped,
    dropped,
    expanded,
    file_of,
    is_likely,
    listing,
    looks_like_path,
)
from tableread.tui.widgets.dialog import titled
from tableread.tui.widgets.key_row import KeyRow


class Found(NamedTuple):
    """A name in the folder that is being typed."""

    path: Path
    typed: str
    """What the box would have in it."""
    is_folder: bool


class LibraryScreen(Removing):
    """Opens a script."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "shift+delete",
            "delete",
            "Delete",
            key_display="⇧del",
            id="delete",
            tooltip="delete everything saved for the script: roles, place, notes, corrections, recordings; asks first",
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

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._gone: set[Path] = set()
        """Of scripts whose files are not there, the paths."""
        self._listed: Listing | None = None
        """Where a path is being typed, what goes on it."""
        self._open_when_listed = False

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="left"):
                with Vertical(id="find", classes="pane"):
                    yield LibraryBox(
                        placeholder="Type to search, or a path to open",
                        id="path",
                        select_on_focus=False,
                    )
                yield ScriptList(id="scripts", classes="pane")
            yield PreviewPane(id="preview", classes="pane")
        yield KeyRow()

    @property
    def box(self) -> LibraryBox:
        """Where one types."""
        return self.query_one(LibraryBox)

    @property
    def listed(self) -> ScriptList:
        """What can be opened."""
        return self.query_one(ScriptList)

    def on_mount(self) -> None:
        if not self.query(KeyRow):
            return  # the program is left before its first screen stands
        titled(self.query_one("#find"), "tableread")
        titled(self.listed, "Scripts")
        titled(self.query_one(PreviewPane), "Preview")
        self.box.focus()
        self.show_again()

    def on_screen_resume(self) -> None:
        if self.query(ScriptList):  # not before the first mount
            self.show_again()

    def show_again(self) -> None:
        self._entries = entries_of(self.app.house.library.recents())
        self.query_one(PreviewPane).forget()
        self._show(keep=True)
        # on a network's drive this takes long
        self._look_for_files()

    @work(exclusive=True, group="gone")
    async def _look_for_files(self) -> None:
        paths = [entry.path for entry in self._entries if entry.recent is not None]
        gone = await asyncio.to_thread(shelf.missing, paths)
        if gone != self._gone:
            self._gone = gone
            self._show(keep=True)

    def action_bring_back(self) -> None:
        before = {entry.path for entry in self._entries if entry.recent is not None}
        super().action_bring_back()
        for entry in self._entries:
            if entry.recent is not None and entry.path not in before:
                self.listed.mark(entry)

    # What is shown

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show()

    def _show(self, *, keep: bool = False) -> None:
        typed = self.box.value
        self._listed = None
        self._open_when_listed = False
        if looks_like_path(typed):
            self._list_folder(typed)
            return
        self.workers.cancel_group(self, "folder")
        speed = self.app.house.settings.speed
        rows = shelf.rows_for(self._entries, typed, time.time(), speed, self._gone)
        titled(self.listed, "Scripts", shelf.count_of(self._entries, rows))
        self.listed.show(rows, keep=keep)

    @work(exclusive=True, group="folder")
    async def _list_folder(self, typed: str) -> None:
        """Show what goes on the path that is being typed."""
        found = await asyncio.to_thread(listing, typed)
        self._listed = found
        rows: list[Row] = [note(found.problem)] if found.problem else []
        for name in found.names:
            is_folder = name.endswith(("/", "\\"))
            stands_for = Found(found.path_of(name), found.start + name, is_folder)
            rows.append(file_row(name, stands_for))
        folder = short_path(expanded(found.start or "."), home_folder())
        titled(self.listed, end_of(folder, self.listed.size.width - 4), "Tab completes")
        self.listed.show(rows)
        self.box.suggest(found.completed)
        if self._open_when_listed:
            self._open_marked(typed)

    def on_script_list_marked(self) -> None:
        marked = self.listed.marked
        does = "Open"
        if isinstance(marked, Found) and marked.is_folder:
            does = "Look in"
        elif isinstance(marked, Entry) and marked.recent and marked.recent.progress > 0:
            does = "Go on"
        keys = self.query_one(KeyRow)
        keys.name_key("submit", does)
        is_mine = self.marked_script() is not None
        keys.name_key("delete_right", "Remove" if is_mine else "")
        keys.name_key("delete", "Delete" if is_mine else "")
        keys.name_key("bring_back", "Undo" if self.app.deletions else "")
        self._show_preview()

    def on_resize(self) -> None:
        self._show_preview()  # there may be room for it now

    def _show_preview(self) -> None:
        house, marked = self.app.house, self.listed.marked
        if isinstance(marked, Found) and marked.is_folder:
            marked = None  # what is in it stands in the list as soon as one looks in
        self.query_one(PreviewPane).show(marked, house.folders, house.library)

    # Opening

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed = event.value
        if looks_like_path(typed) and self._listed is None:
            self._open_when_listed = True  # the folder is still being read
        else:
            self._open_marked(typed)

    def on_script_list_picked(self) -> None:
        self._open_marked(self.box.value)

    def _open_marked(self, typed: str) -> None:
        marked = self.listed.marked
        if isinstance(marked, Found):
            if marked.is_folder:
                self.box.value = marked.typed
                self.box.action_end()
            else:
                self.app.open_script(marked.path)
        elif isinstance(marked, Entry) and not is_likely(typed):
            self._open_entry(marked)
        elif typed.strip():
            self._open_typed(typed, marked)

    @work(exclusive=True, group="typed")
    async def _open_typed(self, typed: str, marked: object) -> None:
        """Open the file that was typed; where there is none, what is marked."""
        path = await asyncio.to_thread(file_of, typed)
        if path is None and isinstance(marked, Entry):
            self._open_entry(marked)
        elif path is not None or looks_like_path(typed):
            self.app.open_script(path or expanded(dropped(typed)[0]))
        else:
            told = f"Nothing here matches “{typed.strip()}”, and there is no such file."
            self.notify(told, timeout=4)

    def _open_entry(self, entry: Entry) -> None:
        if entry.path not in self._gone or entry.recent is None:
            self.app.open_script(entry.path)
            return
        from tableread.tui.library.gone import GoneScreen

        script = entry.recent

        def answered(what: str | None) -> None:
            if what == "remove":
                self.take_off(script)
            elif what == "find":
                self._browse(entry.path.parent)

        self.app.push_screen(
            GoneScreen(entry.title, short_path(entry.path, home_folder())), answered
        )

    async def on_library_box_pasted(self, event: LibraryBox.Pasted) -> None:
        self._open_dropped(event.text)

    @work(exclusive=True, group="typed")
    async def _open_dropped(self, text: str) -> None:
        """A file that is dropped on a terminal arrives as its path."""
        path = None
        if any(map(looks_like_path, dropped(text))):
            path = await asyncio.to_thread(file_of, text)
        if path is None:
            self.box.put_in(text)
            return
        count = count_dropped(text, path)
        if count > 1:
            self.notify(f"You dropped {count} files. The first is opened: {path.name}.", timeout=8)
        self.app.open_script(path)

    def action_browse(self) -> None:
        mine = [entry.path.parent for entry in self._entries if not entry.about]
        self._browse(mine[0] if mine else Path.cwd())

    def _browse(self, folder: Path) -> None:
        """Look for a file, from `folder` on."""
        from tableread.tui.library.browser import BrowserScreen

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.app.open_script(path)

        self.app.push_screen(BrowserScreen(folder), chosen)

    # Other keys

    def marked_script(self) -> Recent | None:
        marked = self.listed.marked
        return marked.recent if isinstance(marked, Entry) else None

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the library", help_groups()))

    def action_quit(self) -> None:
        self.app.exit()


def help_groups() -> dict[str, Sequence[BindingType]]:
    """The keys, by what they are for."""
    named = [b for b in LibraryBox.BINDINGS if isinstance(b, Binding) and b.tooltip]
    return {"Open": named[:2], "The list": [*named[2:], *LibraryScreen.BINDINGS]}
