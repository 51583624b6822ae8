"""Asks for another key by having it pressed; says whose it is where it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.tui.key_actions import key_name
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow


class PressKeyScreen(ModalScreen[str | None]):
    """Dismisses with the key as the settings write it ("p", "T,upper_t"), or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, what: str, taken: Callable[[str], str]) -> None:
        """`what` the key will do. `taken(key)`: what it does already where it would be in the way; "" for nothing."""
        super().__init__()
        self._what = what
        self._taken = taken
        self._asked = ""
        """A key that is taken, and was pressed once."""

    def compose(self) -> ComposeResult:
        with Dialog("Another key"):
            yield Static(self._what, markup=False)
            yield Static("Press the new key.", id="told", markup=False)
            yield KeyRow()

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        key = as_written(event.key)
        taken = self._taken(key)
        if not taken or key == self._asked:
            self.dismiss(key)
            return
        self._asked = key
        name = key_name(key)
        self.query_one("#told", Static).update(
            f"{name} already has a use: {taken}. Press {name} again to take it from there, or press another key."
        )


def as_written(key: str) -> str:
    """A key that was pressed, as the settings write it: some terminals call a capital "upper_t", others "T"."""
    letter = key.removeprefix("upper_")
    if len(letter) == 1 and (letter.isupper() or letter != key):
        return f"{letter.upper()},upper_{letter.lower()}"
    return key
