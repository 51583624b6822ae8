"""Screenplays as laid-out text: indented, barely or not at all, with page furniture or without.

The lines become `rows`; `features` says what is to be seen of each; `label` decides what each is;
here they are put together into elements. PDF pages and word processors' pages come the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tableread.script import cues
from tableread.script.compose import compose
from tableread.script.headings import HEADING, take_number
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Kind, Script, UncertainPlace
from tableread.script.rows import Row, rows_of
from tableread.script.screenplay.features import Page
from tableread.script.screenplay.label import Labelled, label
from tableread.script.screenplay.misread import with_names_mended
from tableread.script.titles import title_and_authors

_MOST_UNCERTAIN_PLACES = 500
_CONTINUES = re.compile(r"cont|forts|suite", re.IGNORECASE)
_TITLE_PAGE = re.compile(
    r"\W*(?:(?:screen|tele)?play|story|written|adapted|based|directed|an? original|by)\b.*|.*\bdraft\b.*",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"draft|\d", re.IGNORECASE)
_LONGEST_TITLE_PAGE = 60
_SHORT_LINE = 40


def read(source: str) -> Script:
    """Read a laid-out screenplay. Never fails: what fits nothing is action."""
    return read_rows(rows_of(with_line_feeds(source)))


def read_rows(rows: Sequence[Row], *, paged: bool = False, title_rows: int | None = None) -> Script:
    """Read rows from anywhere. `paged`: a cue that only repeats itself over a page is furniture;
    `title_rows`: how many rows are the title page, where that is known.
    """
    first = _title_page_end(rows) if title_rows is None else title_rows
    title, authors = title_and_authors([row.text for row in rows[:first]])
    elements = [Element(Kind.TITLE, row.text, (row.start, row.end)) for row in rows[:first]]
    body = rows[first:]
    page = Page(body)
    labelled = label(page)
    elements += _elements(page, labelled)
    if paged:
        elements = over_pages(elements)
    return compose(
        "screenplay",
        with_names_mended(elements),
        title=title,
        authors=authors,
        warnings=_uncertain_places(body, labelled),
    )


def _title_page_end(rows: Sequence[Row]) -> int:
    """The row behind a title page; 0 where there is none."""
    end = 0
    for i, row in enumerate(rows[:_LONGEST_TITLE_PAGE]):
        if _begins(row):
            return min(end, i)
        if _TITLE_PAGE.fullmatch(row.text):
            bare = len(row.text.split()) < 4 and not _DRAFT.search(row.text)
            end = i + 1 + bare  # "written by" stands above a name
            while end < len(rows) and not rows[end].gap and len(rows[end].text) < _SHORT_LINE:
                end += 1  # an address
    return 0


def _begins(row: Row) -> bool:
    """Whether the script begins here."""
    opens = HEADING.match(take_number(row.text).text)
    return bool(opens) or row.text.upper().startswith("FADE IN")


def _uncertain_places(rows: Sequence[Row], labelled: Sequence[Labelled]) -> list[UncertainPlace]:
    unsure = [
        UncertainPlace((row.start, row.end), f"read as {found.kind}, but may be {found.instead}")
        for row, found in zip(rows, labelled, strict=True)
        if found.instead is not None
    ]
    if len(unsure) > _MOST_UNCERTAIN_PLACES:
        rest = len(unsure) - _MOST_UNCERTAIN_PLACES
        unsure = unsure[:_MOST_UNCERTAIN_PLACES]
        unsure.append(UncertainPlace(unsure[-1].span, f"and {rest} more lines that were not clear"))
    return unsure


def _elements(page: Page, labelled: Sequence[Labelled]) -> Iterator[Element]:
    rows = page.rows
    at = 0
    while at < len(rows):
        kind = labelled[at].kind
        end = at + 1
        while end < len(rows) and labelled[end].kind is kind and _goes_on(kind, page, end):
            end += 1
        yield _element(kind, rows[at:end])
        at = end


def _goes_on(kind: Kind, page: Page, at: int) -> bool:
    """Whether row `at` belongs to the paragraph of the row before, which is of the same kind."""
    above, row = page.rows[at - 1], page.rows[at]
    apart = page.gap_above(at) > 0
    if kind is Kind.DIALOGUE:
        return True
    if kind is Kind.PARENTHETICAL:
        return not above.text.endswith((")", "]")) and not row.text.startswith(("(", "["))
    if kind is Kind.ACTION:
        return not apart
    if kind is Kind.CUE:  # a name too long for its line
        return not apart and abs(row.indent - above.indent) < 2 and "(" not in above.text
    if kind is Kind.HEADING:
        return not apart and not HEADING.match(take_number(row.text).text)
    return False


def _element(kind: Kind, rows: Sequence[Row]) -> Element:
    span = (rows[0].start, rows[-1].end)
    text = _joined(rows)
    revised = any(row.revised for row in rows)
    if kind is Kind.CUE:
        cue = cues.take_apart(text)
        name = cue.name or text
        return Element(kind, text, span, name, cue.extensions, dual=cue.dual, revised=revised)
    if kind is Kind.HEADING:
        heading = take_number(text)
        number = heading.number or None
        return Element(kind, heading.text, span, number=number, revised=revised)
    return Element(kind, text, span, revised=revised)


def _joined(rows: Sequence[Row]) -> str:
    """The rows as one line: their ends are the page's, not the author's."""
    out = rows[0].text
    for row in rows[1:]:
        hyphened = out.endswith("-") and out[-2:-1].isalpha() and row.text[0].islower()
        out += row.text if hyphened else f" {row.text}"
    return out


def over_pages(elements: Sequence[Element]) -> list[Element]:
    """Cues that only say who goes on speaking behind a page break become furniture."""
    out: list[Element] = []
    speaker: str | None = None
    crossed = False
    for element in elements:
        if element.kind is Kind.FURNITURE:
            crossed = True
        elif element.kind is Kind.CUE:
            again = element.speaker == speaker and any(map(_CONTINUES.match, element.extensions))
            if crossed and again:
                element = element._replace(kind=Kind.FURNITURE, speaker=None, extensions=())
            speaker = element.speaker or speaker
            crossed = False
        elif element.kind not in {Kind.DIALOGUE, Kind.PARENTHETICAL}:
            speaker = None
        else:
            crossed = False
        out.append(element)
    return out
