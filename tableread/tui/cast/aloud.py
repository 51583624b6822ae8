"""What is read aloud, in two rows; a click on a word changes it."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tableread.rehearsal.policy import ADJUSTABLE, Reading
from tableread.script.model import Kind
from tableread.tui.cells import cut, spread

_KIND_NAMES = {
    Kind.HEADING: "headings",
    Kind.ACTION: "action",
    Kind.PARENTHETICAL: "directions",
    Kind.TRANSITION: "transitions",
}
_PRESET = Style.from_meta({"@click": "screen.preset"})


class Aloud(Static):
    """The choice by name, and each kind of element."""

    def __init__(self) -> None:
        super().__init__(id="aloud", markup=False)
        self._reading: Reading | None = None
        self._news = ""

    def show(self, reading: Reading, news: str) -> None:
        """`news`: what else is to be told at the right."""
        self._reading, self._news = reading, news
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._reading is None:
            return
        width = max(8, self.content_size.width)
        first = spread(f"Read aloud: {self._reading.name} (o changes it)", self._news, width)
        kinds = [
            f"{n} {_KIND_NAMES[kind]} {self._reading.treatment(kind)}"
            for n, kind in enumerate(ADJUSTABLE, 1)
        ]
        whole = cut("  ".join(kinds), width)
        second = Content(whole)
        for number, told in enumerate(kinds):
            at = whole.find(told)
            if at >= 0:
                style = Style.from_meta({"@click": f"screen.treat({number})"})
                second = second.stylize(style, at, at + len(told)).stylize("bold", at, at + 1)
        self.update(Content.assemble(Content(first).stylize(_PRESET), "\n", second))
