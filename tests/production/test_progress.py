"""How far an actor has come: by scene, what will be due, the last days, the day by which a part is to stand."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tableread.base.errors import UnknownNameError
from tableread.cast.casting import PlayedBy
from tableread.learning.memory import DAY, Memory
from tableread.learning.progress import Step, forecast, step_of, strip
from tableread.library.memories import KeptMemory
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.house import House
from tableread.production.off_book import day_in_words, typed_day
from tableread.production.production import Production
from tableread.production.progress import progress_of
from tableread.production.progress_words import as_data, in_words, plan_in_words
from tableread.production.said import said_turn
from tableread.rehearsal.stopwatch import SceneTime
from tests.production.test_identity import PLAY, line_of

NOW = 1_700_000_000.0
MONDAY = date(2026, 11, 30)


@pytest.fixture
def ben(tmp_path: Path, house: House) -> Production:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    production = Production.open(path, house)
    production.give_part("BEN", PlayedBy.YOU)
    return production


def know(production: Production, house: House, text: str, stability: float, due: float) -> None:
    """A line that lasts so many days and is due in so many."""
    now = time.time()
    line = line_of(production, text).id
    kept = KeptMemory("", line, "BEN", stability, 5.0, now + due * DAY, now - DAY, 2, 0)
    house.library.memories.save(production.key, [kept])


@pytest.mark.parametrize(
    ("stability", "due", "step"),
    [(2.0, 1.0, Step.FRESH), (9.0, 1.0, Step.KNOWN), (60.0, 1.0, Step.SURE), (60.0, 0.0, Step.DUE)],
)
def test_steps(stability: float, due: float, step: Step) -> None:
    assert step_of(Memory(stability, 5.0, NOW + due * DAY, NOW, 1, 0), NOW) is step
    assert step_of(None, NOW) is Step.NEW


def test_a_strip_has_one_cell_for_each_line_and_the_forecast_one_number_for_each_day() -> None:
    assert strip(list(Step)) == "·░▒▓█"
    lines = [Memory(5.0, 5.0, NOW + due * DAY, NOW, 1, 0) for due in (-3, 0, 0.5, 1.5, 6.9, 7.1)]
    assert forecast(lines, NOW, 7) == [2, 1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Thursday", date(2026, 12, 3)), ("thu", date(2026, 12, 3)), ("monday", date(2026, 12, 7)),
        ("tomorrow", date(2026, 12, 1)), ("today", MONDAY), ("10 days", date(2026, 12, 10)),
        ("1 week", date(2026, 12, 7)), ("2026-12-24", date(2026, 12, 24)), ("none", None), (" ", None),
    ],
)  # fmt: skip
def test_days_as_they_are_typed(typed: str, day: date | None) -> None:
    assert typed_day(typed, MONDAY) == day


@pytest.mark.parametrize("typed", ["th", "soon", "2026-13-01", "3 moons", "99999 days", "\x1b"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(UnknownNameError, match="is not a day"):
        typed_day(typed, MONDAY)


def test_scenes_what_is_due_and_the_last_days(ben: Production, house: House) -> None:
    know(ben, house, "I walked along the river.", 30.0, 2.0)
    know(ben, house, "You have heard what they say.", 2.0, -1.0)
    now = time.time()
    line = line_of(ben, "I walked along the river.")
    judged = JudgedLine((Verdict.SAID,) * 4 + (Verdict.LEFT_OUT,), ("",) * 5, (), 0)
    turn = said_turn(now, 1, now, [line], [(0, at) for at in range(5)], judged, 0)
    ben.said.add(turn._replace(pickup=0.44))
    ben.said.add(turn._replace(number=2, reader="Cleo"))  # who plays BEN, too, at other times
    ben.runs.keep_scene(now, 0, ben.line_ids[0], SceneTime(0, 600.0, True, 1))
    progress = progress_of(ben)
    assert [scene.steps for scene in progress.scenes] == [
        (Step.SURE, Step.DUE),
        (Step.NEW,) * len(progress.scenes[1].steps),
    ]
    assert progress.forecast[:3] == (1, 0, 1)
    [today] = progress.practice
    assert (today.seconds, today.turns, today.right) == (600.0, 1, 0.8)
    told = list(in_words(progress))
    assert told[0].endswith("of BEN: 1 sure, 1 due, 1 not said yet.")
    assert told[1] == "Scene 1 INT. FERRY HOUSE - NIGHT: 2 lines, 1 sure, 1 due."
    assert told[-1].endswith(": 10 min, 1 turn, 80% of the words right, pickup 0.4 s.")
    data = json.loads(json.dumps(as_data(progress)))
    assert data["steps"]["sure"] == 1
    assert data["scenes"][0]["lines"] == ["sure", "due"]


def test_off_book_by_a_day(ben: Production, house: House) -> None:
    today = progress_of(ben).today
    assert progress_of(ben).plans == ()
    ben.memories.off_book.choose("BEN", date.fromordinal(today.toordinal() + 2))
    know(ben, house, "I walked along the river.", 30.0, 9.0)
    [plan] = progress_of(ben).plans
    assert (plan.days, plan.left, len(plan.plan)) == (2, 2, 2)
    told = plan_in_words(plan)
    assert told.startswith(
        f"Off book by {day_in_words(plan.day)}, in 2 days: 2 lines to learn, 1 min a day on average; today learn 2 lines, 1 min"
    )
    ben.memories.off_book.choose("BEN", date.fromordinal(today.toordinal() - 1))
    [past] = progress_of(ben).plans
    assert plan_in_words(past).endswith("was planned; 2 lines not learnt yet.")
    ben.memories.off_book.choose("BEN", None)
    assert progress_of(ben).plans == ()
    # the part itself stays as it is
    assert Production.open(ben.path, house).casting.played_by(PlayedBy.YOU) == ("BEN",)


def test_who_has_no_part_is_told_so(tmp_path: Path, house: House) -> None:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    assert list(in_words(progress_of(Production.open(path, house)))) == [
        "You have no part in this script."
    ]
