"""Which word of a text is which of those that eSpeak, which finds Piper's sounds, holds together: it makes one of "in
the", and several of "1,024". Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

_TOGETHER, _APART = 3, 8  # more than was met; a round number, not measured
"""Words that may be one; what one word may come apart into."""
_A_STEP, _A_SKIP = 0.5, 0.25  # less than a sound; a round number, not measured
"""What it costs to join or to divide, and to leave one out, in sounds: it is not done without need."""


def matched(expected: Sequence[int], heard: Sequence[int]) -> list[int | None]:
    """For every word the number of the heard one it begins with, or None where it is not the first in that.

    `expected` and `heard` are numbers of sounds, of each word said alone and of each one heard. The words are joined
    and divided in order, so that the numbers differ as little as they can.
    """
    words, ends = len(expected), len(heard)
    if not ends:
        return [None] * words
    far = float("inf")
    costs = [[far] * (ends + 1) for _ in range(words + 1)]
    steps = [[(0, 0)] * (ends + 1) for _ in range(words + 1)]
    costs[0][0] = 0.0
    for i in range(words + 1):
        for j in range(ends + 1):
            if costs[i][j] == far:
                continue
            for di, dj in _STEPS:
                if i + di > words or j + dj > ends:
                    continue
                differ = abs(sum(expected[i : i + di]) - sum(heard[j : j + dj]))
                cost = costs[i][j] + differ + (_A_STEP * (di + dj - 2) if di and dj else _A_SKIP)
                if cost < costs[i + di][j + dj]:
                    costs[i + di][j + dj], steps[i + di][j + dj] = cost, (di, dj)
    found: list[int | None] = [None] * words
    i, j = words, ends
    while i or j:
        di, dj = steps[i][j]
        i, j = i - di, j - dj
        if di and dj:
            found[i] = j
    return found


_STEPS = (
    *((together, 1) for together in range(1, _TOGETHER + 1)),
    *((1, apart) for apart in range(2, _APART + 1)),
    (1, 0),  # a word without a sound
    (0, 1),
)
