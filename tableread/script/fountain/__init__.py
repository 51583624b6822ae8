"""Fountain (https://fountain.io/syntax): plain text that reads as a screenplay.

`lines` cuts boneyard and notes out, `title_page` reads the head, `body` the rest, in one pass.
"""

from __future__ import annotations

from tableread.script.compose import compose
from tableread.script.fountain.body import Body
from tableread.script.fountain.lines import Lines, find_cuts
from tableread.script.fountain.title_page import read_title_page
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Script


def read(source: str) -> Script:
    """Read Fountain text. Never fails: what fits no rule is action."""
    source = with_line_feeds(source)
    cuts, notes, warnings = find_cuts(source)
    lines = Lines(source, cuts)
    elements: list[Element] = []
    at, title, authors = read_title_page(lines, elements)
    Body(lines, elements).read(at)
    if notes:
        elements += notes
        elements.sort(key=lambda e: e.span[0])
    return compose("fountain", elements, title=title, authors=authors, warnings=warnings)
