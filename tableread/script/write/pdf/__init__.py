"""PDF in the industry's layout: Letter paper, 12-point Courier, one page a minute."""

from __future__ import annotations

from tableread.base.errors import WriteError
from tableread.script.model import Script
from tableread.script.write.layout import PAGE_LINES, WIDTH, blocks, title_lines
from tableread.script.write.marks import NO_MARKS, Marks
from tableread.script.write.pdf.drawing import Sheet, drawn
from tableread.script.write.pdf.paginate import Page, PageLine, paginated
from tableread.script.write.pdf.typeface import COURIER, Typeface, typeface_for

_TITLE_LINE = 20
"""Where the title stands on a page that has nothing else; a third of the way down."""
_TITLE_LINE_ABOVE_MORE = 2


def write(script: Script, marks: Marks = NO_MARKS) -> bytes:
    """The script as a PDF. Own lines have a bar in the left margin, revised ones a star in the right one.

    Raises `WriteError` for letters of which there is no typeface.
    """
    title = title_lines(script.title, script.authors)
    sheets = _covers(title, marks.cover)
    for number, page in enumerate(paginated(blocks(script, marks)), 1):
        sheets.append(Sheet(page, f"{number}." if number > 1 else ""))
    return drawn(sheets, _typeface(sheets))


def _covers(title: list[str], cover: tuple[str, ...]) -> list[Sheet]:
    """The title page, and the pages after it where it says much."""
    if not title and not cover:
        return []
    above = _TITLE_LINE_ABOVE_MORE if cover else _TITLE_LINE
    page: Page = [PageLine()] * above
    page += [PageLine(line.center(WIDTH).rstrip()) for line in title]
    page += map(PageLine, cover)
    return [Sheet(page[at : at + PAGE_LINES], "") for at in range(0, len(page), PAGE_LINES)]


def _typeface(sheets: list[Sheet]) -> Typeface:
    letters = {letter for sheet in sheets for line in sheet.lines for letter in line.text}
    letters.update(letter for sheet in sheets for line in sheet.lines for letter in line.number)
    found = typeface_for(letters)
    if found is None:
        odd = min(letter for letter in letters if not COURIER.has(letter))
        raise WriteError(
            f"There is no typewriter font here with the letter {odd!r}. Write .html and print that, or write .fdx."
        )
    return found
