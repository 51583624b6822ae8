"""A clock that goes back a day or forward ten years: what is known of lines, the plan and the progress go on."""

from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.cast.casting import PlayedBy
from tableread.learning.fsrs_memory import reviewed
from tableread.learning.memory import DAY, Grade, Memory, is_due
from tableread.learning.plan import Left, plan
from tableread.production.production import Production
from tableread.production.progress import progress_of
from tests.fakes import fake_house
from tests.scenes import DUEL

_NOW = 1.8e9
_JUMPS = st.one_of(
    st.sampled_from(
        [-DAY, 10 * 365 * DAY, -20 * 365 * DAY, -_NOW, 1e12, -1e12, math.inf, math.nan]
    ),
    st.floats(-30 * DAY, 3650 * DAY),
)


@settings(max_examples=200)
@given(st.lists(st.tuples(_JUMPS, st.sampled_from(Grade)), min_size=1, max_size=12))
def test_what_is_known_survives_every_clock(steps: list[tuple[float, Grade]]) -> None:
    now, memory = _NOW, None
    for number, (jump, grade) in enumerate(steps, 1):
        now = now + jump if math.isfinite(now + jump) else jump
        memory = reviewed(memory, grade, now)
        assert memory.reviews == number  # nothing is lost
        assert all(map(math.isfinite, memory))
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.due >= memory.last - DAY / 2 - 1
        assert memory.last >= 0
    assert isinstance(memory, Memory)
    right = reviewed(memory, Grade.GOOD, _NOW)  # the clock is right again
    assert right.due > right.last
    assert is_due(right, right.due)
    if memory.last > _NOW + DAY:
        assert is_due(memory, _NOW)  # it was kept by a clock that ran wrong


@settings(max_examples=100)
@given(
    st.lists(st.one_of(st.none(), st.integers(-4000, 4000)), max_size=20),
    st.integers(-4000, 400),
)
def test_a_plan_has_no_negative_days_and_loses_no_line(due: list[int | None], days: int) -> None:
    found = plan([Left(5.0, None if day is None else max(0, day)) for day in due], days)
    assert len(found) == max(1, days)
    assert all(day.new >= 0 and day.reviews >= 0 and day.seconds >= 0 for day in found)
    assert sum(day.new for day in found) == due.count(None)


@pytest.mark.parametrize("days", [-20 * 365, -1, 0, 1, 10 * 365])
def test_progress_is_told_by_every_clock(tmp_path: Path, days: int) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    house = fake_house(tmp_path)
    production = Production.open(path, house)
    production.give_part("BEN", PlayedBy.YOU)
    lines = [line.id for line in production.whole_order().lines if line.speaker == "BEN"]
    now = [_NOW]
    production.memories._clock = lambda: now[0]
    for line in lines:
        production.memories.graded(line, "BEN", Grade.GOOD)
    assert house.library.files.flush(10)
    today = date.fromtimestamp(_NOW)
    production.memories.off_book.choose("BEN", today + timedelta(days=5))
    now[0] += days * DAY
    progress = progress_of(production)
    assert sum(len(scene.steps) for scene in progress.scenes) == len(lines)
    assert sum(progress.forecast) <= len(lines)
    assert min(progress.forecast) >= 0
    assert all(
        day.reviews >= 0 and day.new >= 0 for off_book in progress.plans for day in off_book.plan
    )
    assert len(production.memories.of(["BEN"])) == len(lines)
    if abs(days) >= 20 * 365 or days > 365:
        assert len(production.memories.due()) == len(lines)  # none is out of reach for years
