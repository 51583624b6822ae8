"""One row with something at the left and something at the right."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget


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
        width = max(4, self.size.width - 2)
        left, right = self._left, self._right
        if self._keep == "left":
            left = _cut(left, width)
            right = right if len(left) + 2 + len(right) <= width else ""
        else:
            left = _cut(left, width - len(right) - (2 if right else 0))
        gap = " " * max(0, width - len(left) - len(right))
        return Text(f"{left}{gap}{right}", no_wrap=True, overflow="crop")


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"
