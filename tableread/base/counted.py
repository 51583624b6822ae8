"""Numbers with their nouns, names in a row."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """ "1 scene", "2 scenes", "3 speeches"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}es" if noun.endswith(("ch", "s", "x")) else f"{number} {noun}s"


def listed(names: Sequence[str]) -> str:
    """ "", "Ana", "Ana and Ben", "Ana, Ben and Cy"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
