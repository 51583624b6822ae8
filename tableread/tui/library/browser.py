"""Looks for a file in folders. The only module that knows the file picker's library; loaded when it is opened."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.worker import get_current_worker
from textual_fspicker.parts import DirectoryNavigation
from textual_fspicker.parts.directory_navigation import DirectoryEntry, DirectoryEntryStyling

from tableread.base.printable import printable
from tableread.script.load import ENDINGS
from tableread.tui.cells import end_of
from tableread.tui.library.entries import home_folder, short_path
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

_KB = 1024
_TITLE = 64
"""Most cells of a folder in the frame."""
_PLAIN = DirectoryEntryStyling(Style(), Style(), Style(), Style())


class BrowserScreen(ModalScreen[Path]):
    """Dismisses with the file, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop", "hidden", "Hidden files", key_display="."),
        Binding("escape", "dismiss(None)", "Close"),
    ]

    def __init__(self, folder: Path) -> None:
        """`folder`: where to begin; where it is gone, the nearest above it that is there."""
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        with Dialog("Browse", classes="tall broad"):
            yield _Folder(_nearest(self._folder), double_click_directories=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self.query_one(_Folder).focus()
        self._name_folder()

    def action_hidden(self) -> None:
        self.query_one(_Folder).toggle_hidden()

    @on(DirectoryNavigation.Changed)
    def _name_folder(self) -> None:
        folder = printable(short_path(self.query_one(_Folder).location, home_folder()))
        titled(self.query_one(Dialog), end_of(folder, min(_TITLE, self.size.width - 8)))

    @on(DirectoryNavigation.PermissionError)
    def _not_listed(self) -> None:
        self.notify("This folder cannot be opened: you lack permission, or it is gone.", timeout=4)

    @on(DirectoryNavigation.Selected)
    def _chosen(self, event: DirectoryNavigation.Selected) -> None:
        self.dismiss(event.path)


class _Entry(DirectoryEntry):
    """A row: the name, and how large the file is."""

    def __init__(self, location: Path, *, is_folder: bool, size: int = 0) -> None:
        self.is_folder = is_folder
        self.size = size
        super().__init__(location, _PLAIN)

    @property
    def is_likely(self) -> bool:
        """Whether it is called as scripts are."""
        return not self.is_folder and self.location.name.lower().endswith(ENDINGS)

    def _as_renderable(self, location: Path) -> RenderableType:
        # a name need not be UTF-8, and may hold anything
        name = location.name.encode("utf-8", "replace").decode()
        name = printable(name).replace("\n", " ") + ("/" if self.is_folder else "")
        text = Text(name, no_wrap=True, overflow="ellipsis")
        if not self.is_folder:
            text.append(f"  {max(1, self.size // _KB)} KB", style="dim")
        return text


class _Folder(DirectoryNavigation):
    """What is in a folder: files called as scripts are, then folders, then all other files."""

    _found: Sequence[_Entry] = ()

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open"),
        Binding("backspace", "navigate_up", "Folder above", key_display="⌫"),
    ]

    @work(exclusive=True, thread=True)
    def _load(self) -> None:
        """As the picker's own, but whatever is wrong with a folder or a file ends nothing."""
        worker = get_current_worker()
        entries: list[_Entry] = []
        try:
            for path in self.location.iterdir():
                if worker.is_cancelled:
                    return
                entries += _entry_of(path)
        except OSError:
            self.post_message(self.PermissionError(self, self.location))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, entries)

    def _show(self, entries: list[_Entry]) -> None:
        self._found = sorted(entries, key=_order)
        self._repopulate_display()

    def _repopulate_display(self) -> None:
        shown = [entry for entry in self._found if not self.hide(entry.location)]
        with self.app.batch_update():
            self.clear_options()
            if not self.is_root:
                self.add_option(_Entry(self.location / "..", is_folder=True))
            self.add_options(shown)
        self.highlighted = 0 if self.is_root or not shown else 1  # behind the folder above


def _order(entry: _Entry) -> tuple[bool, bool, str]:
    return not entry.is_likely, not entry.is_folder, entry.location.name.lower()


def _entry_of(path: Path) -> list[_Entry]:
    """Its row; none for what is neither a folder nor a file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return []
    is_folder = stat.S_ISDIR(found.st_mode)
    if is_folder or stat.S_ISREG(found.st_mode):
        return [_Entry(path, is_folder=is_folder, size=found.st_size)]
    return []


def _nearest(folder: Path) -> Path:
    """`folder`, or the first above it that is there."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), Path.home())
