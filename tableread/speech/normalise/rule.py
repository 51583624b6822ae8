"""How rules are written."""

from __future__ import annotations

import re

from tableread.speech.spoken_text import Rule


def any_of(*names: str) -> str:
    """A pattern for any of these words."""
    return "|".join(names)


def rule(pattern: str, says: str, flags: int = 0) -> Rule:
    """Says the same for every match; `says` may name groups, as in `re.sub`."""
    if "\\" in says:
        return re.compile(pattern, flags), lambda m: m.expand(says)
    return re.compile(pattern, flags), lambda _: says


def capitalised(table: dict[str, str]) -> str:
    """Its names as they are and in capitals: "rep." in small letters is no Representative."""
    return any_of(*table, *map(str.upper, table))
