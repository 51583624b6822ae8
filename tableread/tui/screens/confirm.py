"""One question: y says yes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow


class ConfirmScreen(ModalScreen[bool]):
    """Dismisses with the answer; None: it is put off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n", "answer(False)", "No"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, question: str) -> None:
        """`question` says what would be lost, or come of it, and what not."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Dialog("Are you sure?"):
            yield Static(self._question, id="question", markup=False)
            yield KeyRow()

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
