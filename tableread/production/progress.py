"""How far an actor has come with their parts: scene by scene, what will be due, and what the last days were like.

Takes milliseconds for a part of two hours; not for the event loop all the same, for it reads what was said lately.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from tableread.cast.casting import NARRATOR
from tableread.learning.excerpt import cue_of
from tableread.learning.plan import Day, Left, plan
from tableread.learning.progress import Step, days_until, forecast, step_of
from tableread.production.memories import Known
from tableread.production.production import Production
from tableread.production.said import SaidTurn, score_of
from tableread.rehearsal.order import RunningOrder, estimate

FORECAST_DAYS = 7
_LAST_DAYS = 14
"""Days of which practice is told: two weeks fit beside each other on a small screen."""


_LEAST_SECONDS = 30.0
"""Of a day without a turn that is told of: less is no minute."""


class SceneProgress(NamedTuple):
    """The lines of one scene."""

    number: int
    """From 1; 0 before the first heading."""
    heading: str
    steps: tuple[Step, ...]
    """One for each line of yours."""

    def count(self, step: Step) -> int:
        """How many lines are on a step."""
        return self.steps.count(step)


class Practice(NamedTuple):
    """What was done on one day."""

    day: date
    seconds: float
    """Of reading."""
    turns: int
    """Turns that were heard."""
    right: float | None
    """Share of the words that were right, 0 to 1; None where nothing was heard."""
    pickup: float | None = None
    """Seconds from the end of a cue to the first word, of half of the turns less; None where none was measured."""


class OffBookPlan(NamedTuple):
    """What is left of a part until it is to stand."""

    part: str
    day: date
    days: int
    """Until then; below 0 it is past."""
    plan: tuple[Day, ...]
    left: int
    """Lines still to be learnt."""


class Progress(NamedTuple):
    """Of the parts that an actor plays."""

    title: str
    parts: tuple[str, ...]
    today: date
    scenes: tuple[SceneProgress, ...]
    forecast: tuple[int, ...]
    """Lines that are due today, tomorrow …"""
    practice: tuple[Practice, ...]
    """Days on which something was read, the latest last."""
    plans: tuple[OffBookPlan, ...]

    @property
    def steps(self) -> Counter[Step]:
        """How many lines are on each step."""
        return Counter(step for scene in self.scenes for step in scene.steps)

    @property
    def lines(self) -> int:
        """All lines of the parts."""
        return sum(len(scene.steps) for scene in self.scenes)


def progress_of(production: Production, parts: Sequence[str] | None = None) -> Progress:
    """How well the lines of `parts` are known; of those that you play, where none are named."""
    parts = tuple(production.memories.yours if parts is None else parts)
    now = production.memories.now
    known = {line.element: line for line in production.memories.of(parts)}
    order = production.whole_order()
    today = date.fromtimestamp(now)
    return Progress(
        production.script.title,
        parts,
        today,
        _scenes(production, order, parts, known, now),
        tuple(forecast((line.memory for line in known.values()), now, FORECAST_DAYS)),
        _practice(production, parts, today),
        tuple(
            _plan(production, order, part, day, today, known, now)
            for part in parts
            if (day := production.memories.off_book.day(part)) is not None
        ),
    )


def _scenes(
    production: Production,
    order: RunningOrder,
    parts: Sequence[str],
    known: dict[int, Known],
    now: float,
) -> tuple[SceneProgress, ...]:
    steps: dict[int | None, list[Step]] = {}
    for line in order.lines:
        if (line.speaker or NARRATOR) in parts:
            there = known.get(line.element)
            step = step_of(there and there.memory, now)
            steps.setdefault(line.scene, []).append(step)
    headings = production.script.scenes
    return tuple(
        SceneProgress(
            0 if scene is None else scene + 1,
            "" if scene is None else production.shown(headings[scene].first),
            tuple(found),
        )
        for scene, found in steps.items()
    )


def _practice(production: Production, parts: Sequence[str], today: date) -> tuple[Practice, ...]:
    first = today - timedelta(days=_LAST_DAYS - 1)
    since = time.mktime(first.timetuple())
    seconds: defaultdict[date, float] = defaultdict(float)
    for began, took in production.runs.seconds_since(since):
        seconds[date.fromtimestamp(began)] += took
    turns: defaultdict[date, list[SaidTurn]] = defaultdict(list)
    for turn in production.said.since(since):
        speaker = turn.speaker or NARRATOR
        if speaker in parts and turn.reader == production.memories.actor(speaker):
            turns[date.fromtimestamp(turn.made)].append(turn)
    days: list[Practice] = []
    for number in range(_LAST_DAYS):
        day = first + timedelta(days=number)
        score = score_of(turns[day])
        if score.turns or seconds[day] >= _LEAST_SECONDS:
            right = score.right if score.said else None
            pickups = [turn.pickup for turn in turns[day] if turn.pickup is not None]
            pickup = median(pickups) if pickups else None
            days.append(Practice(day, seconds[day], score.said, right, pickup))
    return tuple(days)


def _plan(
    production: Production,
    order: RunningOrder,
    part: str,
    day: date,
    today: date,
    known: dict[int, Known],
    now: float,
) -> OffBookPlan:
    left: list[Left] = []
    for turn in _turns(order, part):
        cue = cue_of(order, turn, (part,))
        seconds = sum(estimate(order.lines[at].text) for at in (*cue, *turn))
        own = [at for at in turn if order.lines[at].speaker]
        for at in own:
            line = known.get(order.lines[at].element)
            due = None if line is None else days_until(line.memory, now)
            left.append(Left(seconds / len(own), due))
    days = (day - today).days
    to_learn = sum(line.due is None for line in left)
    return OffBookPlan(part, day, days, plan(left, days), to_learn)


def _turns(order: RunningOrder, part: str) -> list[range]:
    found: list[range] = []
    for at, line in enumerate(order.lines):
        if line.speaker == (part or None) and (not found or at >= found[-1].stop):
            found.append(order.speech(at))
    return found


def next_days(progress: Progress) -> list[tuple[date, int]]:
    """How many lines are due on each of the next days."""
    return [
        (progress.today + timedelta(days=number), lines)
        for number, lines in enumerate(progress.forecast)
    ]
