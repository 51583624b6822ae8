"""Rows: what a laid-out page is made of, whatever file it came from.

A row is a line of ink with its distance from the left edge and from the row above. Text files,
word processors and PDF pages are all brought to this form, and one labeller reads them all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAB = 8
_REVISED = re.compile(r"(?<=\S)(?:\s{3,}+|\t\s*+)\*++\s*+$")
"""Revision stars: far out in the right margin, behind the words."""

_BAR = re.compile(r"[ \t]{2,}+\|(?=[ \t]{3,}+[^|]++$)")
"""A bar in the left margin: somebody's own lines are marked in sides. In a table there are more of them."""


class Row(NamedTuple):
    """One line of a page, without the space around it."""

    text: str
    indent: int
    """Columns from the left edge."""
    gap: int
    """Empty lines above."""
    start: int
    end: int
    """Place in the source, [start, end), in characters."""
    revised: bool = False
    """It had a star in the right margin."""


def rows_of(source: str) -> list[Row]:
    """The rows of laid-out text. Lines that are empty become gaps; a form feed is two of them."""
    rows: list[Row] = []
    start = gap = 0
    for raw in source.split("\n"):
        bar = _BAR.match(raw)
        if bar:
            raw = " " * bar.end() + raw[bar.end() :]
        text = raw.strip()
        if not text:
            gap += 1 + raw.count("\f")
        else:
            lead = raw[: len(raw) - len(raw.lstrip())]
            if "\f" in lead:
                gap += 2
                lead = lead.replace("\f", "")
            star = _REVISED.search(raw)
            if star:
                text = raw[: star.start()].strip()
            first = start + len(raw) - len(raw.lstrip())
            rows.append(
                Row(text, len(lead.expandtabs(_TAB)), gap, first, first + len(text), bool(star))
            )
            gap = 0
        start += len(raw) + 1
    return rows
