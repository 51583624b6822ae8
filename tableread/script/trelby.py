"""Scripts of Trelby (.trelby): a letter on each line says how it ends, the next one what it is."""

from __future__ import annotations

import re

from tableread.script.compose import compose
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Kind, Script
from tableread.script.paragraphs import Paragraphs
from tableread.script.titles import title_and_authors

_VERSION = re.compile(r"\ufeff?#Version \d{1,3}[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"#Title-String (?:[^,\n]*,){6}(.*)")
_KINDS = {
    "\\": Kind.HEADING, ".": Kind.ACTION, "_": Kind.CUE, ":": Kind.DIALOGUE, "(": Kind.PARENTHETICAL,
    "/": Kind.TRANSITION, "=": Kind.ACTION, "%": Kind.NOTE, "@": Kind.SECTION,
}  # fmt: skip
_ENDS = {">": " ", "&": "", "|": "\n", ".": None}
"""What stands between a line and the next; None where the paragraph ends."""


def is_trelby(sample: str) -> bool:
    """Whether a text begins as Trelby's files do."""
    return _VERSION.match(sample) is not None and ("\n#" in sample or "\n." in sample)


def read(source: str) -> Script:
    """Read Trelby's file. Never fails: lines of another form are left out."""
    out: list[Element] = []
    titles: list[str] = []
    text = ""
    begun: int | None = None
    start = 0
    for line in with_line_feeds(source).split("\n"):
        end = start + len(line)
        title = _TITLE.match(line)
        if title:
            titles.append(title[1])
        elif len(line) > 1 and line[0] in _ENDS and line[1] in _KINDS:
            begun = start if begun is None else begun
            between = _ENDS[line[0]]
            text += line[2:] + (between or "")
            if between is None:
                out += _paragraph(_KINDS[line[1]], text, (begun, end))
                text, begun = "", None
        start = end + 1
    name, authors = title_and_authors(titles)
    return compose("trelby", out, title=name, authors=authors)


def _paragraph(kind: Kind, text: str, span: tuple[int, int]) -> list[Element]:
    """The paragraph as an element. Trelby shows cues and headings in capitals, however they are typed."""
    if kind in {Kind.CUE, Kind.HEADING, Kind.TRANSITION}:
        text = text.upper()
    paragraphs = Paragraphs()
    paragraphs.add(kind, text, 0)
    return [element._replace(span=span) for element in paragraphs.elements]
