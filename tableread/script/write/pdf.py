"""PDF in the industry's layout: Letter paper, 12-point Courier, one page a minute.

A speech that does not fit is broken with (MORE) and (CONT'D); a heading or a cue never stands last on
its page. pdfium, which reads PDFs here, also writes them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tableread.base.errors import WriteError
from tableread.script.model import Kind, Script
from tableread.script.write.layout import PAGE_LINES, WIDTH, Block, blocks, title_lines

_PAGE_WIDTH, _PAGE_HEIGHT = 612.0, 792.0
_LEFT, _TOP = 108.0, 720.0
"""Points: a margin of an inch and a half for the holes, an inch above."""
_SIZE, _PITCH, _COLUMN = 12, 12.0, 7.2
_SPEECH = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS})

Page = list[str]


def write(script: Script) -> bytes:
    """The script as a PDF. Raises `WriteError` for letters that Courier does not have."""
    pages = paginated(blocks(script))
    title = title_lines(script.title, script.authors)
    _check_letters([*title, *(line for page in pages for line in page)])
    return _drawn(title, pages)


def paginated(all_blocks: Iterable[Block]) -> list[Page]:
    """The blocks set on pages of `PAGE_LINES` lines."""
    whole = list(all_blocks)
    pages: list[Page] = [[]]
    at = 0
    while at < len(whole):
        group = _kept_together(whole, at)
        page = pages[-1]
        needed = sum(len(b.lines) + b.gap for b in group)
        if not page:
            needed -= group[0].gap
        if len(page) + needed <= PAGE_LINES:
            for block in group:
                _set(page, block)
        elif group[-1].kind in {Kind.DIALOGUE, Kind.ACTION, Kind.LYRICS} and _split(pages, group):
            pass
        elif page:
            pages.append([])
            continue
        else:  # longer than a page, and nothing that may be split
            for block in group:
                _spill(pages, block)
        at += len(group)
    return [page for page in pages if page]


def _kept_together(whole: Sequence[Block], at: int) -> list[Block]:
    """A block with what must not be parted from it: a heading and what follows, a cue and its words."""
    end = at + 1
    while end < len(whole) and whole[end - 1].kind in {Kind.HEADING, Kind.CUE, Kind.PARENTHETICAL}:
        end += 1
    return list(whole[at:end])


def _set(page: Page, block: Block) -> None:
    if page:
        page.extend([""] * block.gap)
    page.extend(block.lines)


def _spill(pages: list[Page], block: Block) -> None:
    for line in ([""] * block.gap if pages[-1] else []) + list(block.lines):
        if len(pages[-1]) >= PAGE_LINES:
            pages.append([])
        pages[-1].append(line)


def _split(pages: list[Page], group: list[Block]) -> bool:
    """Set what fits of the group, the rest on the next pages; False where too little would fit."""
    page, last = pages[-1], group[-1]
    ahead = sum(len(b.lines) + b.gap for b in group[:-1])
    if not page:
        ahead -= min(ahead, group[0].gap)
    more = last.kind is not Kind.ACTION and bool(last.speaker)
    room = PAGE_LINES - len(page) - ahead - last.gap - more
    if room < 2 or len(last.lines) - room < 2:
        return False
    for block in group[:-1]:
        _set(page, block)
    _set(page, last._replace(lines=last.lines[:room]))
    rest = last.lines[room:]
    while rest:
        head = [" " * 20 + f"{last.speaker.upper()} (CONT'D)"] if more else []
        room = PAGE_LINES - len(head)
        if len(rest) > room:
            # two lines at least go on to the page after
            room = min(room - more, len(rest) - 2)
        if more:
            pages[-1].append(" " * 20 + "(MORE)")
        pages.append([*head, *rest[:room]])
        rest = rest[room:]
    return True


def _check_letters(lines: Iterable[str]) -> None:
    for line in lines:
        try:
            line.encode("cp1252")
        except UnicodeEncodeError as error:
            raise WriteError(
                f"The letter {line[error.start]!r} is not in the PDF's typewriter font, which has "
                "Western letters only. Write .html and print that, or write .fdx."
            ) from None


def _drawn(title: Sequence[str], pages: Sequence[Page]) -> bytes:
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_CreateNewDocument()
    try:
        font = pdfium.FPDFText_LoadStandardFont(document, b"Courier")
        if title:
            top = 20
            sheet = [""] * top + [line.center(WIDTH).rstrip() for line in title]
            _draw_page(pdfium, document, font, 0, enumerate(sheet), "")
        for number, page in enumerate(pages, 1):
            header = f"{number}." if number > 1 else ""
            _draw_page(pdfium, document, font, number, enumerate(page), header)
        pdfium.FPDFFont_Close(font)
        return _saved(pdfium, document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _draw_page(
    pdfium: Any, document: Any, font: Any, at: int, lines: Iterator[tuple[int, str]], header: str
) -> None:
    page = pdfium.FPDFPage_New(document, at, _PAGE_WIDTH, _PAGE_HEIGHT)
    if header:
        x = _LEFT + (WIDTH - len(header)) * _COLUMN
        _draw(pdfium, document, page, font, header, x, _PAGE_HEIGHT - 40)
    for number, line in lines:
        text = line.lstrip(" ")
        if text:
            x = _LEFT + (len(line) - len(text)) * _COLUMN
            _draw(pdfium, document, page, font, text, x, _TOP - number * _PITCH)
    pdfium.FPDFPage_GenerateContent(page)
    pdfium.FPDF_ClosePage(page)


def _draw(pdfium: Any, document: Any, page: Any, font: Any, text: str, x: float, y: float) -> None:
    words = pdfium.FPDFPageObj_CreateTextObj(document, font, _SIZE)
    encoded = (text + "\0").encode("utf-16-le")
    letters = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
    pdfium.FPDFText_SetText(words, letters)
    pdfium.FPDFPageObj_Transform(words, 1, 0, 0, 1, x, y)
    pdfium.FPDFPage_InsertObject(page, words)


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
