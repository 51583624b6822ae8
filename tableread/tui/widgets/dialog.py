"""The frame of what comes above a screen: its title at the top, what its keys do at the bottom."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


def titled(widget: Widget, title: str, told: str = "") -> None:
    """Write `title` into the frame of a widget, and `told` at its lower edge; both may hold anything."""
    widget.border_title = Content(title)
    widget.border_subtitle = Content(told)


class Dialog(Vertical):
    """A framed box in the middle, as high as what is in it. `compose` it around the parts, a `KeyRow` last."""

    def __init__(self, title: str, *, classes: str = "") -> None:
        """`classes`: "tall" takes the whole height whatever is in it, "broad" more of a wide window."""
        super().__init__(classes=f"dialog {classes}")
        titled(self, title)
        self._highest = (0, 0)
        """Rows of what was in it so far, in a width: it never shrinks, so that it stays where it is while one types."""

    # Textual gives all of the window to whatever has a list that takes what room there is
    _has_relative_children_height = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all its parts; of a list, which takes what room there is, its own."""
        rows = sum(_rows_of(part, container, viewport, width) for part in self.displayed_children)
        before_width, before = self._highest
        self._highest = (width, max(rows, before) if width == before_width else rows)
        return self._highest[1]


def _rows_of(part: Widget, container: Size, viewport: Size, width: int) -> int:
    height = part.styles.height
    if height is not None and not height.is_auto and not height.is_fraction:
        return int(height.resolve(container, viewport))
    around = part.gutter
    inside = part.get_content_height(container, viewport, width - around.width)
    most = part.styles.max_height
    if most is not None and most.is_cells:
        inside = min(inside, int(most.value))
    return inside + around.height
