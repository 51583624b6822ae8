"""The letters of a PDF page, each with the box from where it begins to where the next one would.

Made of origins and advances, not of ink: the ink of "V" and "E" may leave a gap, that of a slanted "f" reaches over the
next space. Only advances tell what parts words from what parts letters.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from typing import Any

from tableread.base.errors import ScriptError

_MOST_LETTERS = 100_000
"""Letters on one page. A page of a script has three thousand, one of a newspaper thirty thousand."""
_MOST_ALL_LETTERS = 10_000_000
"""Letters in all. The longest plays and novels have a third of it."""
_UPRIGHT = 0.1
"""Radians. Slanted by more, letters are a watermark; scanned pages are up to two degrees off."""
_TALLEST = 12
"""Letters taller than the page's height by this are a watermark, too."""
_HAIR = 0.01
"""Points. Ink that ends this near the end of its box ends it."""
_HYPHENS = {2: "-", 0xFFFE: "-"}
"""How pdfium gives a hyphen at the end of a line: as one character or the other, by its version."""


Letter = tuple[float, float, float, float, str]
"""Left, bottom, right, top in points, from the left and from the bottom of the page; one character.

No named tuple: there are a hundred and fifty thousand in a film, and making those takes longer than reading the PDF.
"""


class LetterReader:
    """Reads the letters of one PDF's pages; what it has found out of its fonts is kept from page to page."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, int, int], tuple[float, float] | None] = {}
        """Letter, height and width of its box → from the box to the origin, and the advance; None: not upright."""
        self._left_to_read = _MOST_ALL_LETTERS

    def read(self, page: Any, number: int) -> list[Letter]:
        """Read the upright, visible letters and spaces of a pdfium page, in the order in which they are drawn.

        Raises `ScriptError` if there are more than any script has; `number` is the page's in what it says.
        """
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > min(_MOST_LETTERS, self._left_to_read):
                raise ScriptError(
                    f"Page {number} of the PDF contains {count} letters: it is a drawing, not a script."
                )
            self._left_to_read -= count
            return self._letters(page, text, count)
        finally:
            text.close()

    def _letters(self, page: Any, text: Any, count: int) -> list[Letter]:
        import pypdfium2.raw as pdfium

        # some 150,000 calls for a film: names are bound, and one box is used for all of them
        raw, box_of, box = text.raw, pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF()
        place = ctypes.byref(box)
        shapes = self._shapes
        tallest = (float(page.get_height()) or 1.0) / _TALLEST
        left_edge, low_edge, right_edge, high_edge = _visible(page)
        letters: list[Letter] = []
        for i, character in enumerate(_characters(pdfium, text, count)):
            if not box_of(raw, i, place):
                continue
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            # pdfium's own guesses at spaces and line ends have no height; what is not a number fails, too
            if not (
                0 < top - bottom < tallest
                and left_edge <= left <= right <= right_edge
                and low_edge <= bottom
                and top <= high_edge
            ):
                continue
            key = (character, int((top - bottom) * 8), int((right - left) * 8))
            if key not in shapes:
                shapes[key] = _shape(pdfium, raw, i, left, right)
            shape = shapes[key]
            if shape is not None:
                left += shape[0]
                letters.append((left, bottom, left + shape[1], top, character))
        return letters


def _characters(pdfium: Any, text: Any, count: int) -> Iterable[str]:
    whole = text.get_text_range() if count else ""
    if len(whole) == count:
        return str.translate(whole, _HYPHENS)
    # letters beyond the first 65,536 take two places, so the text is longer than the letters are many
    codes = [pdfium.FPDFText_GetUnicode(text.raw, i) for i in range(count)]
    surrogates = range(0xD800, 0xE000)
    known = (0 < code < 0x110000 and code not in surrogates for code in codes)
    return [
        chr(c).translate(_HYPHENS) if k else "\ufffd" for c, k in zip(codes, known, strict=True)
    ]


def _shape(pdfium: Any, raw: Any, i: int, left: float, right: float) -> tuple[float, float] | None:
    """From the left of letter `i`'s box to its origin, and its advance; None if it is not upright.

    The box holds ink and advance together, so it is only the advance where the ink reaches less far.
    """
    angle = pdfium.FPDFText_GetCharAngle(raw, i)
    if _UPRIGHT < angle < 2 * math.pi - _UPRIGHT:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(raw, i, x, y) or not left <= x.value <= right:
        return 0.0, right - left
    start = x.value - left
    ink = [ctypes.c_double() for _ in range(4)]
    if pdfium.FPDFText_GetCharBox(raw, i, *ink) and ink[1].value < right - _HAIR:
        return start, right - x.value
    advance = _advance(pdfium, raw, i)
    return start, advance if 0 < advance <= right - x.value else right - x.value


def _advance(pdfium: Any, raw: Any, i: int) -> float:
    """The advance of letter `i` by its font, in points; 0 if that does not say."""
    letters = pdfium.FPDFText_GetTextObject(raw, i)
    size, width, matrix = ctypes.c_float(), ctypes.c_float(), pdfium.FS_MATRIX()
    known = (
        letters
        and pdfium.FPDFTextObj_GetFontSize(letters, size)
        and pdfium.FPDFFont_GetGlyphWidth(
            pdfium.FPDFTextObj_GetFont(letters), pdfium.FPDFText_GetUnicode(raw, i), size, width
        )
        and pdfium.FPDFText_GetMatrix(raw, i, matrix)
    )
    return width.value * abs(matrix.a) if known else 0.0


def _visible(page: Any) -> tuple[float, float, float, float]:
    """The page and as much around it again; what lies beyond would only spread the layout out."""
    left, bottom, right, top = map(float, page.get_mediabox())
    width, height = right - left, top - bottom
    return left - width, bottom - height, right + width, top + height
