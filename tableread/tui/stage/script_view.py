"""The scroller: the script as a page that follows the read, word by word.

Virtual (Textual's line API): only the rows on screen are made. The row that is read stands at a
third of the height. Whoever scrolls is left alone until they come back.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.base.settings import PageSettings
from tableread.script.model import Kind, Script
from tableread.tui.layout import TYPED, Layout, Spacing
from tableread.tui.stage.emphasis import forget_runs
from tableread.tui.stage.marks import NOWHERE, Marks
from tableread.tui.stage.painter import Painter

_LARGE = 20_000
"""Elements. Above this the page is laid out on a thread: it takes longer than a key may wait."""


class ScriptView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a script. Colours of the speakers and who is you come from the stage.

    It has no keys of its own: they are the stage's.
    """

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's way
        "script-view--heading",
        "script-view--action",
        "script-view--cue",
        "script-view--parenthetical",
        "script-view--dialogue",
        "script-view--faint",
        "script-view--word",
        "script-view--passage",
        "script-view--said",
        "script-view--missed",
        "script-view--found",
        "script-view--yours",
        "script-view--read",
        "script-view--sign",
    }
    DEFAULT_CSS = """
    ScriptView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .script-view--heading { text-style: bold; color: $text-primary; }
        & > .script-view--cue { text-style: bold; }
        & > .script-view--parenthetical { text-style: italic; color: $text-muted; }
        & > .script-view--faint { color: $text-muted; }
        & > .script-view--word { text-style: bold reverse; }
        & > .script-view--passage { text-style: bold; background: $panel; }
        & > .script-view--said { text-style: none; }
        & > .script-view--missed { text-style: underline; color: $text-muted; }
        & > .script-view--found { text-style: bold underline reverse; }
        & > .script-view--yours { text-style: bold; }
        & > .script-view--read { color: $text-muted; }
        & > .script-view--sign { color: $text-accent; text-style: bold; }
    }
    """

    following: reactive[bool] = reactive(True)
    """Whether the page moves with the read."""

    class FollowingChanged(Message):
        """The page was scrolled away, or came back."""

    class LinePicked(Message):
        """Somebody wants to hear on from an element."""

        def __init__(self, element: int, place: int) -> None:
            self.element = element
            self.place = place
            super().__init__()

    def __init__(
        self,
        script: Script,
        hidden: set[Kind],
        shown: Callable[[int], str],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`shown` gives the words of an element as they may be shown."""
        super().__init__(id=id)
        self.script = script
        self._painter = Painter(self, script, shown)
        self._hidden = hidden
        self._spacing = TYPED
        self._page: Layout | None = None

    @property
    def marks(self) -> Marks:
        """What stands out."""
        return self._painter.marks

    # What the stage tells

    def set_cast(self, colours: dict[str, str], yours: set[str], people: dict[str, str]) -> None:
        """Who has which colour, who is you, and whom people in the room play, with their names."""
        painter = self._painter
        painter.colours, painter.yours, painter.people = colours, yours, people
        self.refresh()

    def set_signs(self, signs: dict[int, str]) -> None:
        """Show these in the margin, by element."""
        self.marks.signs = signs
        self.refresh()

    def set_page(self, chosen: PageSettings) -> None:
        """How the page is set, and what stands out on it."""
        painter = self._painter
        painter.highlight, painter.focus = chosen.highlight, chosen.focus
        spacing = Spacing(chosen.width, chosen.line_spacing, chosen.word_spacing)
        if spacing != self._spacing:
            self._spacing = spacing
            self._lay_out()
        self.refresh()

    def set_hidden(self, hidden: set[Kind]) -> None:
        """Leave these kinds out of the page."""
        if hidden != self._hidden:
            self._hidden = hidden
            self._lay_out()

    def move_to(self, element: int) -> None:
        """The read is at `element` now, before its first word."""
        marks = self.marks
        before, marks.at, marks.word = marks.at, element, None
        marks.said, marks.missed = set(), set()
        by_speech = self._painter.focus or self._painter.highlight == "speech"
        if abs(element - before) > 1 or (
            by_speech and not self._painter.same_speech(element, before)
        ):
            self.refresh()  # all between them is read now, or is so no more
        elif before != element:
            self._refresh_element(before)
        self._refresh_element(element)
        self._follow()

    def mark_word(self, element: int, word: int) -> None:
        """Word number `word` of `element` begins."""
        marks = self.marks
        if element != marks.at:
            said, missed = marks.said, marks.missed
            self.move_to(element)
            marks.said, marks.missed = said, missed
        words = self._painter.words(element)
        before = self._reading_row()
        marks.word = words[word] if word < len(words) else None
        after = self._reading_row()
        if self._painter.highlight == "sentence":
            self._refresh_element(element)
        self._refresh_rows(before, after)  # the arrow goes along
        if after != before:
            self._follow()

    def mark_said(self, said: set[tuple[int, int]], missed: set[tuple[int, int]]) -> None:
        """Element and word of all that you have said of your turn, and of what you passed over."""
        marks = self.marks
        changed = {element for element, _ in (said | missed) ^ (marks.said | marks.missed)}
        marks.said, marks.missed = said, missed
        for element in changed:
            self._refresh_element(element)

    @property
    def distance(self) -> int:
        """Rows from the reading place on screen to the row that is read; positive: it is below."""
        return self._reading_row() - round(self.scroll_offset.y)

    def resume_following(self) -> None:
        """Follow again."""
        self.following = True
        self.marks.found = NOWHERE
        self.refresh()
        self._follow()

    def element_at_reading_line(self) -> int:
        """The element that stands where the reading line is on screen."""
        return self._page.element_at(round(self.scroll_offset.y)) if self._page else self.marks.at

    def show_element(self, element: int) -> None:
        """Scroll an element to the reading line, and stay there."""
        if self._page:
            self.following = False
            self.scroll_to(y=self._page.first_row(element), animate=False)

    def show_found(self, element: int, place: int, length: int) -> None:
        """Scroll to something that was searched for, and mark it."""
        if self._page:
            self.marks.found = (element, place, place + length)
            self.following = False
            self.scroll_to(y=self._page.row_of(element, place), animate=False)
            self.refresh()

    def scroll_by(self, rows: float) -> None:
        """Scroll by hand."""
        self.following = False
        self.scroll_relative(y=rows, animate=False)

    # The page

    @property
    def _reading_at(self) -> int:
        """Rows above the reading line: a third of the height."""
        return max(1, self.size.height // 3)

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if width <= 0:
            return
        if len(self.script.elements) > _LARGE:
            self.run_worker(
                lambda: self._make_page(width), thread=True, exclusive=True, group="layout"
            )
        else:
            self._page_made(Layout(self.script.elements, width, self._hidden, self._spacing))

    def _make_page(self, width: int) -> None:
        page = Layout(self.script.elements, width, self._hidden, self._spacing)
        self.app.call_from_thread(self._page_made, page)

    def _page_made(self, page: Layout) -> None:
        self._page = page
        # padded so that the first and the last row can stand at the reading line
        self.virtual_size = Size(page.width, len(page) + max(1, self.size.height) - 1)
        forget_runs()
        self.refresh()
        if self.following:
            self._follow(animate=False)

    def _reading_row(self) -> int:
        if self._page is None:
            return 0
        marks = self.marks
        return self._page.row_of(marks.at, marks.word[0] if marks.word else 0)

    def _follow(self, animate: bool = True) -> None:
        if not self.following or self._page is None:
            return
        target = self._reading_row()
        near = abs(target - self.scroll_offset.y) <= self.size.height
        if animate and near:
            self.scroll_to(y=target, duration=0.25, easing="out_cubic", force=True)
        else:
            self.scroll_to(y=target, animate=False, force=True)

    def _refresh_element(self, element: int) -> None:
        if self._page is None:
            return
        first = self._page.first_row(element)
        last = self._page.last_row(element)
        cue = max(0, first - 2)
        self._refresh_rows(cue, last)

    def _refresh_rows(self, first: int, last: int) -> None:
        first, last = min(first, last), max(first, last)
        self.refresh_lines(first + self._reading_at, last - first + 1)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        number = self._row_at(y)
        if self._page is None or not 0 <= number < len(self._page):
            return Strip.blank(width, self.rich_style)
        return self._painter.strip(self._page, number, width, arrow=number == self._reading_row())

    def _row_at(self, y: int) -> int:
        """The row of the page that is at row `y` of the widget."""
        return round(self.scroll_offset.y) + y - self._reading_at

    # Hands

    def watch_following(self) -> None:
        self.post_message(self.FollowingChanged())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_by(3)
        event.stop()
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_by(-3)
        event.stop()
        event.prevent_default()

    def _on_scroll_to(self, message: Message) -> None:
        # the scroll bar was dragged
        self.following = False

    def on_click(self, event: events.Click) -> None:
        if self._page is None:
            return
        row = self._page.row(self._row_at(event.y))
        if row.element >= 0:
            place = self._painter.place_at(self._page, row, event.x)
            self.post_message(self.LinePicked(row.element, place))
