"""Letters of all alphabets for regular expressions: `re` knows no capitals beyond A to Z."""

from __future__ import annotations

_LAST = 0x2000
"""Behind Latin, Greek, Cyrillic and Armenian, with all their accents."""
_GEORGIAN = range(0x10D0, 0x1100)
"""Small letters by name; nobody writes the capitals."""
_ORDINALS = "ªº"


def _small_letters() -> str:
    """The ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(ord("a"), _LAST):
        letter = chr(code)
        if not letter.islower() or code in _GEORGIAN or letter in _ORDINALS:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


SMALL = _small_letters()
"""Small letters, to be put into square brackets. What is in no such class may begin a name: capitals,
and the letters of scripts that have none (Japanese, Hebrew, Georgian …)."""
ACCENT = "\u0300-\u036f"
"""Accents that are characters of their own, as in files from a Mac: no `\\w`."""
