"""The title page of a Fountain text: "Key: value" lines at the top."""

from __future__ import annotations

import re

from tableread.script.emphasis import plain
from tableread.script.fountain.lines import Lines
from tableread.script.headings import HEADING, is_transition
from tableread.script.model import Element, Kind

_KEY = re.compile(r"([^\W\d][\w .-]{0,30}):(?:\s|$)")


def read_title_page(lines: Lines, elements: list[Element]) -> tuple[int, str, tuple[str, ...]]:
    """Append its lines; returns the first line after it, the title, the authors."""
    texts = lines.texts
    at = 0
    while at < len(texts) and not texts[at]:
        at += 1
    first = texts[at] if at < len(texts) else ""
    if not _KEY.match(first) or is_transition(plain(first)):
        return 0, "", ()
    alone = at + 1 >= len(texts) or not texts[at + 1]
    if HEADING.match(first) or (first.endswith(":") and alone):
        return 0, "", ()  # "INTERCUT WITH:" is a key without a value
    values: dict[str, list[str]] = {}
    key = ""
    while at < len(texts) and texts[at] and not HEADING.match(texts[at]):
        text = texts[at]
        found = None if key and lines.indented(at) else _KEY.match(text)
        value = text
        if found:
            key = found[1].casefold().strip()
            value = text[found.end() :].strip()
        if value:
            values.setdefault(key, []).append(plain(value).strip())
        elements.append(Element(Kind.TITLE, text, lines.span(at, at)))
        at += 1
    authors = values.get("authors") or values.get("author") or []
    return at, " ".join(values.get("title", [])), tuple(authors)
