"""The words of a text that a recogniser wrote down, in small letters and without marks."""

from __future__ import annotations

import re

from tableread.listen.port import Word
from tableread.listen.word_distance import seconds_of

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_in(text: str) -> list[str]:
    """ "Thou feel’st, mother-in-law!" → thou, feel'st, mother, in, law: as the words of lines are cut."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def spread(text: str, start: float, end: float) -> list[Word]:
    """The words of `text` between two moments, in seconds: each as long as it takes to say, in proportion."""
    words = words_in(text)
    whole = sum(map(seconds_of, words))
    found, at = [], start
    for word in words:
        until = at + (end - start) * seconds_of(word) / whole
        found.append(Word(word, at, until))
        at = until
    return found
