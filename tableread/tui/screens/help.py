"""Help: every key of the screen it was called from, in groups; a key pressed here is described, not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.tui.key_actions import key_name
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

KeyGroups = Mapping[str, Sequence[BindingType]]
"""Bindings by the heading that they stand under."""


class HelpScreen(ModalScreen[None]):
    """Lists keys, and tells of each that is pressed what it does."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-3)", "Scroll", key_display="↑ ↓"),
        Binding("down", "scroll(3)", show=False),
        Binding("escape", "dismiss", "Close"),
    ]

    def __init__(self, title: str, groups: KeyGroups) -> None:
        super().__init__()
        self._title = title
        self._groups = {
            heading: [
                (key_name(binding.key), binding.tooltip or binding.description)
                for binding in bindings
                if isinstance(binding, Binding)
            ]
            for heading, bindings in groups.items()
        }

    def compose(self) -> ComposeResult:
        columns: tuple[list[Group], list[Group]] = ([], [])
        heights = [0, 0]
        for heading, keys in self._groups.items():
            # in the order of reading: the second column begins where the first is the longer
            at = int(heights[1] > 0 or heights[0] > sum(map(len, self._groups.values())) / 2)
            columns[at].append(_listed(heading, keys))
            heights[at] += len(keys) + 1
        with Dialog(self._title, classes="tall broad"):
            with VerticalScroll(can_focus=False), Container(id="columns"):
                for column in columns:
                    yield Static(Group(*column))
            yield Static("Press any key to see what it does.", id="told", classes="told")
            yield KeyRow()

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        if event.key in {"up", "down"}:
            self.action_scroll(3 if event.key == "down" else -3)
        pressed = key_name(event.key)
        keys = [known for listed in self._groups.values() for known in listed]
        what = next((w for key, w in keys if pressed in key.split(" or ")), None)
        told = self.query_one("#told", Static)
        told.update(Text(f"{pressed}: {what or 'does nothing here'}."))


def _listed(heading: str, keys: Sequence[tuple[str, str]]) -> Group:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=10)
    for key, what in keys:
        table.add_row(Text(key, style="bold"), Text(what))
    return Group(*([Text(heading, style="bold underline")] if heading else []), table, Text())
