"""Fountain (https://fountain.io/syntax): plain text that reads as a screenplay.

`lines` cuts boneyard and notes out, `title_page` reads the head, `body` the rest, in one pass.
"""

from __future__ import annotations

from tableread.script.compose import compose
from tableread.script.fountain.body import Body
from tableread.script.fountain.lines import Lines, find_cuts
from tableread.script.fountain.title_page import read_title_page
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Kind, Script
from tableread.script.titles import says_by, title_and_authors

_LONGEST_TITLE_PAGE = 12
"""Paragraphs."""


def read(source: str) -> Script:
    """Read Fountain text. Never fails: what fits no rule is action."""
    source = with_line_feeds(source)
    cuts, notes, warnings = find_cuts(source)
    lines = Lines(source, cuts)
    elements: list[Element] = []
    at, title, authors = read_title_page(lines, elements)
    Body(lines, elements).read(at)
    if not at:
        title, authors = _typed_title_page(elements)
    if notes:
        elements += notes
        elements.sort(key=lambda e: e.span[0])
    return compose("fountain", elements, title=title, authors=authors, warnings=warnings)


def _typed_title_page(elements: list[Element]) -> tuple[str, tuple[str, ...]]:
    """A title page without keys, "THE FERRY / written by / Ann One", as people type it."""
    end = 0
    named = False
    for element in elements[:_LONGEST_TITLE_PAGE]:
        if element.kind in {Kind.HEADING, Kind.TRANSITION}:
            break
        named = named or any(says_by(line) for line in element.text.split("\n"))
        end += 1
    else:
        return "", ()
    if not named:
        return "", ()
    page = elements[:end]
    elements[:end] = [Element(Kind.TITLE, e.text, e.span) for e in page]
    return title_and_authors([line for e in page for line in e.text.split("\n")])
