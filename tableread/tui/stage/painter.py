"""Draws one row of the page: the bar in the margin, the text in its column, what is marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tableread.script.model import Element, Kind, Script
from tableread.script.words import words_of
from tableread.tui.cells import cell_len
from tableread.tui.colours import component_style
from tableread.tui.layout import GUTTER, Layout, Row, fitting_spaced, spaced
from tableread.tui.sentences import sentence_around
from tableread.tui.stage.emphasis import runs_on
from tableread.tui.stage.marks import Marks

_SIGNS = 3
"""Signs that may stand beside one line."""


class Painter:
    """Draws for one widget, which has the component styles `script-view--…`."""

    def __init__(self, widget: Widget, script: Script, shown: Callable[[int], str]) -> None:
        """`shown` gives the words of an element as they may be shown."""
        self._widget = widget
        self._script = script
        self._shown = shown
        self._speaker_of = _speakers(script)
        self._speech_of = _speeches(script)
        self.highlight = "word"
        """What stands out while it is read: "word", "sentence", "speech" or "none"."""
        self.focus = False
        """Whether all but the speech that is read is dimmed."""
        self.marks = Marks()
        self.colours: dict[str, str] = {}
        """Of speakers, by name."""
        self.yours: set[str] = set()
        """Whom you play."""
        self.people: dict[str, str] = {}
        """Names of those in the room, by whom they play; "" where they were not named."""

    def _element(self, at: int) -> Element:
        """As it may be shown now. What is hidden of it takes as much room as what is not, so nothing moves."""
        element, text = self._script.elements[at], self._shown(at)
        return element if element.text == text else element._replace(text=text)

    def strip(self, page: Layout, number: int, width: int, *, arrow: bool) -> Strip:
        """Row `number` of a page, `width` cells wide; `arrow`: the read is in this row."""
        base = self._widget.rich_style
        row = page.row(number)
        if row.element < 0:
            return Strip.blank(width, base)
        element = self._element(row.element)
        speaker = self._speaker_of[row.element]
        style = base + self._style_of(element.kind, speaker)
        in_speech = self.same_speech(row.element, self.marks.at)
        if in_speech and self.highlight == "speech":
            style += component_style(self._widget, "script-view--passage")
        elif not in_speech if self.focus else row.element < self.marks.at:
            style += component_style(self._widget, "script-view--read")
        margin = page.columns[Kind.ACTION].indent - GUTTER
        before = self.indent(page, row) - margin
        sign = (
            self.marks.signs.get(row.element, "") if number == page.first_row(row.element) else ""
        )
        segments = [
            *self._signed(sign if margin > _SIGNS else "", margin, base),
            self._bar(speaker, arrow, base),
            # where there is no margin, one sign stands between the bar and the text
            *self._signed("" if margin > _SIGNS else sign[:1], max(0, before - 2), base),
            *self._text(element, row, style, page.spacing.words),
        ]
        if (
            element.kind is Kind.CUE
            and row.end == len(element.text)
            and self.people.get(speaker or "")
        ):
            name = component_style(self._widget, "script-view--faint")
            segments.append(Segment(f" · {self.people[speaker or '']}", base + name))
        return Strip(segments).adjust_cell_length(width, base)

    def indent(self, page: Layout, row: Row) -> int:
        """Cells left of the text of a row."""
        element = self._element(row.element)
        column = page.columns[element.kind]
        if element.kind not in {Kind.CENTERED, Kind.TRANSITION}:
            return column.indent
        words = page.spacing.words
        shown = sum(cell_len(spaced(element.text[a:b], words)) for a, b, _ in runs_on(element, row))
        left = max(0, column.width - shown)
        return column.indent + (left // 2 if element.kind is Kind.CENTERED else left)

    def place_at(self, page: Layout, row: Row, cell: int) -> int:
        """The place in the text of a row's element that is drawn at `cell` from the left."""
        element = self._element(row.element)
        cells = cell - self.indent(page, row)
        words = page.spacing.words
        place = row.start
        for start, end, _ in runs_on(element, row):
            place = fitting_spaced(element.text, max(0, cells), start, end, words)
            cells -= cell_len(spaced(element.text[start:end], words))
            if cells < 0:
                break
        return place

    def same_speech(self, one: int, other: int) -> bool:
        """Whether two elements are of one speech; what is in none is one by itself."""
        return self._speech_of[one] == self._speech_of[other]

    def words(self, element: int) -> list[tuple[int, int]]:
        """Where the words of an element begin and end."""
        return _words(self._script.elements[element].text)

    def _style_of(self, kind: Kind, speaker: str | None) -> Style:
        if kind is Kind.HEADING:
            return component_style(self._widget, "script-view--heading")
        if kind is Kind.CUE:
            style = component_style(self._widget, "script-view--cue")
            colour = self.colours.get(speaker or "")
            return style + Style(color=colour) if colour else style
        if kind is Kind.PARENTHETICAL:
            return component_style(self._widget, "script-view--parenthetical")
        if kind in {Kind.DIALOGUE, Kind.LYRICS}:
            if speaker in self.yours or speaker in self.people:
                return component_style(self._widget, "script-view--yours")
            return Style()
        if kind in {Kind.ACTION, Kind.CENTERED}:
            return component_style(self._widget, "script-view--action")
        return component_style(self._widget, "script-view--faint")

    def _bar(self, speaker: str | None, here: bool, base: Style) -> Segment:
        """Left of the page: the speaker's colour, broad for you, half as broad for people in the room; an arrow where
        the read is."""
        colour = self.colours.get(speaker or "")
        style = base + Style(color=colour) if colour else base
        if speaker is None:
            return Segment("▸ " if here else "  ", base)
        if speaker in self.yours:
            return Segment("█▸" if here else "█ ", style)
        bar = "▌" if speaker in self.people else "▎"
        return Segment(f"{bar}▸" if here else f"{bar} ", style)

    def _signed(self, sign: str, cells: int, base: Style) -> list[Segment]:
        """So many cells with `sign` in them, at their right end where there is room for a space behind it."""
        if not sign:
            return [Segment(" " * cells, base)]
        end = " " if cells > len(sign) else ""
        style = base + component_style(self._widget, "script-view--sign")
        return [
            Segment(" " * (cells - len(sign) - len(end)), base),
            Segment(sign, style),
            Segment(end, base),
        ]

    def _text(self, element: Element, row: Row, style: Style, space: int) -> list[Segment]:
        word = self.marks.word if row.element == self.marks.at else None
        mark = component_style(self._widget, "script-view--word")
        if word and self.highlight == "sentence":
            word = sentence_around(element.text, word[0])
            mark = component_style(self._widget, "script-view--passage")
        elif self.highlight != "word":
            word = None
        if row.element == self.marks.found[0]:
            word = self.marks.found[1:]
            mark = component_style(self._widget, "script-view--found")
        marks = [(*word, mark)] if word else []
        marks += self._spoken_marks(row)
        segments: list[Segment] = []
        for at, stop, emphasis in runs_on(element, row):
            own = style + emphasis
            for first, last, marked in sorted(marks, key=lambda m: m[:2]):
                a, b = max(at, first), min(stop, last)
                if a < b:
                    segments += _pieces(element.text, space, ((at, a, own), (a, b, own + marked)))
                    at = b
            segments += _pieces(element.text, space, ((at, stop, own),))
        return segments

    def _spoken_marks(self, row: Row) -> list[tuple[int, int, Style]]:
        """Places in the text of a row's element that you have said, or passed over."""
        marks = self.marks
        if not marks.said and not marks.missed:
            return []
        words = self.words(row.element)
        return [
            (*words[word], component_style(self._widget, f"script-view--{name}"))
            for name, marked in (("said", marks.said), ("missed", marks.missed))
            for element, word in marked
            if element == row.element and word < len(words) and words[word] != marks.word
        ]


def _speakers(script: Script) -> list[str | None]:
    """For every element, whose speech it belongs to."""
    owners: list[str | None] = [None] * len(script.elements)
    for speech in script.speeches:
        name = script.elements[speech.cue].speaker
        owners[speech.cue] = name
        for part in speech.parts:
            owners[part] = name
    return owners


def _speeches(script: Script) -> list[int]:
    """For every element the cue of its speech; itself where it is in none."""
    cues = list(range(len(script.elements)))
    for speech in script.speeches:
        for part in speech.parts:
            cues[part] = speech.cue
    return cues


def _pieces(text: str, space: int, places: Iterable[tuple[int, int, Style]]) -> list[Segment]:
    return [Segment(spaced(text[a:b], space), style) for a, b, style in places if a < b]


@lru_cache(maxsize=64)
def _words(text: str) -> list[tuple[int, int]]:
    return words_of(text)
