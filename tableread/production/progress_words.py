"""Progress in plain lines, for a terminal, a screen reader and the screen; and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tableread.base.counted import counted, listed
from tableread.cast.casting import NARRATOR
from tableread.learning.progress import Step
from tableread.production.off_book import day_in_words
from tableread.production.progress import OffBookPlan, Progress, SceneProgress, next_days

_ORDER = (Step.SURE, Step.KNOWN, Step.FRESH, Step.DUE, Step.NEW)
"""The best first."""


def part_names(parts: Sequence[str]) -> str:
    """ "MARGO and the narrator"."""
    return listed([part if part != NARRATOR else "the narrator" for part in parts])


def summary(progress: Progress) -> str:
    """ "62 lines of MARGO: 12 sure, 20 known, 8 fresh, 12 due, 10 not said yet."."""
    told = _counts(progress.steps)
    return f"{counted(progress.lines, 'line')} of {part_names(progress.parts)}: {told}."


def scene_in_words(scene: SceneProgress) -> str:
    """ "Scene 3 INT. BARN - NIGHT: 4 lines, 2 known, 1 due, 1 not said yet."."""
    name = f"Scene {scene.number} {scene.heading}" if scene.number else "Before the first scene"
    steps = {step: scene.count(step) for step in Step}
    return f"{name}: {counted(len(scene.steps), 'line')}, {_counts(steps)}."


def plan_in_words(plan: OffBookPlan, *, named: bool = False) -> str:
    """What is left until the day, and what of it today; `named`: with the name of the part."""
    of = f"{plan.part or 'The narrator'}: off book" if named else "Off book"
    by = f"{of} by {day_in_words(plan.day)}"
    if plan.days < 0:
        return f"{by} was planned; {counted(plan.left, 'line')} not learnt yet."
    when = "today" if plan.days == 0 else f"in {counted(plan.days, 'day')}"
    busy = [day.seconds for day in plan.plan if day.seconds]
    if not busy:
        return f"{by}, {when}: all lines are learnt, and none is due before."
    today = plan.plan[0]
    work = [
        f"learn {counted(today.new, 'line')}" if today.new else "",
        f"review {counted(today.reviews, 'line')}" if today.reviews else "",
    ]
    minutes = max(1, round(sum(busy) / len(plan.plan) / 60))
    now = max(1, round(today.seconds / 60))
    first = f"today {listed([w for w in work if w])}, {now} min" if any(work) else "nothing today"
    learn = f"{counted(plan.left, 'line')} to learn, " if plan.left else ""
    return f"{by}, {when}: {learn}{minutes} min a day on average; {first}."


def in_words(progress: Progress) -> Iterator[str]:
    """All of it, one fact a line."""
    if not progress.parts:
        yield "You have no part in this script."
        return
    yield summary(progress)
    several = len(progress.parts) > 1
    for plan in progress.plans:
        yield plan_in_words(plan, named=several)
    for scene in progress.scenes:
        yield scene_in_words(scene)
    due = [f"{day:%A} {lines}" for day, lines in next_days(progress) if lines]
    yield f"Lines due in the next days: {', '.join(due)}." if due else "Nothing is due this week."
    for practice in progress.practice:
        right = "" if practice.right is None else f", {practice.right:.0%} of the words right"
        turns = counted(practice.turns, "turn")
        minutes = f"{round(practice.seconds / 60)} min"
        pickup = "" if practice.pickup is None else f", pickup {practice.pickup:.1f} s"
        yield f"{day_in_words(practice.day)}: {minutes}, {turns}{right}{pickup}."


def as_data(progress: Progress) -> dict[str, Any]:
    """The same as JSON has it; days as in ISO 8601."""
    return {
        "title": progress.title,
        "parts": list(progress.parts),
        "today": progress.today.isoformat(),
        "lines": progress.lines,
        "steps": {step.in_words: progress.steps[step] for step in Step},
        "scenes": [
            {
                "number": scene.number,
                "heading": scene.heading,
                "lines": [step.in_words for step in scene.steps],
            }
            for scene in progress.scenes
        ],
        "due": [{"day": day.isoformat(), "lines": lines} for day, lines in next_days(progress)],
        "practice": [
            {
                "day": practice.day.isoformat(),
                "minutes": round(practice.seconds / 60, 1),
                "turns": practice.turns,
                "right": None if practice.right is None else round(practice.right, 3),
                "pickup_seconds": None if practice.pickup is None else round(practice.pickup, 2),
            }
            for practice in progress.practice
        ],
        "off_book": [
            {
                "part": plan.part,
                "day": plan.day.isoformat(),
                "days_left": plan.days,
                "to_learn": plan.left,
                "plan": [
                    {"new": day.new, "reviews": day.reviews, "minutes": round(day.seconds / 60, 1)}
                    for day in plan.plan
                ],
            }
            for plan in progress.plans
        ],
    }


def _counts(steps: Any) -> str:
    return ", ".join(f"{steps[step]} {step.in_words}" for step in _ORDER if steps[step])
