"""Who reads what, in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.production.readers import Reader
from tableread.tui.cast.reader_rows import reader_rows
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow


class ReadersScreen(ModalScreen[None]):
    """Shows everybody with their parts."""

    CSS_PATH = "readers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,t", "dismiss(None)", "Close", key_display="q")
    ]

    def __init__(self, readers: Sequence[Reader]) -> None:
        super().__init__()
        self._readers = readers

    def compose(self) -> ComposeResult:
        with Dialog("Who reads what"):
            with VerticalScroll():
                yield Static(id="readers", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        shown = self.query_one("#readers", Static)
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        shown.update(reader_rows(self._readers, max(20, width)))
