"""A script as it is understood: each line laid out as what it is taken for, which stands in a coloured margin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tableread.script.model import Element, Kind, Script
from tableread.tui.cells import cut, padded
from tableread.tui.colours import component_style
from tableread.tui.layout import EMPTY, GUTTER, TYPED, Layout, Row

_NAMED_FROM = 60
"""Columns from which kinds are named; below there is room for a letter."""
_KIND = 11
"""Cells of a kind's name."""
_LARGE = 20_000
"""Elements. Above this the list is laid out on a thread: it takes longer than a key may wait."""
_NAMES = {Kind.PARENTHETICAL: "direction", Kind.FURNITURE: "clutter", Kind.PAGE_BREAK: "page break"}
_LETTERS = {Kind.CENTERED: "=", Kind.TITLE: "*", Kind.SECTION: "#", Kind.SYNOPSIS: "#"}
"""Where the first letter of the kind is another's."""
_CLASSES = {
    Kind.HEADING: "heading",
    Kind.CUE: "cue",
    Kind.DIALOGUE: "said",
    Kind.LYRICS: "said",
    Kind.PARENTHETICAL: "aside",
    Kind.ACTION: "action",
    Kind.CENTERED: "action",
}


class ElementList(ScrollView, can_focus=True):
    """Draws only what is seen, so a list of any length scrolls at once."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "element-list--heading",
        "element-list--cue",
        "element-list--said",
        "element-list--aside",
        "element-list--action",
        "element-list--other",
        "element-list--doubt",
        "element-list--chosen",
    }
    DEFAULT_CSS = """
    ElementList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .element-list--heading { color: $text-primary; text-style: bold; }
        & > .element-list--cue { color: $text-accent; text-style: bold; }
        & > .element-list--said { color: $text-success; }
        & > .element-list--aside { color: $text-secondary; text-style: italic; }
        & > .element-list--action { color: $foreground; }
        & > .element-list--other { color: $text-muted; }
        & > .element-list--doubt { color: $text-warning; text-style: bold; }
        & > .element-list--chosen { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end_of(0)", show=False),
        Binding("end", "end_of(-1)", show=False),
    ]

    class Moved(Message):
        """Another line was chosen."""

    def __init__(
        self,
        script: Script,
        uncertain: Mapping[int, str],
        shown: Callable[[int], str] | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`uncertain`: what is not sure, by element. `shown` gives the words of an element as they may be shown; None: as
        they are."""
        super().__init__(id=id)
        self.chosen = 0
        """The element."""
        self._only: Collection[int] | None = None
        self._page: Layout | None = None
        self._set(script, uncertain, shown)

    def _set(
        self, script: Script, uncertain: Mapping[int, str], shown: Callable[[int], str] | None
    ) -> None:
        self._uncertain = uncertain
        self._elements = [
            _as_listed(element, element.text if shown is None else shown(at))
            for at, element in enumerate(script.elements)
        ]
        self.chosen = max(0, min(self.chosen, len(self._elements) - 1))
        self._filter()

    def _filter(self) -> None:
        only = self._only
        self._listed: Sequence[int] = (
            range(len(self._elements)) if only is None else sorted(set(only))
        )

    def show(
        self,
        script: Script,
        uncertain: Mapping[int, str],
        shown: Callable[[int], str] | None = None,
    ) -> None:
        """Show another state of the script; the chosen line stays where it can."""
        self._set(script, uncertain, shown)
        self._lay_out()

    def show_only(self, elements: Collection[int] | None) -> None:
        """List only these; None: all."""
        self._only = elements
        self._filter()
        self._lay_out()

    # Rows

    @property
    def _margin(self) -> int:
        """Cells of the mark, the bar and the kind."""
        return 4 + (_KIND if self.size.width >= _NAMED_FROM else 2)

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        # beside the margin, not in the middle of a wide window
        room = (self.scrollable_content_region.width or self.size.width) - self._margin
        width = min(room, TYPED.widest + GUTTER + 2)
        if width <= 0:
            return
        listed = self._listed
        elements = tuple(self._elements[at] for at in listed)
        if len(elements) > _LARGE:
            self.run_worker(
                lambda: self.app.call_from_thread(self._laid_out, Layout(elements, width), listed),
                thread=True,
                exclusive=True,
                group="layout",
            )
        else:
            self._laid_out(Layout(elements, width), listed)

    def _laid_out(self, page: Layout, listed: Sequence[int]) -> None:
        if listed is not self._listed:
            return  # another filter was set meanwhile
        self._page = page
        self.virtual_size = Size(0, len(page))
        if listed:
            self.choose(self.chosen, told=False)
        self.refresh()

    def _rows_of(self, at: int) -> range:
        """The rows of the listed element number `at`."""
        assert self._page
        first = self._page.first_row(at)
        return range(first, self._page.row_of(at, 1 << 30) + 1)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        row = self._page.row(y + self.scroll_offset.y) if self._page else EMPTY
        if row.element < 0:
            return Strip.blank(width, self.rich_style)
        return self._strip(row, y + self.scroll_offset.y).adjust_cell_length(width, self.rich_style)

    def _strip(self, row: Row, number: int) -> Strip:
        assert self._page
        at = self._listed[row.element]
        element = self._elements[at]
        first = number == self._page.first_row(row.element)
        base = self.rich_style
        kind = base + component_style(self, f"element-list--{_CLASSES.get(element.kind, 'other')}")
        doubt = base + component_style(self, "element-list--doubt")
        if at == self.chosen:
            chosen = component_style(self, "element-list--chosen")
            base, kind, doubt = base + chosen, kind + chosen, doubt + chosen
        name = self._kind_name(element.kind) if first else " " * (self._margin - 4)
        indent = self._page.columns[element.kind].indent
        return Strip(
            [
                Segment("? " if first and at in self._uncertain else "  ", doubt),
                Segment(f"▌ {name}", kind),
                Segment(" " * indent, base),
                Segment(element.text[row.start : row.end], kind if element.kind in _LOUD else base),
            ]
        ).extend_cell_length(self.size.width, base)

    def _kind_name(self, kind: Kind) -> str:
        if self.size.width < _NAMED_FROM:
            return f"{_LETTERS.get(kind, kind.value[0].upper())} "
        return padded(cut(_NAMES.get(kind, kind.value), _KIND - 1), _KIND)

    # Choosing

    def choose(self, at: int, *, told: bool = True) -> None:
        """Choose an element, or the next that is listed, and scroll to it."""
        if not self._listed:
            return
        number = min(bisect_left(self._listed, at), len(self._listed) - 1)
        self.chosen = self._listed[number]
        if self._page is not None and len(self._page):
            rows = self._rows_of(number)
            top = self.scroll_offset.y
            # what is out of sight comes to the middle, with what stands around it
            far = not (top <= rows.start and rows.stop <= top + self.size.height)
            region = Region(0, rows.start, 1, min(len(rows), max(1, self.size.height)))
            self.scroll_to_region(region, animate=False, center=far)
        self.refresh()
        if told:
            self.post_message(self.Moved())

    @property
    def _number(self) -> int:
        """Which of the listed elements is chosen."""
        return min(bisect_left(self._listed, self.chosen), max(0, len(self._listed) - 1))

    def action_step(self, by: int) -> None:
        number = max(0, min(self._number + by, len(self._listed) - 1))
        if self._listed:
            self.choose(self._listed[number])

    def action_page(self, by: int) -> None:
        if self._page is not None and self._listed:
            row = self._rows_of(self._number).start + by * max(1, self.size.height - 1)
            self.choose(self._listed[self._page.element_at(row)])

    def action_end_of(self, end: int) -> None:
        if self._listed:
            self.choose(self._listed[end])

    def on_click(self, event: events.Click) -> None:
        row = self._page.row(self.scroll_offset.y + event.y) if self._page else EMPTY
        if row.element >= 0:
            self.choose(self._listed[row.element])


_LOUD = frozenset(
    {Kind.HEADING, Kind.CUE, Kind.PARENTHETICAL, Kind.FURNITURE, Kind.NOTE, Kind.TITLE}
)
"""Kinds whose words are in the colour of the margin; what is said and seen is in the page's own."""


def _as_listed(element: Element, text: str) -> Element:
    """An element with the words that are shown of it; a cue says, too, who is meant where that is somebody else."""
    speaker = element.speaker
    if element.kind is Kind.CUE and speaker and not text.casefold().startswith(speaker.casefold()):
        text = f"{text} → {speaker}"
    return element if text == element.text else element._replace(text=text)
