"""Finds out from the text itself which reader it is for."""

from __future__ import annotations

import re

_SAMPLE = 200_000
_LOOSE_PUNCTUATION = re.compile(r"\s[.,?!]\s")
_LOOSE_HEADING = re.compile(r"\b(?:int|ext)\s\.?\s?", re.IGNORECASE)
_LONG_LINE = 400
"""Characters. A paragraph may be this long; when most lines are, there are no lines."""


def detect(source: str) -> str:
    """Name of the format that `source` is most likely written in; "fountain" when in doubt."""
    sample = source[:_SAMPLE]
    return "flattened" if _is_flattened(sample) else "fountain"


def _is_flattened(sample: str) -> bool:
    """Tokens spaced apart, few line ends, few capitals: what a text-mining tool leaves behind."""
    words = sample.count(" ") + 1
    lines = sum(1 for line in sample.split("\n") if line.strip())
    if words < 8 or len(sample) < _LONG_LINE * lines / 2:
        return False
    loose = len(_LOOSE_PUNCTUATION.findall(sample))
    capitals = sum(c.isupper() for c in sample)
    return loose > words / 40 and (
        capitals < len(sample) / 40 or bool(_LOOSE_HEADING.search(sample))
    )
