"""One of several, or a new one: type a few letters, Enter takes what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.search_box import Choices, SearchBox

_MOST = 200


class ChooseScreen(ModalScreen[str | None]):
    """Dismisses with the choice, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", priority=True),
    ]

    def __init__(self, title: str, options: Sequence[str], *, own: bool = False) -> None:
        """`own`: what is typed is taken even if it is none of `options`."""
        super().__init__()
        self._title = title
        self._options = options
        self._own = own

    def compose(self) -> ComposeResult:
        with Dialog(self._title):
            yield SearchBox(placeholder="Type to choose", id="wanted")
            yield Choices(id="targets", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self._show("")
        self.query_one(SearchBox).focus()

    def _show(self, wanted: str) -> None:
        typed = wanted.strip()
        found = [o for o in self._options if typed.casefold() in o.casefold()]
        if self._own and typed and typed.casefold() not in {o.casefold() for o in found}:
            found.append(typed)
        listed = self.query_one(Choices)
        listed.clear_options()
        listed.add_options([Option(text, id=text) for text in found[:_MOST]])
        if found:
            listed.highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        listed = self.query_one(Choices)
        if listed.highlighted is not None:
            listed.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
