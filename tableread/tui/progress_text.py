"""Progress as rows of the screen: strips of scenes, bars of days. Pure.

What a colour or a bar says, a sign or a number beside it says too.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tableread.learning.progress import Step, strip
from tableread.production.progress import Practice, Progress, SceneProgress, next_days
from tableread.production.progress_words import plan_in_words, summary
from tableread.tui.cells import cut, padded
from tableread.tui.clock import bar

_HEADING_SHARE = 0.4
"""Of the width; the strip has the rest."""
_FEWEST = 8
"""Cells of a strip, however narrow the window is."""
_BAR = 12
_FULL_MINUTES = 30.0
"""Of practice, that fill a bar, unless a day had more; a round number."""


def progress_rows(progress: Progress, width: int) -> Iterator[Text]:
    """All of it, in rows of at most `width` cells; sentences may be longer, and are wrapped where they are shown."""
    if not progress.parts:
        yield Text("You have no part in this script. Press c on the stage to take one.")
        return
    yield Text(summary(progress), "bold")
    for plan in progress.plans:
        yield Text(plan_in_words(plan, named=len(progress.parts) > 1))
    yield _heading("Scenes")
    yield Text("  ".join(f"{step.sign} {step.in_words}" for step in Step), "dim")
    for scene in progress.scenes:
        yield from _scene(scene, width)
    yield _heading("Due")
    most = max(1, *progress.forecast)
    for day, lines in next_days(progress):
        yield _row(f"{day:%a %d}", lines / most, f"{lines}" if lines else "–", width)
    yield _heading("The last two weeks")
    if not progress.practice:
        yield Text("No reads yet.", "dim")
    longest = max((practice.seconds for practice in progress.practice), default=0.0) / 60
    for practice in progress.practice:
        minutes = practice.seconds / 60
        share = minutes / max(longest, _FULL_MINUTES)
        yield _row(f"{practice.day:%a %d}", share, _practised(practice), width)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _scene(scene: SceneProgress, width: int) -> Iterator[Text]:
    name = f"{scene.number} {scene.heading}" if scene.number else "Before the first scene"
    left = min(int(width * _HEADING_SHARE), max(0, width - _FEWEST - 1))
    room = max(_FEWEST, width - left - 1)
    signs = strip(scene.steps)
    for at in range(0, len(signs), room):
        shown = cut(name, left) if at == 0 else ""
        yield Text(f"{padded(shown, left)} {signs[at : at + room]}", no_wrap=True)


def _row(name: str, share: float, told: str, width: int) -> Text:
    cells = min(_BAR, max(0, width // 4))
    row = Text(f"{padded(name, 7)}{bar(share, cells)} ", no_wrap=True)
    return row.append(cut(told, max(0, width - 8 - cells)))


def _practised(practice: Practice) -> str:
    right = "" if practice.right is None else f"{practice.right:.0%} right"
    turns = f"{practice.turns} turns" if practice.turns != 1 else "1 turn"
    pickup = "" if practice.pickup is None else f"pickup {practice.pickup:.1f} s"
    minutes = f"{round(practice.seconds / 60)} min"
    return " · ".join(filter(None, (minutes, right, pickup, turns)))
