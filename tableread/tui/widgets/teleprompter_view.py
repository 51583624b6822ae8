"""The teleprompter's page: a text in big type that moves with the place that is spoken."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.tui.big_type import big_word, height, pieces, space, width_of
from tableread.tui.colours import component_style

_MARGIN = 2


class _Placed(NamedTuple):
    """A word on a row of words."""

    number: int
    text: str
    """The word, or a piece of one that is wider than the page."""


class TeleprompterView(ScrollView, can_focus=True, inherit_bindings=False):
    """Paragraphs of words. What is spoken stands at a third of the height."""

    COMPONENT_CLASSES = {"prompt-view--done", "prompt-view--word"}  # noqa: RUF012 - Textual's way
    DEFAULT_CSS = """
    TeleprompterView {
        background: $background; color: $foreground;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        & > .prompt-view--done { color: $text-muted; }
        & > .prompt-view--word { color: $text-accent; text-style: bold; }
    }
    """

    following: reactive[bool] = reactive(True)

    def __init__(self, paragraphs: list[list[str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paragraphs = paragraphs
        self._points = 0
        self._mirrored = False
        self._word = 0
        self._rows: list[list[_Placed]] = []
        self._firsts: list[int] = []
        """The first word of every row that has one."""
        self._row_of_first: list[int] = []

    def set_type(self, size: int, mirrored: bool) -> None:
        """Letters of `size` points, 0 for the terminal's own; `mirrored` for a glass."""
        self._points, self._mirrored = size, mirrored
        self._lay_out()

    def move_to(self, word: int) -> None:
        """This word comes next."""
        if word != self._word:
            self._word = word
            self.refresh()
            self._follow()

    def resume_following(self) -> None:
        """Follow again."""
        self.following = True
        self._follow()

    def scroll_by(self, rows: float) -> None:
        """Scroll by hand."""
        self.following = False
        self.scroll_relative(y=rows, animate=False)

    @property
    def word_at_reading_line(self) -> int:
        """The first word of the row that stands where one reads."""
        row = round(self.scroll_offset.y) // self._row_height
        at = max(0, bisect_right(self._row_of_first, row) - 1)
        return self._firsts[at] if self._firsts else 0

    @property
    def _row_height(self) -> int:
        return height(self._points) + 1

    @property
    def _reading_at(self) -> int:
        return max(1, self.size.height // 3)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = (self.scrollable_content_region.width or self.size.width) - 2 * _MARGIN
        if width <= 0:
            return
        rows: list[list[_Placed]] = []
        number = 0
        for paragraph in self._paragraphs:
            row: list[_Placed] = []
            used = 0
            for text in paragraph:
                for piece in pieces(text, self._points, width):
                    wide = width_of(piece, self._points)
                    if row and used + wide > width:
                        rows.append(row)
                        row, used = [], 0
                    row.append(_Placed(number, piece))
                    used += wide + space(self._points)
                number += 1
            rows += [row, []] if row else []
        self._rows = rows
        starts = [(row[0].number, at) for at, row in enumerate(rows) if row]
        self._firsts = [first for first, _ in starts]
        self._row_of_first = [at for _, at in starts]
        self.virtual_size = Size(
            width, len(rows) * self._row_height + max(1, self.size.height - self._reading_at)
        )
        self.refresh()
        self._follow(animate=False)

    def _row_of_word(self) -> int:
        at = bisect_right(self._firsts, self._word) - 1
        return self._row_of_first[at] if at >= 0 else 0

    def _follow(self, animate: bool = True) -> None:
        if not self.following:
            return
        target = self._row_of_word() * self._row_height
        near = abs(target - self.scroll_offset.y) <= self.size.height
        # slowly enough to be read while it moves
        self.scroll_to(
            y=target, animate=animate and near, duration=0.5, easing="in_out_cubic", force=True
        )

    def render_line(self, y: int) -> Strip:
        number = round(self.scroll_offset.y) + y - self._reading_at
        at, line = divmod(number, self._row_height)
        base = self.rich_style
        if number < 0 or at >= len(self._rows) or line >= height(self._points):
            return Strip.blank(self.size.width, base)
        words = self._rows[at]
        gap = Segment(" " * space(self._points), base)
        segments: list[Segment] = []
        for placed in reversed(words) if self._mirrored else words:
            drawn = big_word(placed.text, self._points, self._mirrored).rows[line]
            segments += [Segment(drawn, base + self._style(placed.number)), gap]
        used = sum(segment.cell_length for segment in segments)
        # mirrored, lines begin at the right
        indent = max(0, self.size.width - _MARGIN - used) if self._mirrored else _MARGIN
        return Strip([Segment(" " * indent, base), *segments]).adjust_cell_length(
            self.size.width, base
        )

    def _style(self, number: int) -> Style:
        if number < self._word:
            return component_style(self, "prompt-view--done")
        if number == self._word:
            return component_style(self, "prompt-view--word")
        return Style()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_by(3)
        event.stop()
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_by(-3)
        event.stop()
        event.prevent_default()
