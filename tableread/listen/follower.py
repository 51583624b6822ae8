"""Where in the line the actor is: aligns the words recognised so far with the words of the line.

Pure and incremental: hypotheses in, a position out; time is not looked at. The whole partial hypothesis
is aligned anew, but rows of the alignment are kept for as long as its beginning stays the same.

Costs: a word heard as another costs how differently the two sound; a word added or left out costs 1;
a jump forward or back costs more than leaving a word out, so it takes two or three words that agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_ADDED = 1.0  # the unit of cost
_LEFT_OUT = 1.0  # the unit of cost
_AHEAD = 1.5  # so a jump needs two words that agree; chosen with tests/bench/listen.py
_BACK = 2.0  # so a jump needs two or three words that agree; chosen with tests/bench/listen.py
_STAY = 0.35  # chosen with tests/bench/listen.py
"""What another position must be better by, before the follower goes there against its direction."""
_ALIKE = 0.5  # chosen with tests/bench/listen.py
"""Distance up to which a word counts as heard."""
_GUESSED = 2  # more follows 1 % better in noise and races through the line on any talk
"""Words that are taken for said though they were not understood; more is an ad-lib, and holds the place."""
_UNLIKE = 0.9  # chosen with tests/bench/listen.py
"""What a word costs at least that was heard as quite another: about as much as an ad-lib."""
_LONG, _LONG_COUNTS = 6, 1.3  # chosen with tests/bench/listen.py
"""Letters from which a word says more of where one is, and how much more."""
_WAS_ADDED, _WAS_SAID, _WAS_LEFT_OUT = 0, 1, 2
"""In this order where they cost the same: what may be an ad-lib is taken for one."""


class _Step(NamedTuple):
    how: int
    place: int
    """The position before."""


class Alignment(NamedTuple):
    """What the follower knows."""

    position: int
    """Words of the line that are done, 0 to all."""
    recognised: tuple[bool, ...]
    """For each word of the line, whether it was heard (on the way to `position`)."""
    cost: float
    """Of the best alignment; low is sure."""
    matched_to: int
    """Words of the hypothesis up to the last that was one of the line's; what is behind it fits nowhere."""
    hypothesis_words: int
    """Words of the hypothesis."""
    recognised_to: int
    """Behind the farthest word that was heard; what is done beyond it is guessed."""


Distance = Callable[[str, str], float]
"""How differently two words sound, 0 to 1."""


class Follower:
    """Follows one line."""

    def __init__(self, words: Sequence[str], distance: Distance, begin: int = 0) -> None:
        """`words`: the line's, as the recogniser spells them; `begin`: words that are done already."""
        self._words = list(words)
        self._distance = distance
        self._known: dict[tuple[str, str], float] = {}
        count = len(self._words) + 1
        # leaving out words at the beginning is a late entry, or a skip
        first = [
            min((j - begin) * _LEFT_OUT, _AHEAD) if j >= begin else min(begin - j, _BACK)
            for j in range(count)
        ]
        self._rows: list[list[float]] = [first]
        self._came: list[list[_Step]] = []
        """For each heard word and position: how that was reached."""
        self._hypothesis: list[str] = []
        self._begin = self._position = begin

    def update(self, hypothesis: Sequence[str]) -> Alignment:
        """Take the hypothesis as it is now, all of it; say where that leads."""
        same = 0
        while (
            same < min(len(hypothesis), len(self._hypothesis))
            and hypothesis[same] == self._hypothesis[same]
        ):
            same += 1
        del self._rows[same + 1 :], self._came[same:]
        self._hypothesis = list(hypothesis)
        for word in hypothesis[same:]:
            self._add(word)
        costs = self._rows[-1]
        best = min(range(len(costs)), key=lambda j: (costs[j], abs(j - self._position)))
        if best < self._position and costs[best] > costs[self._position] - _STAY:
            best = self._position
        self._position = best
        return self._alignment(best, costs[best])

    def _add(self, word: str) -> None:
        before = self._rows[-1]
        count = len(before)
        # the cheapest place to jump from, for every place: forwards from before it, back from behind
        ahead, ahead_from = _running_min(before)
        back, back_from = _running_min_reversed(before)
        weight = _LONG_COUNTS if len(word) >= _LONG else 1.0
        row = [before[0] + _ADDED * weight]
        came = [_Step(_WAS_ADDED, 0)]
        for j in range(1, count):
            different = self._differs(word, self._words[j - 1]) * weight
            cost, how, place = min(
                (before[j - 1] + different, _WAS_SAID, j - 1),
                (before[j] + _ADDED * weight, _WAS_ADDED, j),
                (ahead[j - 1] + _AHEAD + different, _WAS_SAID, ahead_from[j - 1]),
                (back[j] + _BACK + different, _WAS_SAID, back_from[j]),
                (row[j - 1] + _LEFT_OUT, _WAS_LEFT_OUT, j - 1),
            )
            row.append(cost)
            came.append(_Step(how, place))
        self._rows.append(row)
        self._came.append(came)

    def _differs(self, heard: str, word: str) -> float:
        key = (heard, word)
        found = self._known.get(key)
        if found is None:
            found = self._distance(heard, word)
            # what is not that word is as likely to be none of the line
            found = self._known[key] = found if found < _ALIKE else max(found, _UNLIKE)
        return found

    def _alignment(self, best: int, cost: float) -> Alignment:
        """A last word that fits nowhere is still being said: it waits."""
        recognised = [False] * len(self._words)
        position = matched_to = 0
        last = len(self._came) - 1
        for at, j, alike in self._way_back(best):
            if alike:
                recognised[j - 1] = True
                matched_to = matched_to or at + 1
            if alike or at < last:
                position = position or j
        known = len(recognised) - recognised[::-1].index(True) if any(recognised) else self._begin
        position = min(position or min(best, self._begin), known + _GUESSED)
        return Alignment(
            position, tuple(recognised), cost, matched_to, len(self._hypothesis), known
        )

    def pairs(self) -> dict[int, int]:
        """Which word heard was which word of the line, alike or not, by number: {line's: heard}."""
        came = self._came
        return {
            j - 1: at for at, j, _ in self._way_back(self._position) if came[at][j].how == _WAS_SAID
        }

    def _way_back(self, best: int) -> Iterator[tuple[int, int, bool]]:
        """The best way, from its end: a word heard, the position after it, whether it was that word."""
        at, j = len(self._came) - 1, best
        while at >= 0:
            step = self._came[at][j]
            yield at, j, step.how == _WAS_SAID and self._alike(at, j)
            if step.how != _WAS_LEFT_OUT:
                at -= 1
            j = step.place

    def _alike(self, at: int, j: int) -> bool:
        return self._differs(self._hypothesis[at], self._words[j - 1]) < _ALIKE


def _running_min(values: Sequence[float]) -> tuple[list[float], list[int]]:
    best, at = [], []
    low, low_at = values[0], 0
    for j, value in enumerate(values):
        if value < low:
            low, low_at = value, j
        best.append(low)
        at.append(low_at)
    return best, at


def _running_min_reversed(values: Sequence[float]) -> tuple[list[float], list[int]]:
    best, at = _running_min(list(reversed(values)))
    last = len(values) - 1
    return best[::-1], [last - j for j in at[::-1]]
