"""The scroller: the script as a page that follows the read, word by word.

Virtual (Textual's line API): only the rows on screen are made. The row that is read stands at a
third of the height. Whoever scrolls is left alone until they come back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.script.model import Element, Kind, Script
from tableread.script.words import words_of
from tableread.tui.cells import cell_len, fitting
from tableread.tui.colours import component_style
from tableread.tui.stage.layout import GUTTER, Column, Layout, Row

_LARGE = 20_000
"""Elements. Above this the page is laid out on a thread: it takes longer than a key may wait."""

_EMPHASIS = re.compile(r"(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ITALIC, _BOLD, _UNDERLINE = Style(italic=True), Style(bold=True), Style(underline=True)


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
        "script-view--said",
        "script-view--missed",
        "script-view--found",
        "script-view--yours",
        "script-view--read",
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
        & > .script-view--said { text-style: none; }
        & > .script-view--missed { text-style: underline; color: $text-muted; }
        & > .script-view--found { text-style: bold underline reverse; }
        & > .script-view--yours { text-style: bold; }
        & > .script-view--read { color: $text-muted; }
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
        self._shown = shown
        self._elements = _as_shown(script.elements, shown)
        self._hidden = hidden
        self._page: Layout | None = None
        self._speaker_of = _speakers(script)
        self._colours: dict[str, str] = {}
        self._yours: set[str] = set()
        self._at = 0
        self._word: tuple[int, int] | None = None
        self._said: set[tuple[int, int]] = set()
        self._missed: set[tuple[int, int]] = set()
        """Element and word of what you have said of your turn, and of what you passed over."""
        self._found = (-1, 0, 0)
        """What was searched for: the element, and the place in its text."""

    # What the stage tells

    def set_cast(self, colours: dict[str, str], yours: set[str]) -> None:
        """Who has which colour, and who is you."""
        self._colours, self._yours = colours, yours
        self.refresh()

    def set_hidden(self, hidden: set[Kind]) -> None:
        """Leave these kinds out of the page."""
        if hidden != self._hidden:
            self._hidden = hidden
            self._lay_out()

    def show_anew(self) -> None:
        """Other words may be shown now."""
        self._elements = _as_shown(self.script.elements, self._shown)
        self._lay_out()

    def move_to(self, element: int) -> None:
        """The read is at `element` now, before its first word."""
        before, self._at, self._word = self._at, element, None
        self._said, self._missed = set(), set()
        if abs(element - before) > 1:
            self.refresh()  # all between them is read now, or is so no more
        elif before != element:
            self._refresh_element(before)
        self._refresh_element(element)
        self._follow()

    def mark_word(self, element: int, word: int) -> None:
        """Word number `word` of `element` begins."""
        if element != self._at:
            said, missed = self._said, self._missed
            self.move_to(element)
            self._said, self._missed = said, missed
        words = _words(self._elements[element].text)
        before = self._reading_row()
        self._word = words[word] if word < len(words) else None
        after = self._reading_row()
        self._refresh_rows(before, after)  # the arrow goes along
        if after != before:
            self._follow()

    def mark_said(self, said: set[tuple[int, int]], missed: set[tuple[int, int]]) -> None:
        """Element and word of all that you have said of your turn, and of what you passed over."""
        changed = {element for element, _ in (said | missed) ^ (self._said | self._missed)}
        self._said, self._missed = said, missed
        for element in changed:
            self._refresh_element(element)

    @property
    def distance(self) -> int:
        """Rows from the reading place on screen to the row that is read; positive: it is below."""
        return self._reading_row() - round(self.scroll_offset.y)

    def resume_following(self) -> None:
        """Follow again."""
        self.following = True
        self._found = (-1, 0, 0)
        self.refresh()
        self._follow()

    def element_at_reading_line(self) -> int:
        """The element that stands where the reading line is on screen."""
        return self._page.element_at(round(self.scroll_offset.y)) if self._page else self._at

    def show_element(self, element: int) -> None:
        """Scroll an element to the reading line, and stay there."""
        if self._page:
            self.following = False
            self.scroll_to(y=self._page.first_row(element), animate=False)

    def show_found(self, element: int, place: int, length: int) -> None:
        """Scroll to something that was searched for, and mark it."""
        if self._page:
            self._found = (element, place, place + length)
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
        if len(self._elements) > _LARGE:
            self.run_worker(
                lambda: self._make_page(width), thread=True, exclusive=True, group="layout"
            )
        else:
            self._page_made(Layout(self._elements, width, self._hidden))

    def _make_page(self, width: int) -> None:
        page = Layout(self._elements, width, self._hidden)
        self.app.call_from_thread(self._page_made, page)

    def _page_made(self, page: Layout) -> None:
        self._page = page
        # padded so that the first and the last row can stand at the reading line
        self.virtual_size = Size(page.width, len(page) + max(1, self.size.height) - 1)
        _styled.cache_clear()
        self.refresh()
        if self.following:
            self._follow(animate=False)

    def _reading_row(self) -> int:
        if self._page is None:
            return 0
        return self._page.row_of(self._at, self._word[0] if self._word else 0)

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
        last = self._page.row_of(element, 1 << 30)
        cue = max(0, first - 2)
        self._refresh_rows(cue, last)

    def _refresh_rows(self, first: int, last: int) -> None:
        first, last = min(first, last), max(first, last)
        self.refresh_lines(first + self._reading_at, last - first + 1)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        page = self._page
        number = round(self.scroll_offset.y) + y - self._reading_at
        base = self.rich_style
        if page is None or not 0 <= number < len(page):
            return Strip.blank(width, base)
        row = page.row(number)
        if row.element < 0:
            return Strip.blank(width, base)
        element = self._elements[row.element]
        speaker = self._speaker_of[row.element]
        here = row.element == self._at
        style = base + self._style_of(element.kind, speaker)
        if row.element < self._at:
            style += component_style(self, "script-view--read")
        column = page.columns[element.kind]
        arrow = here and number == self._reading_row()
        margin = page.columns[Kind.ACTION].indent - GUTTER
        segments = [
            Segment(" " * margin, base),
            self._bar(speaker, arrow, base),
            *self._text(element, row, style, here),
        ]
        indent = self._indent(element, row, column) - margin
        segments.insert(2, Segment(" " * max(0, indent - 2), base))
        return Strip(segments).adjust_cell_length(width, base)

    def _indent(self, element: Element, row: Row, column: Column) -> int:
        """Cells left of the text of a row."""
        if element.kind not in {Kind.CENTERED, Kind.TRANSITION}:
            return column.indent
        shown = sum(cell_len(element.text[a:b]) for a, b, _ in _shown(element, row))
        left = max(0, column.width - shown)
        return column.indent + (left // 2 if element.kind is Kind.CENTERED else left)

    def _style_of(self, kind: Kind, speaker: str | None) -> Style:
        if kind is Kind.HEADING:
            return component_style(self, "script-view--heading")
        if kind is Kind.CUE:
            style = component_style(self, "script-view--cue")
            colour = self._colours.get(speaker or "")
            return style + Style(color=colour) if colour else style
        if kind is Kind.PARENTHETICAL:
            return component_style(self, "script-view--parenthetical")
        if kind in {Kind.DIALOGUE, Kind.LYRICS}:
            if speaker in self._yours:
                return component_style(self, "script-view--yours")
            return Style()
        if kind in {Kind.ACTION, Kind.CENTERED}:
            return component_style(self, "script-view--action")
        return component_style(self, "script-view--faint")

    def _bar(self, speaker: str | None, here: bool, base: Style) -> Segment:
        """Left of the page: the speaker's colour, a broad bar for you, an arrow where the read is."""
        colour = self._colours.get(speaker or "")
        style = base + Style(color=colour) if colour else base
        if speaker is None:
            return Segment("▸ " if here else "  ", base)
        if speaker in self._yours:
            return Segment("█▸" if here else "█ ", style)
        return Segment("▎▸" if here else "▎ ", style)

    def _text(self, element: Element, row: Row, style: Style, here: bool) -> list[Segment]:
        word = self._word if here else None
        mark = component_style(self, "script-view--word")
        if row.element == self._found[0]:
            word = self._found[1:]
            mark = component_style(self, "script-view--found")
        marks = [(*word, mark)] if word else []
        marks += self._spoken_marks(row)
        segments: list[Segment] = []
        for at, stop, emphasis in _shown(element, row):
            own = style + emphasis
            for first, last, marked in sorted(marks, key=lambda m: m[:2]):
                a, b = max(at, first), min(stop, last)
                if a < b:
                    segments += _pieces(element.text, ((at, a, own), (a, b, own + marked)))
                    at = b
            segments += _pieces(element.text, ((at, stop, own),))
        return segments

    def _spoken_marks(self, row: Row) -> list[tuple[int, int, Style]]:
        """Places in the text of a row's element that you have said, or passed over."""
        if not self._said and not self._missed:
            return []
        words = _words(self._elements[row.element].text)
        return [
            (*words[word], component_style(self, f"script-view--{name}"))
            for name, marked in (("said", self._said), ("missed", self._missed))
            for element, word in marked
            if element == row.element and word < len(words) and words[word] != self._word
        ]

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
        number = round(self.scroll_offset.y) + event.y - self._reading_at
        row = self._page.row(number)
        if row.element >= 0:
            element = self._elements[row.element]
            cells = event.x - self._indent(element, row, self._page.columns[element.kind])
            place = row.start
            for start, end, _ in _shown(element, row):
                place = fitting(element.text, max(0, cells), start, end)
                cells -= cell_len(element.text[start:end])
                if cells < 0:
                    break
            self.post_message(self.LinePicked(row.element, place))


def _as_shown(elements: Sequence[Element], shown: Callable[[int], str]) -> tuple[Element, ...]:
    texts = map(shown, range(len(elements)))
    return tuple(
        element if element.text == text else element._replace(text=text)
        for element, text in zip(elements, texts, strict=True)
    )


def _speakers(script: Script) -> list[str | None]:
    """For every element, whose speech it belongs to."""
    owners: list[str | None] = [None] * len(script.elements)
    for speech in script.speeches:
        name = script.elements[speech.cue].speaker
        owners[speech.cue] = name
        for part in speech.parts:
            owners[part] = name
    return owners


def _pieces(text: str, places: Iterable[tuple[int, int, Style]]) -> list[Segment]:
    return [Segment(text[start:end], style) for start, end, style in places if start < end]


def _shown(element: Element, row: Row) -> Iterator[tuple[int, int, Style]]:
    """Runs of the text that are shown on a row, with the style that marks give them."""
    for start, end, style in _styled(element.text):
        first, last = max(start, row.start), min(end, row.end)
        if first < last:
            yield first, last, style


@lru_cache(maxsize=64)
def _words(text: str) -> list[tuple[int, int]]:
    return words_of(text)


@lru_cache(maxsize=512)
def _styled(text: str) -> tuple[tuple[int, int, Style], ...]:
    """Runs [start, end) of `text` with the style its marks give them; the marks are in no run."""
    if "*" not in text and "_" not in text:
        return ((0, len(text), Style()),)
    runs: list[tuple[int, int, Style]] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        if at < match.start():
            runs.append((at, match.start(), Style()))
        mark = match[1]
        style = {"*": _ITALIC, "**": _BOLD, "***": _BOLD + _ITALIC, "_": _UNDERLINE}[mark]
        runs.append((*match.span(2), style))
        at = match.end()
    if at < len(text):
        runs.append((at, len(text), Style()))
    return tuple(runs)
