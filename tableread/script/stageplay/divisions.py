"""Headings of scenes in languages that no list of words knows: "NEGYEDIK JELENÉS", "Tabla 2"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

_TWO_WORDS = re.compile(r"[*_# ]*([^\W_]+\.?) ([^\W_]+)[.*_ ]*")
_SHORTEST_WORD = 3
_MOST_OFTEN = 5
"""Times that a heading may come back: a play has so many acts."""


def divisions(lines: Sequence[str], cued: Callable[[int], bool]) -> frozenset[int]:
    """The numbers of the lines that divide a play, as is seen from their place and from one another.

    Such a line stands alone, has two words of which one is on others like it, too, and somebody speaks next, or a
    direction stands there. `cued`: whether somebody is known to be cued on a line.
    """
    inked = [at for at, line in enumerate(lines) if line.strip()]
    alike: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, at in enumerate(inked[:-1]):
        found = _TWO_WORDS.fullmatch(lines[at].strip())
        following = inked[number + 1]
        if not found or found[1][0].islower() or following == at + 1:
            continue
        if number and inked[number - 1] == at - 1:
            continue
        if cued(at) or not (lines[following].lstrip("*_ ")[:1] in _BRACKETS or cued(following)):
            continue
        first, last = found[1].casefold(), found[2].casefold()
        alike[f"{first} "].append((at, last))
        alike[f" {last}"].append((at, first))
    return frozenset(
        at
        for word, places in alike.items()
        if len(word) > _SHORTEST_WORD and _count(places)
        for at, _ in places
    )


_BRACKETS = frozenset("[(（")


def _count(places: Sequence[tuple[int, str]]) -> bool:
    """Whether the other words are like numbers: several, and none comes back more often than there are acts."""
    others = [other for _, other in places]
    return len(set(others)) > 1 and max(others.count(other) for other in set(others)) <= _MOST_OFTEN
