"""The list of the library: rows of any height, one of them marked. It draws only what is seen, so that any number of
scripts scrolls at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.tui.colours import component_style
from tableread.tui.library.row import Line, Row, Style

_MARK, _NO_MARK = "▸ ", "  "
"""Before the marked row, so that it is told without colour, too."""


class ScriptList(ScrollView, can_focus=False):
    """Never takes the focus from the box beside it; can be clicked and scrolled with the wheel all the same."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's way
        "script-list--marked",
        "script-list--under-mouse",
        *(f"script-list--{style}" for style in Style),
    }

    class Marked(Message):
        """Another row is marked, or the rows are others."""

    class Picked(Message):
        """The marked row was clicked."""

    def __init__(self, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        self._at: int | None = None
        self._under_mouse: int | None = None
        self._tops: list[int] = [0]
        """The first line of each row, and the end of the last."""
        self._drawn: dict[int, Sequence[Line]] = {}
        """Lines of rows that were seen since they were laid out."""
        self._looks: dict[str, RichStyle] = {}
        """Styles by their names: asking for one takes longer than drawing with it."""
        self._width = 1
        """Of the list, in cells."""

    def show(self, rows: Sequence[Row], *, keep: bool = False) -> None:
        """Show `rows`; the first that can be marked is marked; if `keep`, the one that was marked before, or what has come
        to its place."""
        before, was_at = self.marked, self._at
        self.rows = rows
        marks = self._marks
        self._at = marks[0] if marks else None
        if keep and marks and was_at is not None:
            same = [at for at in marks if rows[at].stands_for == before]
            self._at = same[0] if same else min(marks, key=lambda at: abs(at - was_at))
        self._under_mouse = None
        self._lay_out()
        if keep:
            self._scroll_to_mark()
        else:
            self.scroll_to(y=0, animate=False, force=True)
        self.post_message(self.Marked())

    @property
    def marked(self) -> object:
        """What the marked row stands for; None where none is."""
        return None if self._at is None else self.rows[self._at].stands_for

    def mark(self, what: object) -> None:
        """Mark the row that stands for `what`, if there is one."""
        at = next((at for at in self._marks if self.rows[at].stands_for == what), None)
        if at is not None:
            self._mark(at)

    def _lay_out(self) -> None:
        self._drawn = {}
        self._width = self.scrollable_content_region.width
        width = self._row_width
        heights = (row.height_at(width) for row in self.rows)
        self._tops = list(accumulate(heights, initial=0))
        self.virtual_size = Size(self._width, self._tops[-1])
        self.refresh()

    def on_resize(self) -> None:
        self._lay_out()
        self._scroll_to_mark()

    @property
    def _row_width(self) -> int:
        return max(1, self._width - len(_MARK))

    def move(self, by: int) -> None:
        """Mark the next row, or the one before; from either end on at the other."""
        marks = self._marks
        if marks:
            now = marks.index(self._at) if self._at in marks else -1
            self._mark(marks[(now + by) % len(marks)])

    def page(self, by: int) -> None:
        """Mark a row a page down, or up."""
        marks = self._marks
        if self._at is not None and marks:
            line = self._tops[self._at] + by * max(1, self.size.height - 2)
            at = self._row_at(max(0, min(line, self._tops[-1] - 1)))
            self._mark(min(marks, key=lambda mark: abs(mark - at)))

    @property
    def _marks(self) -> list[int]:
        return [at for at, row in enumerate(self.rows) if row.stands_for is not None]

    def _mark(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.refresh()
            self.post_message(self.Marked())
        self._scroll_to_mark()

    def _scroll_to_mark(self) -> None:
        if self._at is None:
            return
        first = self._at
        while first > 0 and self.rows[first - 1].stands_for is None:
            first -= 1  # its heading is shown with it
        top = self._tops[first]
        height = self._tops[self._at + 1] - top
        if height > self.size.height:
            top, height = self._tops[self._at], self._tops[self._at + 1] - self._tops[self._at]
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def _row_at(self, line: int) -> int:
        return min(bisect_right(self._tops, line) - 1, len(self.rows) - 1)

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width, base = self._width, self._look("")
        if not self.rows or line >= self._tops[-1]:
            return Strip.blank(width, base)
        at = self._row_at(line)
        row = self.rows[at]
        nth = line - self._tops[at]
        marked = at == self._at
        over = base
        if marked:
            over = self._look("marked")
        elif at == self._under_mouse:
            over = self._look("under-mouse")
        if at not in self._drawn:
            self._drawn[at] = row.draw(self._row_width)
        drawn = self._drawn[at]
        pieces = drawn[nth] if nth < len(drawn) else ()
        lead = _MARK if marked and not nth else _NO_MARK
        segments = [Segment(lead, over)]
        segments += [Segment(text, self._style(style, over, marked)) for text, style in pieces]
        return Strip(segments).adjust_cell_length(width, over).crop(0, width)

    def _style(self, style: Style, over: RichStyle, marked: bool) -> RichStyle:
        own = self._look(style)
        if marked:  # its colours must be readable on the mark
            return over + RichStyle(bold=own.bold)
        return over + own

    def _look(self, name: str) -> RichStyle:
        """The style of a component, or of the list itself for ""."""
        if name not in self._looks:
            component = f"script-list--{name}"
            if not name:
                self._looks[name] = self.rich_style
            elif name in set(Style):
                self._looks[name] = component_style(self, component)
            else:
                self._looks[name] = self.get_component_rich_style(component)
        return self._looks[name]

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks = {}  # another theme

    # The mouse

    def _row_under(self, event: events.MouseEvent) -> int | None:
        place = event.get_content_offset(self)
        if place is None:
            return None
        line = place.y + self.scroll_offset.y
        if not self.rows or not 0 <= line < self._tops[-1]:
            return None
        at = self._row_at(line)
        return at if self.rows[at].stands_for is not None else None

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        under = self._row_under(event)
        if under != self._under_mouse:
            self._under_mouse = under
            self.refresh()

    def _on_leave(self, event: events.Leave) -> None:
        self._under_mouse = None
        self.refresh()

    async def _on_click(self, event: events.Click) -> None:
        at = self._row_under(event)
        if at is not None:
            self._mark(at)
            self.post_message(self.Picked())
