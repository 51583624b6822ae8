"""What a title page says: the title, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
        text = " ".join(line.replace("*", "").replace("_", "").split())
        if not text:
            continue
        by = _BY.fullmatch(text)
        if by:
            expects = not by["who"]
            if by["who"] and not authors:
                authors = _people(by["who"])
        elif expects:
            authors = authors or _people(text)
            expects = False
        elif not title and not _NOT_A_TITLE.fullmatch(text):
            title = text.strip('"“”')
    return title, tuple(authors)


def _people(text: str) -> list[str]:
    return [name.strip() for name in re.split(r"\s*(?:&|,|\band\b)\s*", text) if name.strip()]
