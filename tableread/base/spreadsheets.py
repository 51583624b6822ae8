"""Text for the cells of a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@")


def harmless(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula: a script may hold anything."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
