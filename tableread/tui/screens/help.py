"""Help: every key of the screen it was called from; a key pressed here is described, not done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

_NAMES = {
    "left_square_bracket": "[", "right_square_bracket": "]", "question_mark": "?", "slash": "/",
    "plus": "+", "minus": "-", "equals_sign": "=",
    "left": "←", "right": "→", "up": "↑", "down": "↓",
    "shift+left": "shift+←", "shift+right": "shift+→",
}  # fmt: skip


def key_name(key: str) -> str:
    """How a key is written on it: "left_square_bracket" → "["."""
    keys = (k[6:].upper() if k.startswith("upper_") else k for k in key.split(","))
    names = dict.fromkeys(_NAMES.get(k, k) for k in keys)
    return " or ".join(n for n in names if n != "=")


class HelpScreen(ModalScreen[None]):
    """Lists keys, and tells of each that is pressed what it does."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, title: str, bindings: Sequence[BindingType]) -> None:
        super().__init__()
        self._title = title
        self._keys = [
            (key_name(binding.key), binding.tooltip or binding.description)
            for binding in bindings
            if isinstance(binding, Binding)
        ]

    def compose(self) -> ComposeResult:
        table = Table.grid(padding=(0, 3))
        for key, what in self._keys:
            table.add_row(Text(key, style="bold"), what)
        with Vertical(id="box"):
            yield Static(self._title, id="title")
            with VerticalScroll(can_focus=False):
                yield Static(table)
            yield Static("Press any key to see what it does. ↑ ↓ scroll, Escape closes.", id="told")

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        if event.key in {"up", "down"}:
            self.query_one(VerticalScroll).scroll_relative(
                y=3 if event.key == "down" else -3, animate=False
            )
        pressed = key_name(event.key)
        what = next((w for key, w in self._keys if pressed in key.split(" or ")), None)
        told = self.query_one("#told", Static)
        told.update(Text(f"{pressed}: {what or 'does nothing here'}. Escape closes."))
