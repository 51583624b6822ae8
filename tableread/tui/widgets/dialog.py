"""The frame of what comes above a screen: its title at the top, what its keys do at the bottom."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget


def titled(widget: Widget, title: str, told: str = "") -> None:
    """Write `title` into the frame of a widget, and `told` at its lower edge; both may hold anything."""
    widget.border_title = Content(title)
    widget.border_subtitle = Content(told)


class Dialog(Vertical):
    """A framed box in the middle. `compose` it around the parts, a `KeyRow` last."""

    def __init__(self, title: str, *, classes: str = "") -> None:
        """`classes`: "tall" takes the whole height, "broad" more of a wide window."""
        super().__init__(classes=f"dialog {classes}")
        titled(self, title)
