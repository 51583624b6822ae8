"""Masks: how much of a line of yours is still on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from tableread.script.words import words_of


class Mask(StrEnum):
    """From all of a line to nothing of it."""

    FULL = "full text"
    THREE_WORDS = "first 3 words"
    TWO_WORDS = "first 2 words"
    ONE_WORD = "first word"
    LETTERS = "first letters"
    HIDDEN = "hidden"
    AS_KNOWN = "as well as you know them"
    """Each line by itself; `ladder` says how much of it."""

    @property
    def following(self) -> Mask:
        """The next one; after the last comes the first."""
        masks = list(Mask)
        return masks[(masks.index(self) + 1) % len(masks)]


FIRST_WORDS = {Mask.THREE_WORDS: 3, Mask.TWO_WORDS: 2, Mask.ONE_WORD: 1}
"""How many words of a line are left."""
_DOT, _WIDE_DOT = "·", "・"
_EMPHASIS = "*_"
"""Marks that are not drawn themselves: with dots in their place the text would be wider."""


def masked(text: str, mask: Mask, uncovered: Collection[int] = ()) -> str:
    """`text` with a dot for each sign that is hidden: as long as before, and as wide, each word in its place.

    `mask`: any but `AS_KNOWN`. `uncovered`: words, by number in `words_of`, that are shown whatever the mask.
    """
    if mask is Mask.FULL:
        return text
    pieces: list[str] = []
    at = 0
    for number, (start, end) in enumerate(words_of(text)):
        if number not in uncovered and number >= FIRST_WORDS.get(mask, 0):
            pieces += text[at:start], _covered(text[start:end], mask is Mask.LETTERS)
            at = end
    return "".join((*pieces, text[at:]))


@lru_cache(maxsize=4096)
def _covered(word: str, letters: bool) -> str:
    """`letters`: its first letter, and what is no letter, is shown."""
    first = next(at for at, sign in enumerate(word) if sign.isalnum() or sign == "_")
    return "".join(
        sign if letters and (at == first or not sign.isalnum()) else _instead_of(sign)
        for at, sign in enumerate(word)
    )


def _instead_of(sign: str) -> str:
    if sign in _EMPHASIS:
        return sign
    if unicodedata.category(sign).startswith("M"):  # drawn in the cell of the letter before it
        return sign
    return _WIDE_DOT if unicodedata.east_asian_width(sign) in "WF" else _DOT
