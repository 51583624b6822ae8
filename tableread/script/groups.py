"""Cues of several who speak together: "BOB & ALICE", "BOB/ALICE", BOTH, ALL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from tableread.script.model import Element, Kind

_AND = re.compile(r" ?(?:&|/|\+) ?| (?:and|et|und|y|и) | ?, ?(?:and )?", re.IGNORECASE)
"""For names with single spaces."""
_SIGN = re.compile(r"[&/+]")
_BOTH = frozenset({"both", "both of them", "together", "les deux", "beide", "оба", "обе"})
_ALL = frozenset(
    {"all", "all three", "everyone", "everybody", "tous", "alle", "все", "всё", "omnes"}
)
_LONGEST_NAME = 4
"""Words. What is longer between two signs is no name."""
_LARGEST_COMPANY = 200
"""Of all who have spoken in a scene, so many speak when ALL do: the last."""


def who_together(elements: Sequence[Element], names: set[str]) -> Sequence[Element]:
    """`elements` with `together` set on the cues of several, where it can be told who they are.

    `names` are those of all who have cues.
    """
    groups = {
        name for name in names if _AND.search(_spaced(name)) or name.casefold() in _BOTH | _ALL
    }
    if not groups:
        return elements
    spelling = {name.casefold(): name for name in names - groups}
    out: list[Element] = []
    present: dict[str, None] = {}  # who has spoken in this scene, the last at the end
    for element in elements:
        if element.kind is Kind.HEADING:
            present = {}
        elif element.kind is Kind.CUE and element.speaker:
            name = element.speaker
            if name not in groups:
                present.pop(name, None)
                present[name] = None
            elif not element.together:
                element = element._replace(together=_members(name, present, spelling))
        out.append(element)
    return out


def _spaced(name: str) -> str:
    return " ".join(name.split())


def _members(name: str, present: dict[str, None], spelling: dict[str, str]) -> tuple[str, ...]:
    folded = name.casefold()
    if folded in _BOTH | _ALL:
        most = 2 if folded in _BOTH else _LARGEST_COMPANY
        members = tuple(islice(reversed(present), most))[::-1]
        return members if len(members) > 1 else ()
    parts = [part for part in _AND.split(_spaced(name)) if part]
    if len(parts) < 2 or any(len(part.split()) > _LONGEST_NAME for part in parts):
        return ()
    known = [part.casefold() in spelling for part in parts]
    # "SAND AND SEA RADIO" is one; a sign, or somebody known among them, makes them several
    if not any(known) and not _SIGN.search(name):
        return ()
    return tuple(spelling.get(part.casefold(), part) for part in parts)
