"""All that the program has told in this run, the latest last."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

_SIGNS = {"information": "", "warning": "▲ ", "error": "✗ "}
"""So that it is told without colour, too."""


class NoticesScreen(ModalScreen[None]):
    """A list; nothing to choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,down", "", "Scroll", key_display="↑ ↓"),
        Binding("escape,q,exclamation_mark", "dismiss(None)", "Close", key_display="esc"),
    ]

    def __init__(self, notices: Sequence[tuple[float, str, str]]) -> None:
        """When (seconds since 1970), the text, and how grave it is, as Textual calls it."""
        super().__init__()
        self._notices = notices

    def compose(self) -> ComposeResult:
        with Dialog("Notices", classes="broad"):
            yield OptionList(id="notices", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        listed = self.query_one(OptionList)
        for at, text, severity in self._notices:
            row = Text(time.strftime("%H:%M:%S  ", time.localtime(at)), "dim")
            listed.add_option(Option(row.append(_SIGNS.get(severity, "") + text, "not dim")))
        if self._notices:
            listed.highlighted = len(self._notices) - 1
        else:
            listed.add_option(Option("Nothing has been told in this run.", disabled=True))
        count = counted(len(self._notices), "notice")
        titled(self.query_one(Dialog), "Notices of this run", count)
        listed.focus()
