"""What words are worth: how much likelier each is said than told, in general and in this document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)

_LIMIT = 3.0
"""Log odds. A word or a pair never says more than this."""


class Counts(NamedTuple):
    """How often words and pairs of words are said, and how often told."""

    said_words: Counter[str]
    told_words: Counter[str]
    said_pairs: Counter[tuple[str, str]]
    told_pairs: Counter[tuple[str, str]]

    def copy(self) -> Counts:
        """The same, to be added to."""
        return Counts(*(counter.copy() for counter in self))  # type: ignore[arg-type]


@cache
def general() -> Counts:
    """What is known before the document has been read: counts over scripts in general."""
    kept = json.loads((Path(__file__).parent / "lexicon.json").read_bytes())
    words, pairs = kept["words"], kept["pairs"]
    split = {tuple(pair.split(" ")): counts for pair, counts in pairs.items()}
    return Counts(
        Counter({w: c[0] for w, c in words.items() if c[0]}),
        Counter({w: c[1] for w, c in words.items() if c[1]}),
        Counter({p: c[0] for p, c in split.items() if c[0]}),
        Counter({p: c[1] for p, c in split.items() if c[1]}),
    )


class Weights:
    """Log odds, said against told, of words, pairs of words and first words."""

    def __init__(self, words: dict[str, float], pairs: dict[tuple[str, str], float]) -> None:
        self.words = words
        self.pairs = pairs

    @classmethod
    def learned(cls, counts: Counts) -> Weights:
        """Log odds from counts, smoothed where there is little."""
        return cls(
            _log_ratios(counts.said_words, counts.told_words, smooth=1.0, least=1),
            _log_ratios(counts.said_pairs, counts.told_pairs, smooth=1.0, least=2),
        )


class Sums:
    """Prefix sums of the weights, so that any run of tokens is scored in constant time."""

    def __init__(self, words: list[str], weights: Weights) -> None:
        self._words = words
        self._pairs = weights.pairs
        get, pair = weights.words.get, weights.pairs.get
        total = 0.0
        self._sum = [0.0]
        before = ""
        for word in words:
            total += get(word, 0.0) + pair((before, word), 0.0)
            self._sum.append(total)
            before = word

    def said(self, first: int, end: int) -> float:
        """Log odds that [first, end) is said, not told."""
        if first >= end:
            return 0.0
        opening = self._words[first]
        before = self._words[first - 1] if first else ""
        inner = self._sum[end] - self._sum[first] - self._pairs.get((before, opening), 0.0)
        return inner + self._pairs.get(("", opening), 0.0)


def _log_ratios(said: Counter[K], told: Counter[K], smooth: float, least: int) -> dict[K, float]:
    """Smoothed log odds per key, limited so that one word never decides alone."""
    all_said = sum(said.values()) + 1.0
    all_told = sum(told.values()) + 1.0
    base = log(all_told / all_said)
    ratios: dict[K, float] = {}
    smooth_told = smooth * all_told / all_said
    for key in said.keys() | told.keys():
        n_said, n_told = said.get(key, 0), told.get(key, 0)
        if n_said + n_told < least:
            continue
        odds = log((n_said + smooth) / (n_told + smooth_told)) + base
        ratios[key] = max(-_LIMIT, min(_LIMIT, odds))
    return ratios
