"""Words as everybody counts them: the screen that marks them, the voice, the prompter."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_WORD = re.compile(r"(?<!\S)[^\w\s]*+\w\S*+")


def words_of(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of the words of `text`: runs of ink with a letter or a digit in them."""
    return [m.span() for m in _WORD.finditer(text)]


_SAID = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class SaidWord(NamedTuple):
    """A word as it is said and recognised: small letters, no marks."""

    text: str
    number: int
    """Of the word that it is, or is a part of, among `words_of`."""


def said_words(text: str, *, asides: bool = False) -> list[SaidWord]:
    """What a person says of `text`; directions in brackets are not said, unless they are `asides`.

    "Thou feel’st, mother-in-law! (beat)" → thou, feel'st, mother, in, law.
    """
    starts = [start for start, _ in words_of(text)]
    spoken = text if asides else _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    found = []
    for match in _SAID.finditer(spoken):
        word = match[0].replace("’", "'").strip("'").casefold()
        if word:
            found.append(SaidWord(word, bisect_right(starts, match.start()) - 1))
    return found
