"""Leads places in a text that was made from a document back to the document's own paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from tableread.script.model import Places, Script

Place = tuple[int, int]


def in_paragraphs(
    script: Script,
    source: str,
    format: str,  # noqa: A002
    title: str = "",
    numbers: Sequence[int] | None = None,
) -> Script:
    """`script`, read from `source`, with paragraphs for places: the number of each line of `source`
    in `numbers`, or the lines counted from 1."""
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    last = len(starts) - 2

    def number(at: int) -> int:
        line = min(last, bisect_right(starts, at) - 1)
        return numbers[line] if numbers else line + 1

    def place(span: Place) -> Place:
        return number(span[0]), number(max(span[0], span[1] - 1))

    return replaced(script, place, format, Places.PARAGRAPHS, title)


def replaced(
    script: Script,
    place: Callable[[Place], Place],
    format: str,  # noqa: A002
    places: Places,
    title: str = "",
) -> Script:
    """`script` with every place led through `place`."""
    return replace(
        script,
        format=format,
        title=title or script.title,
        elements=tuple(e._replace(span=place(e.span)) for e in script.elements),
        warnings=tuple(w._replace(span=place(w.span)) for w in script.warnings),
        places=places,
    )
