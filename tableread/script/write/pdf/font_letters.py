"""Which letters a TrueType font has, from its character map."""

from __future__ import annotations

import struct


def letters_of(font: bytes) -> frozenset[int]:
    """The code points that a font has a shape for; of a font that is broken, those found. Only maps of the usual kind (4)
    are read: they hold what is in the basic plane."""
    found: set[int] = set()
    try:
        cmap = _table(font, b"cmap")
        for at in range(_number(font, cmap + 2)):
            offset = struct.unpack_from(">I", font, cmap + 8 + 8 * at)[0]
            if _number(font, cmap + offset) == 4:
                found |= _of_segments(font, cmap + offset)
    except (struct.error, LookupError):
        pass
    return frozenset(found)


def _table(font: bytes, name: bytes) -> int:
    for at in range(_number(font, 4)):
        entry = 12 + 16 * at
        if font[entry : entry + 4] == name:
            offset: int = struct.unpack_from(">I", font, entry + 8)[0]
            return offset
    raise LookupError(name)


def _of_segments(font: bytes, at: int) -> set[int]:
    """Format 4: ranges of code points, each with a difference or a list that leads to the shapes."""
    double = _number(font, at + 6)
    ends, starts = at + 14, at + 16 + double
    deltas, lists = starts + double, starts + 2 * double
    found: set[int] = set()
    for segment in range(0, double, 2):
        first, last = _number(font, starts + segment), _number(font, ends + segment)
        delta, offset = _number(font, deltas + segment), _number(font, lists + segment)
        for code in range(first, min(last, 0xFFFE) + 1):
            shape = code
            if offset:
                shape = _number(font, lists + segment + offset + 2 * (code - first))
            if (not offset or shape) and (shape + delta) & 0xFFFF:
                found.add(code)
    return found


def _number(font: bytes, at: int) -> int:
    number: int = struct.unpack_from(">H", font, at)[0]
    return number
