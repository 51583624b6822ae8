"""What a title page says: the title, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tableread.script.emphasis import plain

_BY = re.compile(
    r"(?:(?:an? )?(?:original )?(?:screen|tele|stage)?(?:play|story|script|comedy|drama|written)?"
    r"(?: and directed)?\s*by|écrit par|von|автор[:]?)(?:\s+(?P<who>\S.*))?",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"(?:.*\b(?:draft|revised|revision|copyright|©|all rights|contact|phone|www\.|@)\b.*|\W*\d[\d\W]*)",
    re.IGNORECASE,
)


def title_and_authors(lines: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Title and authors from the lines of a title page; empty where it does not tell."""
    title = ""
    authors: list[str] = []
    expects = False
    for line in lines:
        text = " ".join(plain(line).split())
        if not text:
            continue
        by = _BY.fullmatch(text)
        if by:
            expects = not by["who"]
            if by["who"] and not authors:
                authors += people(by["who"])
        elif text in {"&", "and"}:
            expects = bool(authors)
        elif expects:
            authors += people(text)
            expects = False
        elif not title and not _NOT_A_TITLE.fullmatch(text):
            title = text.strip('"“”')
    return title, tuple(authors)


def says_by(line: str) -> bool:
    """Whether the line is "written by" or the like, with a name or above one."""
    return _BY.fullmatch(" ".join(plain(line).split())) is not None


def people(text: str) -> tuple[str, ...]:
    """Names that stand in one line, joined by commas, "&" or "and"."""
    names = re.split(r" ?(?:&|,|\band\b) ?", " ".join(text.split()))
    return tuple(name.strip() for name in names if name.strip())
