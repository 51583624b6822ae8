"""The stage manager's report: notes in order; of the last read how long each scene took, and what was prompted; of all
reads how long each scene takes, and which lines are hard to say."""

from __future__ import annotations

from typing import NamedTuple

from tableread.production.hard_to_say import HardToSay, hard_to_say
from tableread.production.notes import Note
from tableread.production.production import Production
from tableread.production.whereabouts import Spot, Whereabouts
from tableread.script.emphasis import plain
from tableread.script.pages import EIGHTHS

PAGE_SECONDS = 60.0
"""A page of the industry's layout takes about a minute."""


class NotedLine(NamedTuple):
    """A note and its line."""

    note: Note
    spot: Spot | None
    """None where the line is not in the script any more."""

    @property
    def text(self) -> str:
        """The words of the line: as they are now, or as they were when it was cut."""
        return self.spot.text if self.spot else plain(self.note.kept.quote)


class ScenePlayed(NamedTuple):
    """A scene of the last read."""

    name: str
    page: int
    """On which it begins."""
    eighths: int
    """How many eighths of a page it fills."""
    seconds: float
    whole: bool
    """All of it was read."""
    turns: int
    """That people took."""

    @property
    def page_seconds(self) -> float:
        """What its pages ought to take."""
        return self.eighths / EIGHTHS * PAGE_SECONDS


class SceneTimes(NamedTuple):
    """A scene in all reads of all of it."""

    name: str
    page: int
    eighths: int
    seconds: tuple[float, ...]
    """Of each read, the shortest first."""

    @property
    def page_seconds(self) -> float:
        """What its pages ought to take."""
        return self.eighths / EIGHTHS * PAGE_SECONDS


class Report(NamedTuple):
    """All of it."""

    title: str
    began: float | None
    """When the last read began, in seconds since 1970; None where nothing was read."""
    scenes: tuple[ScenePlayed, ...]
    notes: tuple[NotedLine, ...]
    prompted: tuple[Spot, ...]
    times: tuple[SceneTimes, ...]
    hard: HardToSay


def noted_lines(production: Production, where: Whereabouts) -> list[NotedLine]:
    """All notes of a script, in its order; those whose lines are gone come last."""
    return [
        NotedLine(note, None if note.element is None else where.spot(note.element))
        for note in production.notes.all()
    ]


def report_of(production: Production) -> Report:
    """The report. Goes through all of the script: in a long one it takes a while."""
    where = Whereabouts(production.script, production.shown)
    run = production.runs.last()
    played = []
    for scene, seconds, whole, turns in run.scenes if run else ():
        place = _scene(production, where, scene)
        played.append(ScenePlayed(*place, seconds, whole, turns))
    times = (
        SceneTimes(*_scene(production, where, scene), tuple(sorted(seconds)))
        for scene, seconds in production.runs.whole_scenes()
    )
    return Report(
        production.script.title,
        run.began if run else None,
        tuple(played),
        tuple(noted_lines(production, where)),
        tuple(where.spot(at) for at in (run.prompted if run else ())),
        tuple(times),
        hard_to_say(production, where),
    )


def _scene(production: Production, where: Whereabouts, scene: int | None) -> tuple[str, int, int]:
    """Its name, the page on which it begins, and its eighths of a page."""
    scenes = production.script.scenes
    first = 0 if scene is None else scenes[scene].first
    after = 0 if scene is None else scene + 1
    end = scenes[after].first if after < len(scenes) else len(production.script.elements)
    name = where.scene(first) or "Before the first scene"
    return name, where.page(first), where.pages.eighths(first, end)
