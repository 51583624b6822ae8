"""What was said laid against a text: which words of the one are which of the other, with the fewest edits. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from tableread.learning.figures import Reading

_DONE, _SAID, _LEFT_OUT, _ADDED, _CHANGED = range(5)


class Pair(NamedTuple):
    """Words of the text and the words said that they are: one each, but for figures."""

    text: range
    said: range


def aligned(
    text: Sequence[str],
    said: Sequence[str],
    are_same: Callable[[str, str], bool],
    ways: Callable[[str], Collection[Reading]],
) -> list[Pair]:
    """The pairs, in order. Words left out, added and changed cost the same; of ways that cost the same the one with the
    most pairs is taken, and one that keeps what is left out or added together. `ways`: the several words that a single
    one, a figure, may be said as."""
    start = 0
    while start < min(len(text), len(said)) and text[start] == said[start]:
        start += 1
    end = 0
    while (
        end < min(len(text), len(said)) - start
        and text[len(text) - 1 - end] == said[len(said) - 1 - end]
    ):
        end += 1
    pairs = [Pair(range(at, at + 1), range(at, at + 1)) for at in range(start)]
    inner = _aligned(text[start : len(text) - end], said[start : len(said) - end], are_same, ways)
    pairs += (
        Pair(
            range(pair.text.start + start, pair.text.stop + start),
            range(pair.said.start + start, pair.said.stop + start),
        )
        for pair in inner
    )
    for back in range(end, 0, -1):
        i, j = len(text) - back, len(said) - back
        pairs.append(Pair(range(i, i + 1), range(j, j + 1)))
    return pairs


def _aligned(
    text: Sequence[str],
    said: Sequence[str],
    are_same: Callable[[str, str], bool],
    ways: Callable[[str], Collection[Reading]],
) -> list[Pair]:
    edit = len(text) + len(said) + 1  # more than all pairs together are worth
    spans = _spans(text, said, ways)
    rows = [[j * edit for j in range(len(said) + 1)]]
    for i, word in enumerate(text, 1):
        above = rows[-1]
        row = [i * edit]
        for j, other in enumerate(said, 1):
            alike = are_same(word, other)
            cost = min(above[j - 1] + (-1 if alike else edit), above[j] + edit, row[-1] + edit)
            for a, b in spans.get((i, j), ()):
                cost = min(cost, rows[i - a][j - b] - 1)
            row.append(cost)
        rows.append(row)
    pairs: list[Pair] = []
    i, j, last = len(text), len(said), _DONE
    while i or j:
        here = rows[i][j]
        span = next(
            (s for s in spans.get((i, j), ()) if rows[i - s[0]][j - s[1]] - 1 == here), None
        )
        if span is not None:
            i, j, last = i - span[0], j - span[1], _SAID
            pairs.append(Pair(range(i, i + span[0]), range(j, j + span[1])))
            continue
        steps: set[int] = set()
        if j and rows[i][j - 1] + edit == here:
            steps.add(_ADDED)
        if i and rows[i - 1][j] + edit == here:
            steps.add(_LEFT_OUT)
        if i and j:
            alike = are_same(text[i - 1], said[j - 1])
            if rows[i - 1][j - 1] + (-1 if alike else edit) == here:
                steps.add(_SAID if alike else _CHANGED)
        last = last if last in steps else min(steps)
        if last == _SAID:
            pairs.append(Pair(range(i - 1, i), range(j - 1, j)))
        i -= last != _ADDED
        j -= last != _LEFT_OUT
    return pairs[::-1]


def _spans(
    text: Sequence[str],
    said: Sequence[str],
    ways: Callable[[str], Collection[Reading]],
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where one word on one side is several on the other: behind which words of both it ends, how many of each it is."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, word in enumerate(text):
        for way in ways(word):
            for j in _places(way, said):
                found.setdefault((i + 1, j + len(way)), []).append((1, len(way)))
    for j, word in enumerate(said):
        for way in ways(word):
            for i in _places(way, text):
                found.setdefault((i + len(way), j + 1), []).append((len(way), 1))
    return found


def _places(way: Reading, words: Sequence[str]) -> list[int]:
    return [
        at for at in range(len(words) - len(way) + 1) if tuple(words[at : at + len(way)]) == way
    ]
