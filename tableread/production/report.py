"""The stage manager's report: notes in order, and of the last read how long each scene took, and what was prompted."""

from __future__ import annotations

from typing import NamedTuple

from tableread.production.notes import Note
from tableread.production.production import Production
from tableread.production.whereabouts import Whereabouts
from tableread.script.emphasis import plain
from tableread.script.pages import EIGHTHS

PAGE_SECONDS = 60.0
"""A page of the industry's layout takes about a minute."""


class Spot(NamedTuple):
    """A line, in words."""

    scene: str
    """Number and heading; "" before the first scene."""
    page: int
    speaker: str
    """"" for what nobody says."""
    text: str


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


class Report(NamedTuple):
    """All of it."""

    title: str
    began: float | None
    """When the last read began, in seconds since 1970; None where nothing was read."""
    scenes: tuple[ScenePlayed, ...]
    notes: tuple[NotedLine, ...]
    prompted: tuple[Spot, ...]


def noted_lines(production: Production, where: Whereabouts) -> list[NotedLine]:
    """All notes of a script, in its order; those whose lines are gone come last."""
    return [
        NotedLine(note, None if note.element is None else _spot(production, where, note.element))
        for note in production.notes.all()
    ]


def report_of(production: Production) -> Report:
    """The report of the last read. Goes through all of the script: in a long one it takes a while."""
    where = Whereabouts(production.script, production.shown)
    run = production.runs.last()
    scenes = production.script.scenes
    played = []
    for scene, seconds, whole, turns in run.scenes if run else ():
        first = 0 if scene is None else scenes[scene].first
        after = 0 if scene is None else scene + 1
        end = scenes[after].first if after < len(scenes) else len(production.script.elements)
        eighths = where.pages.eighths(first, end)
        name = where.scene(first) or "Before the first scene"
        played.append(ScenePlayed(name, where.page(first), eighths, seconds, whole, turns))
    return Report(
        production.script.title,
        run.began if run else None,
        tuple(played),
        tuple(noted_lines(production, where)),
        tuple(_spot(production, where, at) for at in (run.prompted if run else ())),
    )


def _spot(production: Production, where: Whereabouts, element: int) -> Spot:
    text = " ".join(plain(production.shown(element)).split())
    return Spot(where.scene(element), where.page(element), where.speaker(element), text)
