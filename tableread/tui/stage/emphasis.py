"""What is shown of an element's text: without the marks of emphasis (*, **, ***, _), in the style that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.style import Style

from tableread.script.model import Element
from tableread.tui.layout import Row

_EMPHASIS = re.compile(r"(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ITALIC, _BOLD, _UNDERLINE = Style(italic=True), Style(bold=True), Style(underline=True)

Run = tuple[int, int, Style]
"""Where it begins and ends in the text, and its style."""


def runs_on(element: Element, row: Row) -> Iterator[Run]:
    """Runs of the text that are shown on a row."""
    for start, end, style in _runs(element.text):
        first, last = max(start, row.start), min(end, row.end)
        if first < last:
            yield first, last, style


def forget_runs() -> None:
    """Another page is shown: those of the one before are not needed any more."""
    _runs.cache_clear()


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[Run, ...]:
    """The marks themselves are in no run."""
    if "*" not in text and "_" not in text:
        return ((0, len(text), Style()),)
    runs: list[Run] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        if at < match.start():
            runs.append((at, match.start(), Style()))
        mark = match[1]
        style = {"*": _ITALIC, "**": _BOLD, "***": _BOLD + _ITALIC, "_": _UNDERLINE}[mark]
        runs.append((*match.span(2), style))
        at = match.end()
    if at < len(text):
        runs.append((at, len(text), Style()))
    return tuple(runs)
