"""What a line's words say about how well it is known, and when it is asked for again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.learning.fsrs_memory import reviewed
from tableread.learning.memory import DAY, Grade, Memory, Support, grade_of, is_due
from tableread.listen.judge import Verdict

S, U, L, C, P = (
    Verdict.SAID, Verdict.UNSURE, Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.PROMPTED,
)  # fmt: skip
NOW = 1_700_000_000.0
YESTERDAY = Memory(3.0, 5.0, NOW, NOW - DAY, 1, 0)
TODAY = YESTERDAY._replace(last=NOW - 3600)


@pytest.mark.parametrize(
    ("words", "support", "before", "grade"),
    [
        ([S] * 10, Support.NONE, None, Grade.GOOD),
        ([S] * 10, Support.NONE, YESTERDAY, Grade.EASY),
        ([S] * 10, Support.NONE, TODAY, Grade.GOOD),
        ([S] * 10, Support.PART, YESTERDAY, Grade.GOOD),
        ([S] * 10, Support.HELP, YESTERDAY, Grade.HARD),  # read from the page
        ([S] * 9 + [L], Support.NONE, YESTERDAY, Grade.HARD),
        ([S] * 8 + [C, C], Support.NONE, None, Grade.HARD),
        ([S] * 7 + [C, C, L], Support.NONE, None, Grade.AGAIN),  # dropped
        ([S] * 6 + [P] * 4, Support.NONE, None, Grade.HARD),  # a hint
        ([S] * 5 + [P] * 5, Support.NONE, None, Grade.AGAIN),  # dry
        ([P] * 4, Support.NONE, None, Grade.AGAIN),
        ([L] * 9 + [S], Support.NONE, None, Grade.AGAIN),
        ([S] * 9 + [U], Support.NONE, None, Grade.GOOD),  # never held against anybody
        ([U] * 10, Support.NONE, None, None),
        ([L] * 10, Support.NONE, None, None),  # a key ended the turn
        ([], Support.NONE, None, None),
    ],
)
def test_grades(
    words: list[Verdict], support: Support, before: Memory | None, grade: Grade | None
) -> None:
    assert grade_of(words, support, before, NOW) is grade


def test_a_line_that_was_not_known_is_due_at_once_and_the_better_the_later() -> None:
    due = [reviewed(None, grade, NOW).due - NOW for grade in Grade]
    assert due[0] == 0
    assert due == sorted(due)
    # learnt in the evening, asked for the next morning
    assert due[1] == due[2] - DAY == 0.5 * DAY


def test_what_is_known_day_after_day_is_asked_for_less_and_less_often() -> None:
    memory, gaps = reviewed(None, Grade.GOOD, NOW), []
    for _ in range(6):
        gaps.append(memory.due - memory.last)
        assert not is_due(memory, memory.due - 1)
        assert is_due(memory, memory.due)
        memory = reviewed(memory, Grade.GOOD, memory.due + 0.5 * DAY)
    assert gaps == sorted(gaps)
    assert gaps[-1] > 60 * DAY
    forgotten = reviewed(memory, Grade.AGAIN, memory.due)
    assert (forgotten.lapses, forgotten.reviews) == (1, memory.reviews + 1)
    assert forgotten.stability < memory.stability / 5
    assert is_due(forgotten, forgotten.last)


def test_a_clock_that_was_wrong_holds_no_line_back() -> None:
    ahead = reviewed(None, Grade.EASY, NOW + 3650 * DAY)
    assert is_due(ahead, NOW)
    again = reviewed(ahead, Grade.GOOD, NOW)
    assert NOW < again.due < NOW + 365 * DAY


@given(
    st.lists(
        st.tuples(st.sampled_from(Grade), st.floats(allow_nan=True, allow_infinity=True)),
        max_size=30,
    )
)
def test_any_grades_at_any_moments(told: list[tuple[Grade, float]]) -> None:
    memory: Memory | None = None
    for grade, at in told:
        memory = reviewed(memory, grade, at)
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.due >= memory.last - DAY
