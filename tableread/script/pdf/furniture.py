"""Page furniture of a PDF: what stands at the head and foot of pages and says only where one is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tableread.script.pdf.page_rows import PageRow

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s*)?[A-Z]?\d{1,4}[A-Z]?(?:\s*(?:of|/)\s*\d{1,4}|\s*\|\s*p\s*a\s*g\s*e)?[-–—.\s)*]*",
    re.IGNORECASE,
)
_OUTER = 3
"""Rows from the top and the bottom of a page that may be furniture."""
_HEAD, _FOOT = 0.925, 0.075
"""Of the page's height: above and below it headers and footers stand."""


def without_furniture(rows: Sequence[PageRow]) -> tuple[list[PageRow], list[PageRow]]:
    """The rows that are the script's, and those that are the page's."""
    pages: dict[int, list[PageRow]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    outer = {page: {*lines[:_OUTER], *lines[-_OUTER:]} for page, lines in pages.items()}
    alike: Counter[str] = Counter()
    for edge in outer.values():
        alike.update({_alike(row) for row in edge})
    often, mostly = max(3, len(pages) // 4), max(3, len(pages) // 2)
    kept: list[PageRow] = []
    furniture: list[PageRow] = []
    for page, lines in pages.items():
        rest: list[PageRow] = []
        for i, (row, below) in enumerate(zip(lines, [*lines[1:], None], strict=True)):
            # a name that is cued at the top of every page has its words right below
            cued = (
                below is not None
                and not below.gap
                and row.text.isupper()
                and below.indent < row.indent - 3
            )
            margin = row.height > _HEAD or row.height < _FOOT
            # by itself at the end of most pages, it is no part of them, however deep their margins are
            apart = (i == len(lines) - 1 and row.gap > 0) or (
                i == 0 and below is not None and below.gap > 0
            )
            seen = alike[_alike(row)]
            if row in outer[page] and (
                (margin and _NUMBER.fullmatch(row.text) is not None)
                or (((seen >= often and margin) or (seen >= mostly and apart)) and not cued)
            ):
                furniture.append(row)
            else:
                rest.append(row)
        if rest:
            rest[0] = rest[0]._replace(gap=max(1, rest[0].gap))
        kept += rest
    return kept, furniture


def _alike(row: PageRow) -> str:
    """The row without its numbers, and where on the page it stands."""
    return f"{_DIGITS.sub('#', row.text).casefold()}@{round(row.height * 50)}"
