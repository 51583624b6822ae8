"""The ways to run lines that people choose from, in words, and what keeps a script from being run so."""

from __future__ import annotations

from tableread.base.errors import RehearsalError
from tableread.learning.ways import Run, Way
from tableread.production.production import Production

AS_WRITTEN = "As written"
_RUNS = {
    "Speed run: only what is said, no silences, 1.5 times as fast": (Way.SPEED, False),
    "Shuffle this scene: your turns in random order, each with its cue": (Way.SHUFFLED, True),
    "Shuffle the whole script": (Way.SHUFFLED, False),
    "This scene from its last line back: last turn, last two, …": (Way.BACK, True),
    "Every scene from its last line back": (Way.BACK, False),
}
"""The way, and whether only the scene at hand is run so."""
OFFERED = (AS_WRITTEN, *_RUNS)
"""What is chosen from, in order."""


def run_of(production: Production, chosen: str, scene: int | None, seed: str) -> Run | None:
    """The run that was `chosen` from `OFFERED`; None: as written. `scene` is the number of the scene at hand, `seed`
    anything that differs from run to run. Raises `RehearsalError` where there is nothing to run."""
    if chosen == AS_WRITTEN:
        return None
    way, of_scene = _RUNS[chosen]
    run = Run(way, scene if of_scene else None, seed)
    yours = production.memories.yours
    if run.of(production.whole_order(), yours) is None:
        raise RehearsalError(_why_not(run, has_part=bool(yours)))
    return run


def _why_not(run: Run, *, has_part: bool) -> str:
    if run.way is Way.SPEED:
        return "Nobody speaks in this script."
    if not has_part:
        return "You have no part. Press c to take one; then you can run its lines."
    return "You have no lines in this scene." if run.scene is not None else "You have no lines."
