"""The search behind `doubling`: things with weights, some of which do not go together, into bins of even weight.

Knows nothing of scripts. The same question always has the same answer. Few things are tried in every way; of many, the
best is taken of several starts, each improved by moving and swapping as long as that helps.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

SPARE = -1
"""The bin that takes what fits nowhere; it holds any things together, and its weight is no matter."""
_MOST_WAYS = 40_000
"""Ways to put things into bins that are all tried: below half a second."""
_STARTS = 400
"""For one thing; for many things so much fewer. At least two."""
_SWAPPED = 40
"""The heaviest things, which are swapped, too: swapping light ones gains no more than moving them."""
_ANY_CLASH = 1e6
"""More than all other costs together: an answer without a clash is better than any with one."""
_CLASHES = 5.0
"""For all clashes that there could be; in sixty of them, one is worth a third of a fair share of weight."""
_MEETINGS = 0.5
"""For all meetings; in ten, one is worth a fifth of a fair share."""
_SPARED = 1e4
"""For all weight: a ten-thousandth of it is worth a whole fair share."""

_NOTHING = 1e-9
"""What is not worth a change; more than sums of such costs are wrong by."""


@dataclass(frozen=True)
class Question:
    """`weights`, of things. `clashes[a][b]`: how often two things clash, `meetings[a][b]`: how often they meet, which does
    less harm; both symmetric. `spare`: whether there is a bin for what would clash."""

    weights: Sequence[int]
    clashes: Sequence[dict[int, int]]
    meetings: Sequence[dict[int, int]]
    bins: int
    spare: bool = False

    @cached_property
    def fair(self) -> float:
        """A bin's share of the weight."""
        return sum(self.weights) / self.bins or 1.0

    @cached_property
    def most_clashes(self) -> float:
        """With everything in one bin; 1 where nothing clashes."""
        return sum(sum(times.values()) for times in self.clashes) / 2 or 1.0

    @cached_property
    def most_meetings(self) -> float:
        """The same of meetings."""
        return sum(sum(times.values()) for times in self.meetings) / 2 or 1.0

    @cached_property
    def choices(self) -> list[int]:
        """All bins."""
        return [*range(self.bins), *([SPARE] if self.spare else [])]


def answer(question: Question) -> list[int]:
    """For each thing its bin, from 0, or `SPARE`. `question.bins` must be 1 or more."""
    order = sorted(range(len(question.weights)), key=lambda at: -question.weights[at])
    best = _Bins(question)
    chance = random.Random(1)  # the same each time
    for number in range(max(2, _STARTS // (1 + len(order)))):
        start = _Bins(question)
        shaken = {at: question.weights[at] * chance.uniform(1, 1 + number) for at in order}
        start.fill(sorted(order, key=lambda at: -shaken[at]))
        start.improve(order)
        if not number or start.cost() < best.cost() - _NOTHING:
            best = start
    if _ways(question) <= _MOST_WAYS:
        best = _Exact(question, order, best).found
    return best.bins


def cost_of(question: Question, bins: Sequence[int]) -> float:
    """What an answer costs; the lower the better."""
    return _filled(question, bins).cost()


def _filled(question: Question, bins: Sequence[int]) -> _Bins:
    filled = _Bins(question)
    for thing, bin_ in enumerate(bins):
        filled.put(thing, bin_)
    return filled


def _ways(question: Question) -> float:
    ways = float(question.bins + question.spare) ** min(len(question.weights), 60)
    for number in range(2, min(question.bins, len(question.weights)) + 1):
        ways /= number  # bins that have no names yet are all the same
    return ways


class _Bins:
    """Things in bins, and what each would clash with in each bin."""

    def __init__(self, question: Question) -> None:
        count = question.bins + 1  # the spare one is the last, so that it is [SPARE]
        self.question = question
        self.bins = [SPARE] * len(question.weights)
        self._weight = [0.0] * count
        self._clash = [[0] * count for _ in question.weights]
        self._meet = [[0] * count for _ in question.weights]
        self._placed = [False] * len(question.weights)
        self.clashes = self._meetings = 0

    def cost(self) -> float:
        """The lower the better: for each bin the square of how far it is from a fair share of the weight, and the price of
        what clashes, meets and is spared."""
        fair = self.question.fair
        return self._price() + sum((w / fair - 1.0) ** 2 for w in self._weight[:-1])

    def _price(self) -> float:
        question = self.question
        price = _CLASHES * self.clashes / question.most_clashes
        price += _MEETINGS * self._meetings / question.most_meetings
        price += _SPARED * self._weight[SPARE] / (question.fair * question.bins)
        return price + (_ANY_CLASH if self.clashes else 0.0)

    def put(self, thing: int, into: int) -> None:
        """Put a thing into a bin, from wherever it is."""
        if self._placed[thing]:
            self.take(thing)
        question = self.question
        self.bins[thing], self._placed[thing] = into, True
        self._weight[into] += question.weights[thing]
        if into != SPARE:
            self.clashes += self._clash[thing][into]
            self._meetings += self._meet[thing][into]
        for other, times in question.clashes[thing].items():
            self._clash[other][into] += times
        for other, times in question.meetings[thing].items():
            self._meet[other][into] += times

    def take(self, thing: int) -> None:
        """Take a thing out of its bin."""
        question, out_of = self.question, self.bins[thing]
        self.bins[thing], self._placed[thing] = SPARE, False
        self._weight[out_of] -= question.weights[thing]
        for other, times in question.clashes[thing].items():
            self._clash[other][out_of] -= times
        for other, times in question.meetings[thing].items():
            self._meet[other][out_of] -= times
        if out_of != SPARE:
            self.clashes -= self._clash[thing][out_of]
            self._meetings -= self._meet[thing][out_of]

    def least(self) -> float:
        """What it costs at least once all things have been put in; what is in stays where it is."""
        fair = self.question.fair
        over = sum((w / fair - 1.0) ** 2 for w in self._weight[:-1] if w > fair)
        return self._price() + over

    def try_put(self, thing: int, into: int) -> bool:
        """Put a thing into another bin if that makes it better."""
        before, out_of = self.cost(), self.bins[thing]
        self.put(thing, into)
        if self.cost() < before - _NOTHING:
            return True
        self.put(thing, out_of)
        return False

    def try_swap(self, one: int, other: int) -> bool:
        """Let two things change places if that makes it better."""
        here, there = self.bins[one], self.bins[other]
        before = self.cost()
        self.put(one, there)
        self.put(other, here)
        if self.cost() < before - _NOTHING:
            return True
        self.put(one, here)
        self.put(other, there)
        return False

    def fill(self, order: Sequence[int]) -> None:
        """Put each thing where it costs least, in `order`."""
        for thing in order:
            costs = []
            for bin_ in self.question.choices:
                self.put(thing, bin_)
                costs.append((round(self.cost(), 9), bin_ == SPARE, bin_))
            self.put(thing, min(costs)[2])

    def improve(self, order: Sequence[int]) -> None:
        """Move and swap things as long as that helps."""
        swaps = list(combinations(order[:_SWAPPED], 2))
        better = True
        while better:
            moved = [
                self.try_put(t, b)
                for t in order
                for b in self.question.choices
                if b != self.bins[t]
            ]
            better = any(moved) or any(
                self.bins[one] != self.bins[other] and self.try_swap(one, other)
                for one, other in swaps
            )


class _Exact:
    """Goes through all ways but those that are already worse than the best one found."""

    def __init__(self, question: Question, order: Sequence[int], best: _Bins) -> None:
        self._question = question
        self._order = order
        self.found = best
        self._least = best.cost()
        self._bins = _Bins(question)
        self._try(0, 0)

    def _try(self, number: int, used: int) -> None:
        bins = self._bins
        if number == len(self._order):
            if bins.cost() < self._least - 1e-9:
                self._least = bins.cost()
                self.found = _filled(self._question, bins.bins)
            return
        thing = self._order[number]
        choices = [*range(min(used + 1, self._question.bins))]
        for bin_ in [*choices, SPARE] if self._question.spare else choices:
            bins.put(thing, bin_)
            if bins.least() < self._least - 1e-9:
                self._try(number + 1, max(used, bin_ + 1))
            bins.take(thing)
