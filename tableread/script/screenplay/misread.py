"""Names that a scanner misread here and there: "R0SA" among many a "ROSA" is she."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tableread.script.model import Element

_LOOKS_LIKE = str.maketrans("01l|!58", "oiiiisb")
"""Letters and figures that are taken for each other in print, folded."""
_RARE = 2
"""Cues. A name that stands more often was not misread each time in the same way."""
_OFTEN = 5
"""Times as often must the right name stand."""


def with_names_mended(elements: Sequence[Element]) -> Sequence[Element]:
    """`elements` with cues of rare names given to the frequent name that looks the same in print."""
    counts = Counter(e.speaker for e in elements if e.speaker)
    groups: dict[str, list[str]] = {}
    for name, _ in counts.most_common():
        groups.setdefault(_shape(name), []).append(name)
    mended = {
        other: names[0]
        for names in groups.values()
        for other in names[1:]
        if counts[other] <= _RARE and counts[names[0]] >= _OFTEN * counts[other]
    }
    if not mended:
        return elements
    return [
        e._replace(speaker=mended.get(e.speaker, e.speaker)) if e.speaker else e for e in elements
    ]


def _shape(name: str) -> str:
    return name.casefold().translate(_LOOKS_LIKE).replace("rn", "m")
