"""The list of persons: where it ends, and whom an abbreviated name stands for ("Ber." is its one Bernardo)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from tableread.script.stageplay.letters import SMALL
from tableread.script.stageplay.structure import ACT, PERSONS, SCENE

_NAME = re.compile(rf"[^\W\d_{SMALL}][\w’'-]+")
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
    short = set(short)
    written = {name.casefold() for name in short}
    resolved = {}
    for name in short:
        key = name.casefold()
        if key in people or " " in key or len(key) > _LONGEST_SHORT_FORM:
            continue
        at = bisect_left(folded, key)
        fitting = [full for full in folded[at : at + 2] if full.startswith(key)]
        # who is cued by the whole name is somebody else: KÖNIG is no short form of KÖNIGIN
        if len(fitting) == 1 and fitting[0] not in written:
            resolved[name] = people[fitting[0]]
    return resolved


_FRONT = 300
"""Lines in which a list of persons is looked for: no play has more before it begins."""
_SHORTEST_LIST = 3


def end_of_list(lines: Sequence[str], cued: Callable[[int], str | None], airy: bool) -> int:
    """The line behind a list of persons that is written like speeches ("ADA: a potter"), or 0.

    `cued`: the name that a line would cue. `airy`: speeches mostly begin behind an empty line. The list is what
    stands below its heading, or above the first act, or without empty lines where speeches have them. Everybody is in
    it once; the play begins where somebody comes back.
    """
    first = next((at for at in range(min(_FRONT, len(lines))) if cued(at)), None)
    if first is None:
        return 0
    above = first - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    headed = above >= 0 and bool(PERSONS.match(lines[above]))
    entries: list[int] = []
    seen: set[str] = set()
    at = first
    while (
        at < min(len(lines), 2 * _FRONT) and not ACT.match(lines[at]) and not SCENE.match(lines[at])
    ):
        name = cued(at)
        if name in seen:
            break
        if name:
            if _is_dense(lines, entries) and not lines[at - 1].strip():
                break
            seen.add(name)
            entries.append(at)
        at += 1
    else:
        if at < len(lines) and (headed or len(entries) >= _SHORTEST_LIST):
            return at
    if headed or (airy and len(entries) >= _SHORTEST_LIST and _is_dense(lines, entries)):
        return at
    return 0


def _is_dense(lines: Sequence[str], entries: Sequence[int]) -> bool:
    """Whether no empty line stands between the first entries and the last; there are at least two."""
    return len(entries) > 1 and all(lines[at].strip() for at in range(entries[0], entries[-1]))
