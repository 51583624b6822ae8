"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """ "1 scene", "2 scenes", "3 speeches"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}es" if noun.endswith(("ch", "s", "x")) else f"{number} {noun}s"
