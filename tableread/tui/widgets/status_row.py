"""One row with something at the left and something at the right."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tableread.tui.cells import cell_len, spread


class StatusRow(Widget):
    """Two texts on a row; where the window is narrow one of them gives way."""

    DEFAULT_CSS = """
    StatusRow { height: 1; padding: 0 1; background: $surface; color: $text-muted; }
    """

    def __init__(self, *, keep: str = "right", id: str | None = None) -> None:  # noqa: A002
        """`keep`: which side is shown whole, "left" or "right"."""
        super().__init__(id=id)
        self._keep = keep
        self._left = self._right = ""

    def show(self, left: str, right: str) -> None:
        """Show these, if they are not shown already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Text:
        width = max(4, self.size.width)
        left, right = self._left, self._right
        if self._keep == "left" and cell_len(left) + 2 + cell_len(right) > width:
            right = ""
        return Text(spread(left, right, width), no_wrap=True, overflow="crop")
