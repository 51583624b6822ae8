"""What was measured of each read of a script: how long its scenes took, and which lines were prompted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.library.runs import KeptPrompt, KeptScene
from tableread.library.store import Library
from tableread.production.recalled import Recalled
from tableread.rehearsal.stopwatch import SceneTime
from tableread.script.line_id import LineId

_BREAK_SECONDS = 3600.0
"""A longer one begins another read; a round number."""


class Run(NamedTuple):
    """One read, in the script as it is now."""

    began: float
    """Seconds since 1970."""
    scenes: tuple[SceneTime, ...]
    """In the order of the script; those that are not in it any more are left out."""
    prompted: tuple[int, ...]
    """Elements, in the order of the prompts."""


class Runs:
    """Those of one script, kept in the library. From any thread."""

    def __init__(self, library: Library, key: str, recalled: Callable[[], Recalled]) -> None:
        """`key` is the script's in the library; `recalled` gives the script as it is now."""
        self._library = library
        self._key = key
        self._recalled = recalled

    def keep_scene(self, began: float, nth: int, line: LineId, scene: SceneTime) -> None:
        """Keep how long a scene took, so far, the `nth` of the run that began at `began`; `line` is its first."""
        kept = KeptScene(began, nth, line, scene.seconds, scene.whole, scene.turns)
        self._library.runs.save_scene(self._key, kept)

    def keep_prompt(self, began: float, nth: int, line: LineId) -> None:
        """Keep that a line was prompted, as the `nth` of the run."""
        self._library.runs.save_prompt(self._key, KeptPrompt(began, nth, line))

    def seconds_since(self, since: float) -> list[tuple[float, float]]:
        """When each read since then began (seconds since 1970), and how many seconds of it were measured."""
        return self._library.runs.seconds_since(self._key, since)

    def whole_scenes(self) -> list[tuple[int | None, list[float]]]:
        """Scenes in the order of the script, each with the seconds of all reads of all of it."""
        now = self._recalled().now
        elements = {line: at for at, line in enumerate(now.ids)}
        found: dict[int, list[float]] = {}
        for line, seconds in self._library.runs.whole_scenes(self._key):
            if line in elements:
                found.setdefault(elements[LineId(line)], []).append(seconds)
        return [(now.script.scene_of(at), times) for at, times in sorted(found.items())]

    def last(self) -> Run | None:
        """The last read of which anything was measured, with what came before a short break: a script that was saved and
        loaded again, or left over lunch. None where there was none."""
        runs: list[Run] = []
        for began in reversed(self._library.runs.runs(self._key)):
            run = self.run(began)
            if runs and not _goes_on(run, runs[0]):
                break
            runs.insert(0, run)
        return _together(runs) if runs else None

    def run(self, began: float) -> Run:
        """The read that began at `began`."""
        now = self._recalled().now
        elements = {line: at for at, line in enumerate(now.ids)}
        scenes = [
            (elements[LineId(kept.line)], kept)
            for kept in self._library.runs.scenes(self._key, began)
            if kept.line in elements
        ]
        prompted = [
            elements[LineId(kept.line)]
            for kept in self._library.runs.prompts(self._key, began)
            if kept.line in elements
        ]
        return Run(
            began,
            tuple(
                SceneTime(now.script.scene_of(at), kept.seconds, kept.whole, kept.turns)
                for at, kept in sorted(scenes, key=lambda pair: pair[0])
            ),
            tuple(prompted),
        )


def _goes_on(before: Run, run: Run) -> bool:
    end = before.began + sum(scene.seconds for scene in before.scenes)
    return run.began - end <= _BREAK_SECONDS


def _together(runs: Sequence[Run]) -> Run:
    """Several runs as one: a scene counts as it was last read as a whole, else with all its parts."""
    scenes: dict[int | None, SceneTime] = {}
    for run in runs:
        for scene in run.scenes:
            known = scenes.get(scene.scene)
            if known is not None and not scene.whole:
                if known.whole:
                    continue
                both, turns = known.seconds + scene.seconds, known.turns + scene.turns
                scene = scene._replace(seconds=both, turns=turns)
            scenes[scene.scene] = scene
    in_order = sorted(scenes.values(), key=lambda s: -1 if s.scene is None else s.scene)
    prompted = dict.fromkeys(element for run in runs for element in run.prompted)
    return Run(runs[0].began, tuple(in_order), tuple(prompted))
