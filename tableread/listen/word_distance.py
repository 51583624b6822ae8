"""How differently two words sound: an edit distance over their sounds, or their letters for want of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

_KINDS = (
    "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW", "P B", "T D", "K G", "F V TH DH", "S Z SH ZH CH JH",
    "M N NG", "L R W Y HH",
)  # fmt: skip
_KIND_OF = {sound: number for number, kind in enumerate(_KINDS) for sound in kind.split()}
# costs of a sound of the same kind, of another kind, of one more or less; chosen with tests/bench/listen.py
_RELATED, _UNRELATED, _ONE_MORE = 0.5, 0.95, 0.8
_STRETCH = 1.3
"""Words share sounds by chance: from here on that is nothing in common. Found on recorded lines."""

# 170 words of five letters a minute, a usual pace of reading; not fitted
_WORD_SECONDS, _LETTER_SECONDS = 0.08, 0.055

_MOST_SOUNDS = 30  # longer than any word; a file may hold anything

Pronunciations = Callable[[str], Sequence[Sequence[str]]]
"""All ways in which a word is said, each as its sounds in ARPABET; none where nobody knows."""


class WordDistance:
    """How differently two words sound, 0 (the same) to 1."""

    def __init__(self, pronunciations: Pronunciations) -> None:
        self._said = pronunciations
        self.between = lru_cache(maxsize=20_000)(self._between)

    def _between(self, a: str, b: str) -> float:
        if a == b:
            return 0.0
        ways = [(x, y) for x in self._said(a) for y in self._said(b)] or [(tuple(a), tuple(b))]
        return min(1.0, _STRETCH * min(edits(x, y) / max(len(x), len(y), 1) for x, y in ways))


def edits(a: Sequence[str], b: Sequence[str]) -> float:
    """What it takes to turn one sequence of sounds into the other."""
    row = [at * _ONE_MORE for at in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        above, row = row, [i * _ONE_MORE]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + _ONE_MORE, row[-1] + _ONE_MORE, above[j - 1] + _turned(x, y)))
    return row[-1]


class LaidOver(NamedTuple):
    """A word, and what sounds where it should."""

    difference: float
    """0 (all of its sounds) to about 1 (none of them)."""
    other: tuple[int, ...]
    """Words that were heard there, by number, each with more of its sounds than on any other word."""


def laid_over(
    words: Sequence[Sequence[str]], heard: Sequence[Sequence[str]]
) -> tuple[LaidOver, ...]:
    """Each of `words` (its sounds) against what was heard, wherever that has its words cut.

    So "42" is "forty", "two", and "woodcutters" is "wood", "cutters".
    """
    line = [(at, sound) for at, word in enumerate(words) for sound in word]
    said = [(at, sound) for at, word in enumerate(heard) for sound in word]
    rows = [[at * _ONE_MORE for at in range(len(said) + 1)]]
    for _, x in line:
        above, row = rows[-1], [rows[-1][0] + _ONE_MORE]
        for j, (_, y) in enumerate(said, 1):
            row.append(min(above[j - 1] + _turned(x, y), above[j] + _ONE_MORE, row[-1] + _ONE_MORE))
        rows.append(row)
    costs, shared = [0.0] * len(words), Counter[tuple[int, int]]()
    i, j = len(line), len(said)
    while i or j:
        word = line[i - 1][0] if i else -1
        if i and j and rows[i][j] == rows[i - 1][j - 1] + _turned(line[i - 1][1], said[j - 1][1]):
            costs[word] += rows[i][j] - rows[i - 1][j - 1]
            shared[said[j - 1][0], word] += 1
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + _ONE_MORE:
            costs[word] += _ONE_MORE
            i -= 1
        else:
            if i < len(line) and line[i][0] == word:  # within a word
                costs[word] += _ONE_MORE
            j -= 1
    most = {at: word for (at, word), _ in sorted(shared.items(), key=lambda item: item[1])}
    return tuple(
        LaidOver(
            cost / max(1, len(words[word])),
            tuple(sorted(at for at, its in most.items() if its == word)),
        )
        for word, cost in enumerate(costs)
    )


def _turned(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _RELATED if a in _KIND_OF and _KIND_OF[a] == _KIND_OF.get(b) else _UNRELATED


def are_sounds(said: str) -> bool:
    """Whether this is a word's pronunciation in ARPABET: "SH AH V AO N"."""
    sounds = said.split(" ")
    return len(sounds) <= _MOST_SOUNDS and all(sound in _KIND_OF for sound in sounds)


def seconds_of(word: str) -> float:
    """How long a word takes to say, about."""
    return _WORD_SECONDS + _LETTER_SECONDS * len(word)


def by_letters(word: str) -> Sequence[Sequence[str]]:
    """Stands in for pronunciations where there are none."""
    return ()
