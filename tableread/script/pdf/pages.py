"""The pages of a PDF as rows: what stands on one line, how far from the left, how far below the last.

pdfium gives runs of letters with their boxes. Runs whose boxes overlap in height are one row; gaps
between them become spaces, so that a row reads like laid-out text.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from tableread.base.errors import ScriptError

_MOST_PAGES = 2000
_MOST_RUNS = 20_000
"""Runs on one page. A page of a script has some sixty; a drawing may have any number."""
_SCANNED = 20
"""Letters. A page with fewer and a picture is a photograph of a page."""
_MOST_LOOKS = 5_000_000_000
"""Runs times letters of each page, added up: pdfium looks at every letter of the page for each run."""
_WIDEST = 1000
"""Columns that a row may stand in, or a space in it be wide."""
_MOST_GAP = 200
"""Empty lines above a row."""
_COLUMN = 5
"""Letters' widths between two columns; between words there is one, before a margin number more."""


class Run(NamedTuple):
    """Letters side by side in one style; points, from the left and from the bottom of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class PageRow(NamedTuple):
    """A row of a page, counted from 1 as pages and lines are."""

    text: str
    indent: int
    gap: int
    page: int
    line: int
    height: float
    """How far up the page it stands: 0 at the bottom, 1 at the top."""
    beside: bool = False
    """Stands in the right-hand column of two."""


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
    pages: list[tuple[list[Run], float]] = []
    scanned = looks = 0
    for number in range(count):
        page = document[number]
        try:
            runs, height, pictures, looked = _runs(page, number + 1, _MOST_LOOKS - looks)
        finally:
            page.close()
        looks += looked
        letters = sum(len(run.text) for run in runs)
        scanned += letters < _SCANNED and pictures
        pages.append((runs, height))
    _refuse_what_has_no_text(pages, scanned)
    width = _letter_width(pages)
    pitch = _line_pitch(pages)
    rows: list[PageRow] = []
    left = _left_edge(pages)
    for number, (runs, height) in enumerate(pages, 1):
        rows += _page_rows(runs, number, height, width, pitch, left)
    return rows


def _runs(page: Any, number: int, most_looks: int) -> tuple[list[Run], float, bool, int]:
    """The runs of a page, its height, whether there are pictures on it, and the looks it took."""
    import pypdfium2.raw as pdfium

    height = float(page.get_height()) or 1.0
    text = page.get_textpage()
    visible = _Visible(page)
    try:
        count = text.count_rects()
        looks = count * text.count_chars()
        if count > _MOST_RUNS or looks > most_looks:
            raise ScriptError(
                f"Page {number} of the PDF contains {count} pieces of text: it is a drawing, not a script."
            )
        runs: list[Run] = []
        seen: set[tuple[str, int, int]] = set()
        for i in range(count):
            box = text.get_rect(i)
            if not visible.shows(box):
                continue
            # a hair less wide: slanted letters reach into the next run
            words = (
                text.get_text_bounded(box[0] + 0.6, box[1], box[2] - 0.6, box[3])
                .replace("\r", "")
                .replace("\n", " ")
            )
            # printed twice in the same place: how some programs make letters bold
            key = (words, round(box[0] / 2), round(box[1] / 2))
            if not words.strip() or key in seen or box[3] - box[1] > height / 12:
                continue  # letters that high are a watermark across the page
            seen.add(key)
            left, bottom, right, top = box
            runs.append(Run(left, bottom, right, top, words))
    finally:
        text.close()
    pictures = (
        any(obj.type == pdfium.FPDF_PAGEOBJ_IMAGE for obj in page.get_objects(max_depth=2))
        if len(runs) < 5
        else False
    )
    return runs, height, pictures, looks


class _Visible:
    """The page and as much around it again; what lies beyond would only spread the layout out."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = map(float, page.get_mediabox())
        width, height = right - left, top - bottom
        self._left, self._right = left - width, right + width
        self._bottom, self._top = bottom - height, top + height

    def shows(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the box lies there; one whose numbers are none does not."""
        left, bottom, right, top = box
        return (
            self._left <= left <= self._right
            and self._left <= right <= self._right
            and self._bottom <= bottom <= self._top
            and self._bottom <= top <= self._top
        )


def _refuse_what_has_no_text(pages: Sequence[tuple[list[Run], float]], scanned: int) -> None:
    text = "".join(run.text for runs, _ in pages for run in runs)
    if scanned and scanned >= len(pages) / 2:
        raise ScriptError(
            "The PDF is a scan: pictures of pages, without text. Run text recognition (OCR) on it, "
            "for example with OCRmyPDF, and open the result."
        )
    if not text.strip():
        raise ScriptError(
            "The PDF has no text in it. Export it again from the program that made it."
        )
    odd = sum(c < " " or "\x7f" <= c < "\xa0" or c in "\ufffd\ufffe" for c in text)
    if odd > len(text) / 50:
        raise ScriptError(
            "The text in the PDF cannot be read: its fonts do not say which letter is which. "
            "Export it again with searchable text, or run text recognition (OCR) on it."
        )


def _letter_width(pages: Sequence[tuple[list[Run], float]]) -> float:
    widths = [
        (run.right - run.left) / len(run.text)
        for runs, _ in pages
        for run in runs
        if len(run.text) > 8
    ]
    return max(1.0, statistics.median(widths)) if widths else 7.2


def _left_edge(pages: Sequence[tuple[list[Run], float]]) -> float:
    """Where most of what is leftmost begins; numbers in the margin stand left of it."""
    return min((run.left for runs, _ in pages for run in runs), default=0.0)


def _line_pitch(pages: Sequence[tuple[list[Run], float]]) -> float:
    """The commonest distance from one line to the next, in points."""
    steps: Counter[int] = Counter()
    for runs, _ in pages:
        lows = sorted({round(run.top) for run in runs}, reverse=True)
        steps.update(a - b for a, b in itertools.pairwise(lows) if 5 < a - b < 30)
    if not steps:
        return 12.0
    near: Counter[int] = Counter()
    for step, n in steps.items():
        for at in (step - 1, step, step + 1):
            near[at] += n
    return float(max(near, key=lambda s: (near[s], -abs(s - 12))))


def _page_rows(
    runs: list[Run], page: int, height: float, width: float, pitch: float, left: float
) -> list[PageRow]:
    lines = _lines(runs)
    out: list[PageRow] = []
    below = None
    pending: list[tuple[list[Run], list[Run], int]] = []
    number = 0
    left_edge = right_edge = math.inf  # of the columns that are pending
    for line in lines:
        base = _baseline(line)
        gap = 1 if below is None else max(0, min(_MOST_GAP, round((below - base) / pitch) - 1))
        below = base
        columns = _columns(line, width)
        both = columns is not None and _both_cues(columns)
        if both:
            number = _flush(pending, out, page, number, height, width, left)
        paired = columns is not None and (bool(pending) or both)
        if pending and columns is None and gap == 0:
            # the shorter of two columns has ended: this line is of one of them
            begins = line[0].left
            if begins > left_edge - 2 * width:
                if begins < right_edge - 2 * width:
                    pending.append((line, [], gap))
                    left_edge = min(left_edge, begins)
                else:
                    pending.append(([], line, gap))
                    right_edge = min(right_edge, begins)
                continue
        if paired and columns is not None and (not pending or gap == 0):
            if not pending:
                left_edge = right_edge = math.inf
            left_edge = min(left_edge, columns[0][0].left)
            right_edge = min(right_edge, columns[1][0].left)
            pending.append((*columns, gap))
            continue
        number = _flush(pending, out, page, number, height, width, left)
        number += 1
        out.append(_row(line, page, number, gap, height, width, left))
    _flush(pending, out, page, number, height, width, left)
    return out


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Runs that overlap in height, from the top of the page down, each from left to right."""
    lines: list[list[Run]] = []
    low = high = 0.0
    for run in sorted(runs, key=lambda r: -(r.top + r.bottom)):
        overlap = min(run.top, high) - max(run.bottom, low)
        if lines and overlap > 0.4 * min(run.top - run.bottom, high - low):
            lines[-1].append(run)
            if run.top - run.bottom < 1.6 * (high - low):
                low, high = min(low, run.bottom), max(high, run.top)
        elif lines and overlap > -3 and run.top - run.bottom < 0.5 * (high - low):
            lines[-1].append(run)  # a comma, a dot, a quote: low or high in its line
        else:
            lines.append([run])
            low, high = run.bottom, run.top
    return [sorted(line, key=lambda r: r.left) for line in lines]


def _baseline(line: list[Run]) -> float:
    tall = max(line, key=lambda r: len(r.text))
    return tall.top


def _columns(line: list[Run], width: float) -> tuple[list[Run], list[Run]] | None:
    """The line as two columns, if one wide space cuts it and each side has words."""
    letters = [sum(map(str.isalpha, run.text)) for run in line]
    before, whole = 0, sum(letters)
    for i in range(1, len(line)):
        before += letters[i - 1]
        wide = line[i].left - line[i - 1].right > _COLUMN * width
        if wide and before > 1 and whole - before > 1:
            return line[:i], line[i:]
    return None


def _both_cues(columns: tuple[list[Run], list[Run]]) -> bool:
    names = [" ".join(r.text for r in side).partition("(")[0].strip() for side in columns]
    return all(
        0 < len(n) < 35 and n == n.upper() and n != n.lower() and n[-1] not in ".!?" for n in names
    )


def _flush(
    pending: list[tuple[list[Run], list[Run], int]],
    out: list[PageRow],
    page: int,
    number: int,
    height: float,
    width: float,
    left: float,
) -> int:
    """Rows of two columns: first all of the left, then all of the right."""
    for side in (0, 1):
        first = True
        for entry in pending:
            line = entry[0] if side == 0 else entry[1]
            if not line:
                continue
            number += 1
            gap = max(1, pending[0][2]) if first else 0
            row = _row(line, page, number, gap, height, width, left)
            out.append(
                row._replace(beside=side == 1, indent=_CUE_INDENT if first else _SPEECH_INDENT)
            )
            first = False
    pending.clear()
    return number


_CUE_INDENT, _SPEECH_INDENT = 32, 20
"""Columns. Where a speech stands when it has the page for itself."""


def _row(
    line: list[Run], page: int, number: int, gap: int, height: float, width: float, left: float
) -> PageRow:
    end = len(line)
    while end > 1 and not line[end - 1].text.strip().strip("*"):
        if line[end - 1].left - line[end - 2].right < 2 * width:
            break
        end -= 1  # a star in the margin marks a revision
    line = line[:end]
    text = line[0].text.strip()
    for before, run in itertools.pairwise(line):
        space = run.left - before.right
        if space > 2.5 * width:
            text += " " * max(2, min(_WIDEST, round(space / width)))
        elif space > 0.25 * width or before.text[-1:].isspace() or run.text[:1].isspace():
            text += " "
        text += run.text.strip()
    middle = sum(r.top + r.bottom for r in line) / (2 * len(line))
    indent = max(0, min(_WIDEST, round((line[0].left - left) / width)))
    return PageRow(text, indent, gap, page, number, middle / height)
