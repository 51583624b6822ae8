"""A PDF as the rows of its pages; and which PDFs cannot be read, with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tableread.base.errors import ScriptError
from tableread.script.pdf.layout import Layout
from tableread.script.pdf.letters import LetterReader
from tableread.script.pdf.lines import Run, lines_of
from tableread.script.pdf.page_rows import PageRow, columns_in_place, rows_of_page

_MOST_PAGES = 2000
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\ufffe]")
"""What stands for letters of fonts that do not say which they are."""
_SCANNED = 20
"""Letters. A page with fewer and a picture is a photograph of a page."""


class _Page(NamedTuple):
    """What stands on a page, in lines from the top, and its height in points."""

    lines: list[list[Run]]
    height: float


def read_pages(data: bytes) -> list[PageRow]:
    """All rows of a PDF. Raises `ScriptError` on one that cannot be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ScriptError(
                "The PDF is locked with a password. Save a copy without one."
            ) from None
        raise ScriptError("The PDF is damaged and cannot be opened. Export it again.") from None
    try:
        return _rows(document)
    except pypdfium2.PdfiumError as error:
        raise ScriptError(f"The PDF is damaged and cannot be read ({error}).") from None
    finally:
        document.close()


def _rows(document: Any) -> list[PageRow]:
    count = len(document)
    if count > _MOST_PAGES:
        raise ScriptError(f"The PDF has {count} pages; a script has fewer than {_MOST_PAGES}.")
    pages: list[_Page] = []
    scanned = 0
    reader = LetterReader()
    for number in range(1, count + 1):
        page = document[number - 1]
        try:
            letters = reader.read(page, number)
            scanned += len(letters) < _SCANNED and _has_pictures(page)
            pages.append(_Page(lines_of(letters), float(page.get_height()) or 1.0))
        finally:
            page.close()
    _refuse_what_has_no_text(pages, scanned)
    layout = Layout.of([page.lines for page in pages])
    return columns_in_place(
        [
            row
            for number, page in enumerate(pages, 1)
            for row in rows_of_page(page.lines, number, page.height, layout)
        ]
    )


def _has_pictures(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    return any(obj.type == pdfium.FPDF_PAGEOBJ_IMAGE for obj in page.get_objects(max_depth=2))


def _refuse_what_has_no_text(pages: Sequence[_Page], scanned: int) -> None:
    text = "".join(run.text for page in pages for line in page.lines for run in line)
    if scanned and scanned >= len(pages) / 2:
        raise ScriptError(
            "The PDF is a scan: pictures of pages, without text. Run text recognition (OCR) on it, "
            "for example with OCRmyPDF, and open the result."
        )
    if not text.strip():
        raise ScriptError(
            "The PDF has no text in it. Export it again from the program that made it."
        )
    odd = len(_ODD.findall(text))
    if odd > len(text) / 50:
        raise ScriptError(
            "The text in the PDF cannot be read: its fonts do not say which letter is which. "
            "Export it again with searchable text, or run text recognition (OCR) on it."
        )
