"""Help: every key of the screen it was called from, in groups; a key pressed here is described, not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tableread.tui.cells import cell_len
from tableread.tui.key_actions import key_name
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

KeyGroups = Mapping[str, Sequence[BindingType]]
"""Bindings by the heading that they stand under."""
_Groups = dict[str, list[tuple[str, str]]]
"""Keys as they are written, and what each does, by heading."""
_KEY_CELLS = 10
"""The least room for the keys, so that what they do begins in one column."""


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
        self._groups: _Groups = {
            heading: [
                (key_name(binding.key), binding.tooltip or binding.description)
                for binding in bindings
                if isinstance(binding, Binding)
            ]
            for heading, bindings in groups.items()
        }

    def compose(self) -> ComposeResult:
        columns: tuple[_Groups, _Groups] = ({}, {})
        heights = [0, 0]
        for heading, keys in self._groups.items():
            # in the order of reading: the second column begins where the first is the longer
            at = int(heights[1] > 0 or heights[0] > sum(map(len, self._groups.values())) / 2)
            columns[at][heading] = keys
            heights[at] += len(keys) + 1
        with Dialog(self._title, classes="broad"):
            with VerticalScroll(can_focus=False), Container(id="columns"):
                for column in columns:
                    yield KeyList(column)
            yield Static("Press any key to see what it does.", id="told", classes="told")
            yield KeyRow()

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        page = max(1, self.query_one(VerticalScroll).size.height - 1)
        rows = {"up": -3, "down": 3, "pageup": -page, "pagedown": page}
        self.action_scroll(rows.get(event.key, 0))
        pressed = key_name(event.key)
        keys = [known for listed in self._groups.values() for known in listed]
        what = next((w for key, w in keys if pressed in key.split(" or ")), None)
        told = self.query_one("#told", Static)
        told.update(Content(f"{pressed}: {what or 'does nothing here'}."))


class KeyList(Widget):
    """Keys under their headings, what each does beside it and wrapped in its own column."""

    def __init__(self, groups: _Groups) -> None:
        super().__init__()
        self._groups = groups
        self._laid: tuple[int, list[Content]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        if self._laid[0] != width:
            self._laid = (
                width,
                [row for group in self._groups.items() for row in _rows(*group, width)],
            )
        return self._laid[1]


def _rows(heading: str, keys: Sequence[tuple[str, str]], width: int) -> list[Content]:
    rows = [Content(heading).stylize("bold underline")] if heading else []
    column = max([_KEY_CELLS, *(cell_len(key) for key, _ in keys)]) + 2
    for key, what in keys:
        first, *others = Content(what).wrap(max(width - column, 1))
        rows.append(Content(key).stylize("bold") + " " * (column - cell_len(key)) + first)
        rows += [Content(" " * column) + other for other in others]
    return [*rows, Content()]
