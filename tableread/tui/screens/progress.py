"""Progress: how well each scene of your parts is known, what will be due, what the last days were like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tableread.base.errors import UnknownNameError
from tableread.production.off_book import day_in_words, typed_day
from tableread.production.production import Production
from tableread.production.progress import Progress, progress_of
from tableread.production.progress_words import part_names
from tableread.tui.progress_text import progress_rows
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame


class ProgressScreen(ModalScreen[bool]):
    """Made on a thread. Dismisses with whether a review is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("V,upper_v", "dismiss(True)", "Review", id="review-progress",
                tooltip="go through the lines that are due"),
        Binding("d", "day", "Off book by", id="off-book", tooltip="set the day by which you want to know your lines"),
        Binding("up", "scroll(-3)", "Scroll", key_display="↑ ↓"),
        Binding("down", "scroll(3)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
        Binding("escape,q", "dismiss(False)", "Close", id="close-progress"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production) -> None:
        super().__init__()
        self._production = production
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        with Dialog("Progress", classes="broad"):
            with VerticalScroll(can_focus=False):
                yield Static(id="progress", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        titled(self.query_one(Dialog), f"Progress: {self._production.script.title}")
        self._look_up()

    def _look_up(self) -> None:
        self.run_worker(self._make, thread=True, exclusive=True)

    def _make(self) -> None:
        progress = progress_of(self._production)
        self.app.call_from_thread(self._made, progress)

    def _made(self, progress: Progress) -> None:
        self._progress = progress
        self.on_resize()

    def on_resize(self) -> None:
        if self._progress is not None and self.is_attached:
            shown = self.query_one("#progress", Static)
            width = self.query_one(VerticalScroll).scrollable_content_region.width
            shown.update(Group(*progress_rows(self._progress, width)))

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_day(self) -> None:
        parts = self._production.memories.yours
        if parts:
            self.app.push_screen(DayScreen(part_names(parts)), self._chosen)

    def _chosen(self, typed: str | None) -> None:
        if typed is None:
            return
        memories = self._production.memories
        day = typed_day(typed, date.fromtimestamp(memories.now))
        for part in memories.yours:
            memories.off_book.choose(part, day)
        self._look_up()


class DayScreen(ModalScreen[str | None]):
    """Dismisses with a day as it was typed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Set", key_display="⏎", priority=True),
        Binding("escape", "dismiss(None)", "Cancel", priority=True),
    ]

    def __init__(self, parts: str) -> None:
        """`parts`: whose lines are to be known, for people."""
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        with Dialog(f"{self._parts}: off book by"):
            yield Input(placeholder="Thursday, 10 days, 2026-12-03; empty: no day", max_length=20)
            yield Static(" ", id="told", markup=False)
            yield KeyRow()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#told", Static).update(self._read(event.value)[1])

    def _read(self, typed: str) -> tuple[bool, str]:
        """Whether it is a day, or none; and which, for people."""
        try:
            day = typed_day(typed, date.today())
        except UnknownNameError as error:
            return False, str(error)
        return True, "No day." if day is None else day_in_words(day)

    def action_choose(self) -> None:
        typed = self.query_one(Input).value
        if self._read(typed)[0]:
            self.dismiss(typed)
