"""The teleprompter's page: a text in big type that moves with the place that is spoken."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.base.settings import PageSettings
from tableread.tui.big_type import big_word, height
from tableread.tui.colours import component_style
from tableread.tui.prompt_layout import PromptPage, WordRow, column_width
from tableread.tui.sentences import sentence_numbers

_MARGIN = 3
"""Cells left and right of the text; the mark of the reading row stands in them."""


class TeleprompterView(ScrollView, can_focus=True, inherit_bindings=False):
    """Paragraphs of words. What is spoken stands at a third of the height, between two marks."""

    COMPONENT_CLASSES = {"prompt-view--done", "prompt-view--word", "prompt-view--eye"}  # noqa: RUF012 - Textual's way
    DEFAULT_CSS = """
    TeleprompterView {
        background: $background; color: $foreground;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        & > .prompt-view--done { color: $text-muted; }
        & > .prompt-view--word { color: $text-accent; text-style: bold; }
        & > .prompt-view--eye { color: $text-accent; }
    }
    """

    following: reactive[bool] = reactive(True)

    def __init__(self, paragraphs: list[list[str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paragraphs = paragraphs
        self._sentence_of = sentence_numbers(paragraphs)
        self._points = 0
        self._mirrored = False
        self._chosen = PageSettings()
        self._word = 0
        self._page = PromptPage([], 1, 0)

    def set_type(self, size: int, mirrored: bool) -> None:
        """Letters of `size` points, 0 for the terminal's own; `mirrored` for a glass."""
        self._points, self._mirrored = size, mirrored
        self._lay_out()

    def set_page(self, chosen: PageSettings) -> None:
        """How the page is set, and what stands out on it."""
        self._chosen = chosen
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
        return self._page.word_at(round(self.scroll_offset.y))

    @property
    def _reading_at(self) -> int:
        return max(1, self.size.height // 3)

    @property
    def _column(self) -> int:
        """Cells of the text."""
        room = (self.scrollable_content_region.width or self.size.width) - 2 * _MARGIN
        return min(room, column_width(self._chosen.width, self._points))

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self._column
        if width <= 0:
            return
        chosen = self._chosen
        self._page = PromptPage(
            self._paragraphs, width, self._points, chosen.line_spacing, chosen.word_spacing
        )
        self.virtual_size = Size(
            width, self._page.height + max(1, self.size.height - self._reading_at)
        )
        self.refresh()
        self._follow(animate=False)

    def _follow(self, animate: bool = True) -> None:
        row = self._page.row_of(self._word)
        if not self.following or row is None:
            return
        near = abs(row.top - self.scroll_offset.y) <= self.size.height
        # slowly enough to be read while it moves
        self.scroll_to(
            y=row.top, animate=animate and near, duration=0.5, easing="in_out_cubic", force=True
        )

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        found = self._page.at(round(self.scroll_offset.y) + y - self._reading_at)
        text: list[Segment] = [] if found is None else self._drawn(*found)
        used = sum(segment.cell_length for segment in text)
        # a narrow column stands in the middle; mirrored, lines begin at its right end
        left = max(_MARGIN, (width - self._column) // 2)
        if self._mirrored:
            left = max(0, left + self._column - used)
        eye = y == self._reading_at + height(self._points) // 2
        marks = [Segment("▶ " if eye else "  ", base + component_style(self, "prompt-view--eye"))]
        if left >= 2:
            marks.append(Segment(" " * (left - 2), base))
        row = Strip([*marks, *text]).adjust_cell_length(width, base)
        if not eye:
            return row
        end = Strip([Segment("◀", base + component_style(self, "prompt-view--eye"))])
        return Strip.join([row.crop(0, width - 2), end, Strip.blank(1, base)])

    def _drawn(self, row: WordRow, line: int) -> list[Segment]:
        """One row of the terminal of a row of words."""
        base = self.rich_style
        gap = " " * self._page.gap
        segments: list[Segment] = []
        for placed in reversed(row.words) if self._mirrored else row.words:
            drawn = big_word(placed.text, self._points, self._mirrored).rows[line]
            style = base + self._style(placed.number, row.paragraph)
            segments += [Segment(drawn, style), Segment(gap, base)]
        return segments[:-1]

    def _style(self, number: int, paragraph: int) -> Style:
        now = self._page.row_of(self._word)
        read_now = now is not None and now.paragraph == paragraph
        if self._stands_out(number, read_now):
            return component_style(self, "prompt-view--word")
        if number < self._word or (self._chosen.focus and not read_now):
            return component_style(self, "prompt-view--done")
        return Style()

    def _stands_out(self, number: int, read_now: bool) -> bool:
        match self._chosen.highlight:
            case "word":
                return number == self._word
            case "sentence":
                last = len(self._sentence_of) - 1
                return self._sentence_of[number] == self._sentence_of[min(self._word, last)]
            case "speech":
                return read_now
        return False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_by(3)
        event.stop()
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_by(-3)
        event.stop()
        event.prevent_default()
