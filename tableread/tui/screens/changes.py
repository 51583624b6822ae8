"""What changed since the last draft: new, cut and altered lines, yours or everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.base.counted import counted
from tableread.script.drafts import Change

_MOST = 400
_SIGNS = {"new": "+", "cut": "−", "altered": "~"}
"""So that it is told without colour, too."""


def summed_up(changes: Sequence[Change], whose: str) -> str:
    """ "3 lines of yours changed: 1 new, 1 cut, 1 altered"."""
    counts = [
        f"{n} {what}"
        for what in ("new", "cut", "altered")
        if (n := sum(c.what == what for c in changes))
    ]
    lines = counted(len(changes), "line")
    return (
        f"{lines} {whose} changed: {', '.join(counts)}" if changes else f"no line {whose} changed"
    )


class ChangesScreen(ModalScreen[None]):
    """Lists changes; nothing to choose."""

    CSS_PATH = "changes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,d", "dismiss(None)", "Close"),
        Binding("up", "scroll(-3)", show=False),
        Binding("down", "scroll(3)", show=False),
    ]

    def __init__(self, changes: Sequence[Change], whose: str) -> None:
        super().__init__()
        self._changes = changes
        self._whose = whose

    def compose(self) -> ComposeResult:
        rows: list[Text] = []
        for change in self._changes[:_MOST]:
            sign = _SIGNS[change.what]
            rows.append(Text(f"{sign} {change.what}  {change.speaker or ''}", style="bold"))
            if change.before:
                rows.append(Text(f"  − {change.before}", style="strike dim"))
            if change.after:
                rows.append(Text(f"  + {change.after}"))
            rows.append(Text())
        with Vertical(id="box"):
            yield Static(
                f"Since the last draft: {summed_up(self._changes, self._whose)}", id="title"
            )
            with VerticalScroll():
                yield Static(Group(*rows))
            yield Static("↑ ↓ scroll, Escape closes.", id="told")

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
