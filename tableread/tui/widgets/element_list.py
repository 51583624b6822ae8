"""A script as a list of its elements, one a row: what it is, who speaks, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.script.model import Kind, Script
from tableread.tui.cells import cut, padded

_KIND, _SPEAKER = 10, 16
"""Cells of the columns; the text takes the rest."""


class ElementList(ScrollView, can_focus=True):
    """Draws only what is seen, so a list of any length scrolls at once."""

    DEFAULT_CSS = "ElementList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
    ]

    class Moved(Message):
        """Another row was chosen."""

    def __init__(self, script: Script, uncertain: Mapping[int, str], id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.chosen = 0
        self._speakers: list[str] = []
        self.show(script, uncertain)

    def show(self, script: Script, uncertain: Mapping[int, str]) -> None:
        """Show another state of the script; the chosen row stays where it can."""
        self._script = script
        self._uncertain = uncertain
        self._speakers = _speakers(script)
        self.chosen = max(0, min(self.chosen, len(script.elements) - 1))
        self.virtual_size = Size(0, len(script.elements))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._script.elements):
            return Strip.blank(width, self.rich_style)
        element = self._script.elements[at]
        style = self.rich_style
        if at == self.chosen:
            style += Style(reverse=True)
        if element.kind in {Kind.FURNITURE, Kind.TITLE, Kind.NOTE}:
            style += Style(dim=True)
        elif element.kind in {Kind.CUE, Kind.HEADING}:
            style += Style(bold=True)
        mark = "? " if at in self._uncertain else "  "
        kind = padded(cut(element.kind.value, _KIND - 1), _KIND)
        speaker = padded(cut(self._speakers[at], _SPEAKER - 1), _SPEAKER)
        text = " ".join(element.text.split())
        # "? " says it without colour, too
        return (
            Strip([Segment(f"{mark}{kind}{speaker}{text}", style)])
            .adjust_cell_length(width, style)
            .crop(0, width)
        )

    def choose(self, at: int) -> None:
        """Choose row `at` and scroll to it."""
        at = max(0, min(at, len(self._script.elements) - 1))
        self.chosen = at
        top = self.scroll_offset.y
        # what is out of sight comes to the middle, with what stands around it
        far = not top <= at < top + self.size.height
        self.scroll_to_region(Region(0, at, 1, 1), animate=False, center=far)
        self.refresh()
        self.post_message(self.Moved())

    def action_step(self, by: int) -> None:
        self.choose(self.chosen + by)

    def action_page(self, by: int) -> None:
        self.choose(self.chosen + by * max(1, self.size.height - 1))

    def action_go(self, at: int) -> None:
        self.choose(at if at >= 0 else len(self._script.elements) - 1)

    async def _on_click(self, event: object) -> None:
        y = getattr(event, "y", 0)
        self.choose(self.scroll_offset.y + int(y))


def _speakers(script: Script) -> list[str]:
    """For every element the name of who says it; "" for what nobody says."""
    out = [""] * len(script.elements)
    for speech in script.speeches:
        name = script.elements[speech.cue].speaker or ""
        for at in (speech.cue, *speech.parts):
            out[at] = name
    return out
