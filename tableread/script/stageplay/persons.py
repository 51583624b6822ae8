"""Who an abbreviated name stands for: "Ber." is Bernardo, if the list of persons has one Bernardo."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

_NAME = re.compile(r"[^\W\d_a-zа-яё][\w’'-]+")
_LONGEST_SHORT_FORM = 6


def people_in(lines: Iterable[str]) -> set[str]:
    """The names in lists of persons and in entrances, case folded, word by word and whole."""
    people: set[str] = set()
    for line in lines:
        names = _NAME.findall(line)
        people.update(name.casefold() for name in names)
        people.add(" ".join(name.casefold() for name in names))
    return people


def full_names(short: Iterable[str], listed: Iterable[str]) -> dict[str, str]:
    """For every written name that is an abbreviation, the name of the one listed person it fits.

    `listed` are the lines of the list of persons. A name that fits nobody, or several, stays out.
    """
    people: dict[str, str] = {}
    for line in listed:
        for word in _NAME.findall(line.partition(",")[0]):
            people.setdefault(word.casefold(), word)
    folded = sorted(people)
    resolved = {}
    for name in short:
        key = name.casefold()
        if key in people or " " in key or len(key) > _LONGEST_SHORT_FORM:
            continue
        at = bisect_left(folded, key)
        fitting = [full for full in folded[at : at + 2] if full.startswith(key)]
        if len(fitting) == 1:
            resolved[name] = people[fitting[0]]
    return resolved
