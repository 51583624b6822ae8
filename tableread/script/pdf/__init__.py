"""PDF scripts, by where the words stand on the page.

`pages` brings every page to rows with their place on it; here the page furniture is set aside, dual
columns are told from margins, and the rows go to the reader for laid-out text that fits them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tableread.script import screenplay, stageplay, transcript
from tableread.script.compose import compose
from tableread.script.detect import detect
from tableread.script.headings import HEADING, take_number
from tableread.script.model import Element, Kind, Places, Script, UncertainPlace
from tableread.script.pdf.furniture import without_furniture
from tableread.script.pdf.page_rows import PageRow
from tableread.script.pdf.pages import read_pages
from tableread.script.rows import Row

_TITLE_PAGE = 600
"""Characters. A first page with more on it is not a title page."""


def read(data: bytes) -> Script:
    """Read a PDF. Raises `ScriptError` on one that is broken, locked, scanned or without letters."""
    rows, furniture = without_furniture(read_pages(data))
    starts, laid_out, source = _as_text(rows)
    found = detect(source)
    if found in {"stage", "markdown"}:
        script = stageplay.read(source)
    elif found == "transcript":
        script = transcript.read(source)
    else:
        script = screenplay.read_rows(laid_out, paged=True, title_rows=_title_rows(rows))

    def place(span: tuple[int, int]) -> tuple[int, int]:
        row = rows[max(0, bisect_right(starts, span[0]) - 1)]
        return row.page, row.line

    elements = [e._replace(span=place(e.span)) for e in script.elements]
    elements = _dual(elements, rows)
    elements += [Element(Kind.FURNITURE, r.text, (r.page, r.line)) for r in furniture]
    # pages are in order already; this only puts the furniture back where it stood
    elements.sort(key=lambda e: e.span)
    elements = screenplay.over_pages(elements)  # now that heads and feet of pages are there again
    return compose(
        "pdf",
        elements,
        title=script.title,
        authors=script.authors,
        warnings=[UncertainPlace(place(w.span), w.message) for w in script.warnings],
        places=Places.LINES,
    )


def _title_rows(rows: Sequence[PageRow]) -> int:
    """Rows of the first page, if that is a title page: few words, and no scene begins on it."""
    first = [row for row in rows if row.page == rows[0].page]
    said = " ".join(row.text for row in first)
    scenes = any(HEADING.match(take_number(row.text).text) for row in first)
    if len(first) == len(rows) or len(said) > _TITLE_PAGE or scenes or "FADE IN" in said.upper():
        return 0
    # somebody is cued: capitals, and below them something set further left
    cued = any(
        a.text.isupper() and not b.gap and b.indent < a.indent - 3 and not b.text.isupper()
        for a, b in pairwise(first)
    )
    return 0 if cued else len(first)


def _as_text(rows: Sequence[PageRow]) -> tuple[list[int], list[Row], str]:
    """The rows as laid-out text: where each begins in it, the rows with those places, the text."""
    starts: list[int] = []
    laid_out: list[Row] = []
    lines: list[str] = []
    at = 0
    for row in rows:
        lines += [""] * row.gap
        at += row.gap
        line = " " * row.indent + row.text
        starts.append(at)
        first = at + row.indent
        end = first + len(row.text)
        laid_out.append(Row(row.text, row.indent, row.gap, first, end, row.revised))
        lines.append(line)
        at += len(line) + 1
    return starts, laid_out, "\n".join(lines)


def _dual(elements: list[Element], rows: Sequence[PageRow]) -> list[Element]:
    """Cues in the right-hand column are spoken together with those on their left; below a cue all is spoken."""
    columns = {(row.page, row.line): row.column for row in rows if row.column}

    def settled(element: Element) -> Element:
        column = columns.get(element.span)
        if column and element.kind is Kind.ACTION:
            return element._replace(kind=Kind.DIALOGUE)
        return (
            element._replace(dual=True)
            if column == "right" and element.kind is Kind.CUE
            else element
        )

    return [settled(element) for element in elements]
