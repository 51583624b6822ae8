"""The pane beside the list: what is known of the marked script. It is looked up on a thread, when the mark has come to rest."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.text import Text
from textual import work
from textual.timer import Timer
from textual.widget import Widget

from tableread.base.paths import Folders
from tableread.library.store import Library
from tableread.production.due import due_in_words
from tableread.production.preview import Preview, kept_preview, sample_preview
from tableread.tui.colours import component_style
from tableread.tui.library.entries import Entry
from tableread.tui.library.preview_text import preview_lines
from tableread.tui.library.row import Line, Style, note

_REST_SECONDS = 0.15
"""For so long the mark stays where it is before anything is looked up: whoever moves on needs none."""
_NOT_KEPT = "Open this script to see its cast and first lines here."
_NOT_OPENED = "This file has not been opened yet. Press Enter to open it."


class PreviewPane(Widget, can_focus=False):
    """Shows nothing, and asks for nothing, where the window has no room for it."""

    COMPONENT_CLASSES = {f"preview-pane--{style}" for style in Style}  # noqa: RUF012 - Textual's way

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._shown: object = None
        self._preview: Preview | None = None
        self._told = ""
        self._kept: dict[Path, Preview | None] = {}
        self._rest: Timer | None = None

    def forget(self) -> None:
        """What was looked up may be otherwise by now."""
        self._kept.clear()

    def show(self, what: object, folders: Folders, library: Library) -> None:
        """Show a script, soon. `what`: an `Entry`; of anything else nothing is known."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, lambda: self._look_up(what, folders, library))

    @work(exclusive=True, group="preview")
    async def _look_up(self, what: object, folders: Folders, library: Library) -> None:
        if not self.display:
            return
        preview = None
        if isinstance(what, Entry):
            if what.path not in self._kept:
                self._kept[what.path] = await asyncio.to_thread(_found, what, folders, library)
            preview = self._kept[what.path]
        self._shown, self._preview = what, preview
        self._told = _NOT_KEPT if isinstance(what, Entry) else _NOT_OPENED if what else ""
        self.refresh()

    def render(self) -> Text:
        width, height = self.size.width, self.size.height
        shown = Text(no_wrap=True, overflow="crop")
        for line in self._lines(width)[:height]:
            for text, style in line:
                shown.append(text, component_style(self, f"preview-pane--{style}"))
            shown.append("\n")
        return shown

    def _lines(self, width: int) -> list[Line]:
        if self._preview is None or not isinstance(self._shown, Entry):
            return list(note(self._told).draw(width)) if self._told else []
        recent = self._shown.recent
        stopped = recent.scene if recent is not None and recent.progress > 0 else ""
        roles = recent.roles if recent is not None else ()
        due = due_in_words(recent.due) if recent is not None else ""
        return preview_lines(self._preview, stopped, roles, due, width, self.size.height)


def _found(entry: Entry, folders: Folders, library: Library) -> Preview | None:
    if entry.recent is None:
        return sample_preview(entry.path)
    return kept_preview(folders, library, entry.recent)
