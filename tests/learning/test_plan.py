"""What is left of a part, spread over the days until it is to stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.learning.plan import Left, plan


def days(lines: list[Left], count: int) -> list[tuple[int, int]]:
    return [(day.new, day.reviews) for day in plan(lines, count)]


NEW = Left(10.0, None)


@pytest.mark.parametrize(
    ("lines", "count", "held"),
    [
        ([], 3, [(0, 0)] * 3),
        ([NEW] * 6, 1, [(6, 0)]),
        ([NEW] * 6, 0, [(6, 0)]),  # today, or past
        ([NEW] * 6, -4, [(6, 0)]),
        ([NEW] * 6, 2, [(6, 0), (0, 6)]),
        ([Left(10.0, 0), Left(10.0, 2), Left(10.0, 9)], 3, [(0, 1), (0, 0), (0, 1)]),
    ],
)
def test_plans(lines: list[Left], count: int, held: list[tuple[int, int]]) -> None:
    assert days(lines, count) == held


def test_days_are_about_alike_and_nothing_new_comes_on_the_last() -> None:
    found = plan([NEW] * 70, 8)
    assert sum(day.new for day in found) == 70
    assert found[-1].new == 0
    seconds = [day.seconds for day in found[:-1]]
    assert max(seconds) < 1.35 * min(seconds)


def test_a_day_with_many_reviews_has_fewer_new_lines() -> None:
    found = plan([NEW] * 40 + [Left(10.0, 1)] * 40, 5)
    assert found[1].new < found[0].new
    assert found[1].reviews > 40


@given(
    st.lists(st.tuples(st.floats(0, 60), st.none() | st.integers(0, 40)), max_size=80),
    st.integers(-5, 60),
)
def test_every_line_is_learnt_once(lines: list[tuple[float, int | None]], count: int) -> None:
    found = plan([Left(*line) for line in lines], count)
    assert len(found) == max(1, count)
    assert sum(day.new for day in found) == sum(due is None for _, due in lines)
    assert all(day.seconds >= 0 for day in found)
