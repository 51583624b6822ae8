"""The last gate before the terminal: no line of any widget holds a control character."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tableread.base.printable import printable


class PrintableLines(LineFilter):
    """Removes what a terminal would obey. Such characters take no cells, so nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [segment._replace(text=_on_a_line(segment.text)) for segment in segments]


def _on_a_line(text: str) -> str:
    return printable(text).replace("\n", " ").replace("\t", " ")
