"""How memory fades and is renewed, by FSRS: the one file that knows its library and dates. Pure: its chance is off.

Loading the library takes a twentieth of a second, so it is loaded with this file, and this file only on a thread.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

from tableread.learning.memory import DAY, Grade, Memory

# steps of minutes are for drills within one day, which the read itself is
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_EARLIER = 0.5 * DAY
"""What was learnt in the evening may be asked for the next morning."""
_LAST_MOMENT = 4e9
"""In the year 2096. Dates end later, but a clock that says so runs wrong, and a due date must still fit behind it."""


def reviewed(before: Memory | None, grade: Grade, now: float) -> Memory:
    """The memory of a line that was graded `now`, seconds since 1970."""
    now = _possible(now)
    card = Card(card_id=0, state=State.Review, due=_date(now))
    if before is None:
        card.state, card.step = State.Learning, 0
    else:
        card.stability, card.difficulty = before.stability, before.difficulty
        card.last_review = _date(min(before.last, now))
    card, _ = _SCHEDULER.review_card(card, Rating(grade), _date(now))
    assert card.stability is not None
    assert card.difficulty is not None
    lapsed = grade is Grade.AGAIN
    # what was not known is asked for again at once, whatever the model says of tomorrow
    due = now if lapsed else card.due.timestamp() - _EARLIER
    reviews, lapses = (before.reviews, before.lapses) if before else (0, 0)
    return Memory(card.stability, card.difficulty, due, now, reviews + 1, lapses + lapsed)


def _possible(at: float) -> float:
    return min(max(at, 0.0), _LAST_MOMENT) if math.isfinite(at) else 0.0


def _date(at: float) -> datetime:
    return datetime.fromtimestamp(_possible(at), UTC)
