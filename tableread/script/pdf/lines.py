"""Letters of a page become lines of runs: which stand on one line, where words end, where a wide space is.

No library of PDFs is known here. All distances are points.
"""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from tableread.script.pdf.letters import Letter

_WORD = 0.15
"""Of the font's height: a gap this wide parts words. Spaces are .22 (tightly set) to .6 (typewriter), kerning up to .1."""
_RUN = 1.5
"""Of the font's height: a gap this wide is no space between words, but a margin or a column."""
_SPREAD = 0.1, 0.45
"""Of the font's height: letters that all stand this far apart are spread out, not words of one letter."""
_FEWEST_SPREAD = 6
"""Letters in a run before it can be said that they are spread out."""
_DRAWN = 0.1
"""Of the font's height: how far before the next letter a space begins that stands between words."""
_SAME_PLACE = 0.25
"""Of a letter's width: the same letter this near has been printed twice, to look bold."""
_ON_ONE_LINE = 0.5
"""Of the lower one's height: boxes that overlap by more are on one line; lines set close overlap by a fifth."""
_SMALL, _SMALL_OVERLAP = 0.6, 0.1
"""Of the line's height: what is smaller may be raised or lowered, as the "nd" of "2nd"; so much of it is in the line."""
_SPACES = frozenset(" \t\r\n\xa0\u2002\u2003\u2009\u202f\u3000")
_FROM_RIGHT = frozenset({"R", "AL"})
"""Directions of letters, in Unicode's words, that are read from the right."""
_LEFT = itemgetter(0)


class Run(NamedTuple):
    """Words side by side; points, from the left and from the bottom of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class _Strip(NamedTuple):
    """Letters of one font on one base line, in the order in which they are drawn."""

    bottom: float
    top: float
    letters: list[Letter]


def lines_of(letters: Iterable[Letter]) -> list[list[Run]]:
    """The lines of a page from the top down, each as runs from left to right."""
    strips: dict[tuple[int, int], _Strip] = {}
    strip = _Strip(math.nan, math.nan, [])
    for letter in letters:
        _, bottom, _, top, _ = letter
        if bottom != strip.bottom or top != strip.top:
            place = (int(bottom * 4), int(top * 4))  # quarters of a point
            if place not in strips:
                strips[place] = _Strip(bottom, top, [])
            strip = strips[place]
        strip.letters.append(letter)
    return [runs for line in _lines(strips.values()) if (runs := _runs(line))]


def _lines(strips: Iterable[_Strip]) -> list[list[_Strip]]:
    """Strips that overlap in height together, from the top of the page down."""
    lines: list[list[_Strip]] = []
    low = high = 0.0
    for strip in sorted(strips, key=lambda s: -(s.top + s.bottom)):
        height = strip.top - strip.bottom
        lower = min(height, high - low)
        overlap = min(strip.top, high) - max(strip.bottom, low)
        small = lower < _SMALL * max(height, high - low)
        if lines and overlap > (_SMALL_OVERLAP if small else _ON_ONE_LINE) * lower:
            lines[-1].append(strip)
            if height > high - low:
                low, high = strip.bottom, strip.top
        else:
            lines.append([strip])
            low, high = strip.bottom, strip.top
    return lines


def _runs(line: list[_Strip]) -> list[Run]:
    """Cut a line where its gaps are wide."""
    drawn = line[0].letters
    if len(line) > 1:
        drawn = [letter for strip in line for letter in strip.letters]
    bottom, top = min(strip.bottom for strip in line), max(strip.top for strip in line)
    runs: list[Run] = []
    piece: list[Letter] = []
    edge, wide = -math.inf, math.inf
    for letter in sorted(drawn, key=_LEFT):  # stable: the letters of a ligature share a box
        if letter[4] in _SPACES:
            if piece:
                piece.append(letter)
            continue
        if letter[0] - edge > wide:
            runs.append(Run(piece[0][0], bottom, edge, top, _text(piece, drawn)))
            piece = []
        piece.append(letter)
        edge, wide = letter[2], _RUN * (letter[3] - letter[1])
    if piece:
        runs.append(Run(piece[0][0], bottom, edge, top, _text(piece, drawn)))
    return runs


def _text(piece: list[Letter], drawn: Sequence[Letter]) -> str:
    """The words of a run, whose letters come from left to right; `drawn`: the line's as they are drawn."""
    text = _words(piece, 0.0)
    if len(piece) > _FEWEST_SPREAD and text.count(" ") > len(text) / 3:
        text = _words(piece, _usual_gap(piece))
    if text.isascii():
        return text
    if any(unicodedata.bidirectional(c) in _FROM_RIGHT for c in text):
        own = set(piece)
        text = _words([letter for letter in drawn if letter in own], 0.0).strip()
    return unicodedata.normalize("NFC", text)


def _words(piece: Sequence[Letter], usual: float) -> str:
    """The letters with spaces between words. `usual`: how far apart all of them are set, in points."""
    left, _, right, _, text = piece[0]
    out = [text]
    blank = math.inf
    for begins, bottom, ends, top, text in piece[1:]:
        if text in _SPACES:
            blank = begins
            continue
        size = top - bottom
        gap = begins - right
        if gap < -_DRAWN * size:
            if text == out[-1] and 0 < abs(begins - left) < _SAME_PLACE * (right - left):
                continue  # printed twice
            gap = max(gap, left - ends)  # from right to left
        # a space that is drawn counts where the font's widths are wrong, and its letters overlap
        if gap - usual > _WORD * size or left < blank < begins - _DRAWN * size:
            out.append(" ")
        out.append(text)
        left, right, blank = begins, ends, math.inf
    return "".join(out)


def _usual_gap(piece: Sequence[Letter]) -> float:
    """How far apart letters are set: 0 but where they are spread out, as in some titles."""
    usual = statistics.median(b[0] - a[2] for a, b in pairwise(piece))
    least, most = _SPREAD
    _, bottom, _, top, _ = piece[0]
    return usual if least < usual / (top - bottom) < most else 0.0
