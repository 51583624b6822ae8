"""In which steps the words of a line are erased: function words before those that carry the line."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from math import ceil

from tableread.learning.function_words import is_function_word
from tableread.learning.masks import Mask, masked
from tableread.script.words import said_words, words_of


@lru_cache(maxsize=256)
def steps_of(
    text: str, listed: frozenset[str], hard: frozenset[int] = frozenset()
) -> tuple[frozenset[int], ...]:
    """The words that are erased after each step, by number in `words_of`; after the last, all of them.

    Half of the function words, all of them, half of the rest, all: two steps each, so that a word is met with and
    without its neighbours. Steps that would erase nothing are left out. `listed`: the function words; `hard`: words that
    go last among their kind.
    """
    count = len(words_of(text))
    light: dict[int, bool] = {}
    for said in said_words(text, asides=True):
        light[said.number] = light.get(said.number, True) and is_function_word(said.text, listed)
    lengths = [end - start for start, end in words_of(text)]
    # short words carry less than long ones
    order = sorted(range(count), key=lambda word: (word in hard, lengths[word], word))
    function = [word for word in order if light.get(word, True)]
    core = [word for word in order if not light.get(word, True)]
    ends = (
        ceil(len(function) / 2),
        len(function),
        len(function) + ceil(len(core) / 2),
        count,
    )
    erased = (*function, *core)
    return tuple(frozenset(erased[:end]) for end in sorted(set(ends)) if end)


def left_of(text: str, erased: Collection[int]) -> str:
    """`text` with dots for the words that are erased: as long as before, and as wide."""
    words = range(len(words_of(text)))
    return masked(text, Mask.HIDDEN, [word for word in words if word not in erased])
