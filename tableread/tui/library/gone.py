"""What to do about a script whose file is not there any more."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow


class GoneScreen(ModalScreen[str]):
    """Dismisses with "find" or "remove"; None: neither."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "dismiss('find')", "Find it"),
        Binding("r", "dismiss('remove')", "Remove from list"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, title: str, where: str) -> None:
        """`where`: the path at which it was."""
        super().__init__()
        self._told = (
            f"“{title}” is no longer at {where}. If you know where it is now, find it: your roles, place and recordings "
            "come with it. Removing it from the list deletes nothing."
        )

    def compose(self) -> ComposeResult:
        with Dialog("The file is gone"):
            yield Static(self._told, id="told", markup=False)
            yield KeyRow()
