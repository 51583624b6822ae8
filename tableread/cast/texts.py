"""Many texts cut into words and punctuation at once: quicker than a pattern for each.

Knows nothing of scripts.
"""

from __future__ import annotations

from collections.abc import Sequence

from tableread.cast.words import fold

_KEPT = ".,;:!?()'’#–—-[]"
_DROPPED = '"“”„«»…*_/&'
_BETWEEN = "\x1e"


class Texts:
    """`texts` as lists of tokens, by index; letters, digits and the punctuation that matters."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        together = _BETWEEN.join(texts)
        if together.count(_BETWEEN) != len(texts) - 1:
            together = _BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts)
        for mark in _KEPT:
            together = together.replace(mark, f" {mark} ")
        for mark in _DROPPED:
            together = together.replace(mark, " ")
        self._written = together.split(_BETWEEN)
        self._folded = fold(together, language).split(_BETWEEN)

    def tokens(self, index: int) -> list[str]:
        """The words of a text as they are written."""
        return self._written[index].split()

    def low(self, index: int) -> list[str]:
        """The same words, folded."""
        return self._folded[index].split()
