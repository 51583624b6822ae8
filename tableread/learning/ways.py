"""Ways to run lines: in random order, from the last line back, at speed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec.structs import replace as with_fields

from tableread.cast.casting import NARRATOR
from tableread.learning.excerpt import Excerpt, cue_of
from tableread.rehearsal.order import Entry, RunningOrder
from tableread.rehearsal.policy import FASTEST, Policy

_SPEED = 1.5
"""How much faster a speed run is; a round number that voices are still easily understood at."""
_STEPS = 20
"""From the last line back, a scene is begun so often at most: long ones go back by several turns at a time."""
_PAUSE = 1.0
"""Seconds before each place that the read jumps to: so that the next cue is not taken for an answer. A round number."""


class Way(StrEnum):
    """In which order lines are run, and how fast."""

    SPEED = "speed run"
    """Only what is said, without silences, and faster."""
    SHUFFLED = "shuffled"
    """Your turns in random order, each with its cue."""
    BACK = "from the last line back"
    """Your last turn of a scene, then the last two, until it is the whole scene."""


class Run(NamedTuple):
    """One way to run a script, or a scene of it."""

    way: Way
    scene: int | None = None
    """The number of the only scene that is run; None: all of them. A speed run is always of all."""
    seed: str = ""
    """Anything: shuffled, turns come in another order for each."""

    @property
    def about(self) -> str:
        """What it is, for people: "Shuffled"."""
        return self.way.capitalize()

    @property
    def keeps_order(self) -> bool:
        """Whether lines come in the order of the script, so that the place in it is kept."""
        return self.way is Way.SPEED

    def of(self, order: RunningOrder, yours: Collection[str]) -> RunningOrder | None:
        """What is performed of a whole script; None where that is nothing. `yours`: the parts that you play."""
        match self.way:
            case Way.SPEED:
                return _only_said(order, yours)
            case Way.SHUFFLED:
                return _with_pauses(order, list(_shuffled(order, yours, self)))
            case Way.BACK:
                return _with_pauses(order, list(_back(order, yours, self.scene)))

    def policy(self, policy: Policy) -> Policy:
        """How it is read, where scripts are read by `policy`."""
        if self.way is not Way.SPEED:
            return policy
        timing = with_fields(policy.timing, reply=0.0)
        speed = min(FASTEST, policy.speed * _SPEED)
        return replace(policy, speed=speed, timing=timing, answer_after=0.0)


def _only_said(order: RunningOrder, yours: Collection[str]) -> RunningOrder | None:
    """Without the narrator, unless that is you, and without silences; where a line breaks off, the next still cuts in."""
    entries = [
        Entry(at)
        for at, line in enumerate(order.lines)
        if line.speaker or (line.speaker or NARRATOR) in yours
    ]
    if not entries:
        return None
    timing = with_fields(
        order.timing, between_speakers=0.0, within_speech=0.0, after_action=0.0, after_heading=0.0
    )
    lines = (line._replace(beat=0.0) for line in order.rearranged(entries).lines)
    return RunningOrder(lines, timing)


def _shuffled(order: RunningOrder, yours: Collection[str], run: Run) -> Iterator[Entry]:
    lines = frozenset(line.id for line in order.lines if run.scene in {None, line.scene})
    yield from Excerpt(run.about, lines, run.seed or run.about).entries(order, yours)


def _back(order: RunningOrder, yours: Collection[str], scene: int | None) -> Iterator[Entry]:
    """Each scene begun with a turn farther from its end each time, up to your last turn; at last all of it. Nothing of
    scenes in which you have no turn."""
    turns = order.speeches(
        lambda line: (line.speaker or NARRATOR) in yours and scene in {None, line.scene}
    )
    for first, of_scene in groupby(turns, lambda turn: order.scene_start(turn.start)):
        its = list(of_scene)
        step = -(-len(its) // _STEPS)
        for number in range(len(its) - step, 0, -step):
            begins = cue_of(order, its[number], yours).start
            yield from map(Entry, range(begins, its[-1].stop))
        yield from map(Entry, range(first, order.next_scene(first) or len(order)))


def _with_pauses(order: RunningOrder, entries: Sequence[Entry]) -> RunningOrder | None:
    """These lines, with a pause wherever one does not follow on the line before it; None where there are none."""
    if not entries:
        return None
    lines = list(order.rearranged(entries).lines)
    for at, (before, entry) in enumerate(pairwise(entries), 1):
        if entry.line != before.line + 1:
            lines[at] = lines[at]._replace(beat=max(lines[at].beat, _PAUSE))
    return RunningOrder(lines, order.timing)
