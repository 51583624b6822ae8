"""Draws pages of a script as a PDF. pdfium, which reads PDFs here, also writes them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tableread.script.write.layout import WIDTH
from tableread.script.write.pdf.paginate import Page, PageLine
from tableread.script.write.pdf.typeface import Typeface

_PAGE_WIDTH, _PAGE_HEIGHT = 612.0, 792.0
_LEFT, _TOP = 108.0, 720.0
"""Points: a margin of an inch and a half for the holes, an inch above."""
_SIZE, _PITCH, _COLUMN = 12, 12.0, 7.2
_HEADER_ABOVE = 40
"""Points from the top of the paper to the page's number."""
_NUMBER_LEFT, _NUMBER_RIGHT, _STAR = -6, WIDTH + 2, WIDTH + 7
"""Columns of what stands in the margins."""
_BAR_LEFT, _BAR_WIDTH = 12.0, 2.0
"""Points: of the bar beside own lines."""
_ABOVE_LINE = 9.0
"""Points from a line's base up to where its bar begins."""
_BOLD = 0.5
"""Points: the width of the line around letters that are bold; neither font here has bold letters of its own."""
_PIECES = re.compile(r"\S+(?: {1,2}\S+)*")
"""Of a line: what is set in one go. Columns are far apart."""
_FILL_AND_STROKE, _FILL_WHOLE = 2, 2
"""pdfium's numbers for how letters, and areas, are drawn."""


class Sheet(NamedTuple):
    """A page, and what stands above it."""

    lines: Page
    header: str


def drawn(sheets: Sequence[Sheet], typeface: Typeface) -> bytes:
    """The pages as a PDF."""
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_CreateNewDocument()
    try:
        font = typeface.loaded(document)
        for at, sheet in enumerate(sheets):
            _Drawing(pdfium, document, font, at).draw(sheet)
        pdfium.FPDFFont_Close(font)
        return _saved(pdfium, document)
    finally:
        pdfium.FPDF_CloseDocument(document)


class _Drawing:
    """One page while it is drawn."""

    def __init__(self, pdfium: Any, document: Any, font: Any, at: int) -> None:
        self._pdfium, self._document, self._font = pdfium, document, font
        self._page = pdfium.FPDFPage_New(document, at, _PAGE_WIDTH, _PAGE_HEIGHT)

    def draw(self, sheet: Sheet) -> None:
        """Draw all of it, and end it."""
        self._text(sheet.header, WIDTH - len(sheet.header), _PAGE_HEIGHT - _HEADER_ABOVE)
        for at, line in enumerate(sheet.lines):
            self._line(line, _TOP - at * _PITCH)
        for column, at, end in _bars(sheet.lines):
            self._bar(column, _TOP - at * _PITCH + _ABOVE_LINE, (end - at) * _PITCH)
        self._pdfium.FPDFPage_GenerateContent(self._page)
        self._pdfium.FPDF_ClosePage(self._page)

    def _line(self, line: PageLine, base: float) -> None:
        if line.number:
            self._text(line.number, min(_NUMBER_LEFT, -len(line.number) - 1), base)
        for piece in _PIECES.finditer(line.text):
            self._text(piece[0], piece.start(), base, bold=piece.start() in line.bold)
        if line.number:
            self._text(line.number, _NUMBER_RIGHT, base)
        if line.revised:
            self._text("*", _STAR, base)

    def _text(self, text: str, column: int, base: float, *, bold: bool = False) -> None:
        if not text:
            return
        pdfium = self._pdfium
        words = pdfium.FPDFPageObj_CreateTextObj(self._document, self._font, _SIZE)
        encoded = (text + "\0").encode("utf-16-le")
        letters = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        pdfium.FPDFText_SetText(words, letters)
        pdfium.FPDFPageObj_Transform(words, 1, 0, 0, 1, _LEFT + column * _COLUMN, base)
        if bold:
            pdfium.FPDFTextObj_SetTextRenderMode(words, _FILL_AND_STROKE)
            pdfium.FPDFPageObj_SetStrokeWidth(words, _BOLD)
        pdfium.FPDFPage_InsertObject(self._page, words)

    def _bar(self, column: int, top: float, height: float) -> None:
        pdfium = self._pdfium
        left = _LEFT + column * _COLUMN - _BAR_LEFT
        bar = pdfium.FPDFPageObj_CreateNewRect(left, top - height, _BAR_WIDTH, height)
        pdfium.FPDFPageObj_SetFillColor(bar, 0, 0, 0, 255)
        pdfium.FPDFPath_SetDrawMode(bar, _FILL_WHOLE, 0)
        pdfium.FPDFPage_InsertObject(self._page, bar)


def _bars(lines: Sequence[PageLine]) -> Iterator[tuple[int, int, int]]:
    """The column of each bar, and the lines that it runs along: [first, end)."""
    at = 0
    for column, same in groupby(lines, key=lambda line: line.bar):
        first, at = at, at + len(list(same))
        if column is not None:
            yield column, first, at


def _saved(pdfium: Any, document: Any) -> bytes:
    out = bytearray()

    def take(_: Any, data: Any, size: int) -> int:
        out.extend(ctypes.string_at(data, size))
        return 1

    sink = pdfium.FPDF_FILEWRITE()
    sink.version = 1
    sink.WriteBlock = type(sink.WriteBlock)(take)
    pdfium.FPDF_SaveAsCopy(document, sink, 0)
    return bytes(out)
