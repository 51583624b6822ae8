"""The recap of a read: how you did, by scene and line, against the reads before, and what is worth going over again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from tableread.base.settings import LearningSettings
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.learning.scoring import points_of
from tableread.production.line_notes import NotedTurn, noted_turns
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whereabouts import Whereabouts
from tableread.script.line_id import LineId


class SceneScore(NamedTuple):
    """How the turns of one scene went."""

    name: str
    """Number and heading; "" for what comes before the first, or is not in the script any more."""
    points: float
    """0 to 100."""
    turns: int


class Recap(NamedTuple):
    """Of one read. Of a turn that was said several times the last counts."""

    title: str
    began: float
    """Seconds since 1970."""
    turns: int
    """Of which something was heard."""
    right: int
    """Of them, those whose score is what was asked for, or more."""
    points: float
    """0 to 100."""
    before: float | None
    """The same of the same turns, the time before; None where none of them was said before."""
    pickup: float | None
    """Median, in seconds; None where it was not measured."""
    late: int
    hesitations: int
    prompts: int
    seconds: float
    """That the read took, without pauses."""
    scenes: tuple[SceneScore, ...]
    """In the order of the script."""
    trouble: tuple[NotedTurn, ...]
    """Turns with notes; the worst first."""
    lines: frozenset[LineId]
    """Of them, those of parts that you play: what is worth going over again."""


def recap_of(production: Production, began: float, learning: LearningSettings) -> Recap | None:
    """The recap of the read that began at `began`; None where nothing was heard in it, or nothing is sure.

    Goes through all of the script: in a long one it takes a while.
    """
    runs = production.said.runs()
    run = [turn for turns in runs for turn in turns if turn.run == began]
    last = _last(run)
    if not last:
        return None
    readers = {line: turn.reader for line, turn in last.items()}
    before = _last(
        turn
        for turns in runs
        for turn in turns
        if turn.run < began and turn.reader == readers.get(turn.line)
    )
    same = [before[line] for line in last if line in before]
    turns = list(last.values())
    pickups = [turn.pickup for turn in turns if turn.pickup is not None]
    noted = noted_turns(production, turns, learning.late)
    yours = set(production.casting.played_by(PlayedBy.YOU))
    return Recap(
        production.script.title,
        began,
        len(turns),
        sum(_points(turn) >= learning.strictness for turn in turns),
        _together(turns),
        _together(same) if same else None,
        median(pickups) if pickups else None,
        sum(pickup >= learning.late for pickup in pickups),
        sum(len(turn.hesitations) for turn in turns),
        sum(turn.prompts for turn in run),
        sum(scene.seconds for scene in production.runs.run(began).scenes),
        tuple(_scenes(production, turns)),
        tuple(sorted(noted, key=lambda each: _points(each.turn))),
        frozenset(
            each.turn.line
            for each in noted
            if each.element is not None and (each.turn.speaker or NARRATOR) in yours
        ),
    )


def _last(turns: Iterable[SaidTurn]) -> dict[LineId, SaidTurn]:
    """The last time that each line was said, of those that are sure enough for a score."""
    return {turn.line: turn for turn in turns if turn.points is not None and _was_tried(turn)}


def _was_tried(turn: SaidTurn) -> bool:
    return turn.was_said or turn.prompts > 0


def _points(turn: SaidTurn) -> float:
    return turn.points if turn.points is not None else 100.0


def _together(turns: Sequence[SaidTurn]) -> float:
    """A long line counts more than a short one."""
    counted = sum(turn.counts[0] for turn in turns)
    return points_of(counted, sum(turn.counts[1] for turn in turns))


def _scenes(production: Production, turns: Sequence[SaidTurn]) -> Iterable[SceneScore]:
    where = Whereabouts(production.script, production.shown)
    elements = {line: at for at, line in enumerate(production.line_ids)}
    scenes: dict[str, list[SaidTurn]] = {}
    last = len(elements)
    for turn in sorted(turns, key=lambda turn: elements.get(turn.line, last)):
        at = elements.get(turn.line)
        scenes.setdefault("" if at is None else where.scene(at), []).append(turn)
    for name, its in scenes.items():
        yield SceneScore(name, _together(its), len(its))
