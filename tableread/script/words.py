"""Words as everybody counts them: the screen that marks them, the voice, the prompter."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S*\w\S*")


def words_of(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of the words of `text`: runs of ink with a letter or a digit in them."""
    return [m.span() for m in _WORD.finditer(text)]
