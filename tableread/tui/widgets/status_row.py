"""One row with something at the left and something at the right."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget


class StatusRow(Widget):
    """Text that is cut at the left part when the window is narrow."""

    DEFAULT_CSS = """
    StatusRow { height: 1; padding: 0 1; background: $surface; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = self._right = ""

    def show(self, left: str, right: str) -> None:
        """Show these, if they are not shown already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Text:
        width = max(4, self.size.width - 2)
        room = width - len(self._right) - (2 if self._right else 0)
        left = self._left if len(self._left) <= room else self._left[: max(0, room - 1)] + "…"
        gap = " " * max(0, width - len(left) - len(self._right))
        return Text(f"{left}{gap}{self._right}", no_wrap=True, overflow="crop")
