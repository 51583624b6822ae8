"""The box for what is searched for on the page."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchRow(Input):
    """Enter and ↓ show the next place, ↑ the one before; how many there are stands in the frame."""

    DEFAULT_CSS = """
    SearchRow, SearchRow:focus { height: 3; border: round $border; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Find next"),
        Binding("down", "step(1)", "Next", key_display="↓"),
        Binding("up", "step(-1)", "Previous", key_display="↑"),
        Binding("escape", "screen.close_search", "Close"),
    ]

    class Stepped(Message):
        """The next place is wanted, or the one before."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder="Words in the script", id=id)
        self.border_title = "Search"

    def action_step(self, by: int) -> None:
        self.post_message(self.Stepped(by))
