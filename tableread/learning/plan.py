"""Off book by a day: what is left of a part, spread over the days until then. Pure; days are counted from today, 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# round numbers, not measured: a scene is run about so often until it stands, and once to see whether it still does
_PASSES_NEW = 4
"""Times that a new line is gone through with its cue until it is known."""
_AGAIN_AFTER = (1, 3)
"""Days after which a new line is asked for again."""


class Left(NamedTuple):
    """A line of the part that is not known for good."""

    seconds: float
    """That it takes to say once, with its cue."""
    due: int | None
    """In how many days it is due, 0 for today and before; None for one that is still to be learnt."""


class Day(NamedTuple):
    """What one day holds."""

    new: int
    """Lines to learn."""
    reviews: int
    """Lines to be asked for again."""
    seconds: float


_HALVINGS = 16
"""Of the span in which the length of a day is looked for: to a second or two, in a part of two hours."""


def plan(lines: Sequence[Left], days: int) -> tuple[Day, ...]:
    """The days from today up to the one before the part is to stand; where that is today or was, today.

    New lines come in the order of the script, as many a day as make the longest day as short as can be. On the last day
    there are none, where there are more days: what was learnt comes again.
    """
    count = max(1, days)
    least, most = 0.0, _PASSES_NEW * 2 * sum(line.seconds for line in lines) + 1.0
    found = _filled(lines, count, most)
    assert found is not None
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        shorter = _filled(lines, count, middle)
        if shorter is None:
            least = middle
        else:
            found, most = shorter, middle
    return found


def _filled(lines: Sequence[Left], count: int, longest: float) -> tuple[Day, ...] | None:
    """The days where none may take longer on account of new lines; None where not all have room."""
    new, reviews, seconds = [0] * count, [0] * count, [0.0] * count
    for line in lines:
        if line.due is not None and line.due < count:
            reviews[line.due] += 1
            seconds[line.due] += line.seconds
    to_learn = [line for line in lines if line.due is None]
    at = 0
    for day in range(max(1, count - 1)):
        while at < len(to_learn) and seconds[day] + _PASSES_NEW * to_learn[at].seconds <= longest:
            new[day] += 1
            seconds[day] += _PASSES_NEW * to_learn[at].seconds
            for after in _AGAIN_AFTER:
                if day + after < count:
                    reviews[day + after] += 1
                    seconds[day + after] += to_learn[at].seconds
            at += 1
    return None if at < len(to_learn) else tuple(map(Day, new, reviews, seconds))
