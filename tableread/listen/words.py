"""A line as words that can be recognised: small letters, no marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Token(NamedTuple):
    """A word that is said, and its place [start, end) in the text."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """What is said of `text`: directions in brackets are not.

    "Thou feel’st, mother-in-law! (beat)" → thou, feel'st, mother, in, law.
    """
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    found = []
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'").strip("'").casefold()
        if word:
            found.append(Token(word, *match.span()))
    return found


def spoken_words(text: str) -> list[str]:
    """The words alone."""
    return [token.word for token in tokens_of(text)]
