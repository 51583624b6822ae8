"""A row of the library's list: what can be drawn, and what it stands for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tableread.tui.cells import cell_len, cut, padded
from tableread.tui.layout import wrap


class Style(StrEnum):
    """What a piece of a row is; the list's styles have these names."""

    PLAIN = "plain"
    TITLE = "title"
    FACTS = "facts"
    HEADING = "heading"
    BAR = "bar"
    WRONG = "wrong"


Piece = tuple[str, Style]
Line = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the list, of one or more lines."""

    draw: Callable[[int], Sequence[Line]]
    """Its lines for a width in cells."""
    height: int | None = 1
    """Lines at any width; None where that must be drawn to be known."""
    stands_for: object = None
    """What is opened by it; None where it cannot be marked."""

    def height_at(self, width: int) -> int:
        """Lines at a width."""
        return len(self.draw(width)) if self.height is None else self.height


def sides(left: Line, right: Line, width: int) -> Line:
    """A line of `width` cells with pieces at both ends; where it is narrow, the left gives way."""
    room = width - sum(cell_len(text) for text, _ in right) - (2 if right else 0)
    fitted: list[Piece] = []
    for text, style in left:
        shown = cut(text, max(0, room))
        room -= cell_len(shown)
        fitted.append((shown, style))
        if shown != text:
            break
    gap = max(0, room) + (2 if right else 0)
    return [*fitted, (" " * gap, Style.PLAIN), *right]


def heading(text: str, hint: str = "") -> Row:
    """A line above a group; `hint` is at its right end."""
    right = [(hint, Style.FACTS)] if hint else []
    return Row(lambda width: [sides([(text, Style.HEADING)], right, width)])


def note(text: str, style: Style = Style.FACTS) -> Row:
    """A few sentences, broken into lines at the list's width."""

    def draw(width: int) -> list[Line]:
        return [[(text[a:b], style)] for a, b in wrap(text, max(8, width))]

    return Row(draw, height=None)


def file_row(name: str, stands_for: object) -> Row:
    """A file, or a folder, whose name ends with a slash."""
    return Row(lambda width: [[(padded(cut(name, width), width), Style.TITLE)]], 1, stands_for)
