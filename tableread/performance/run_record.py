"""Keeps with the script what comes of a read: how long its scenes took, what was prompted, how your turns were said.

Lives on the loop, like the runner, which tells it all that it does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from tableread.cast.casting import NARRATOR
from tableread.learning.memory import Support
from tableread.listen.judge import JudgedLine
from tableread.production.production import Production
from tableread.production.said import SaidTurn, said_turn
from tableread.rehearsal.commands import Command, ListenFor, MoveTo, Prompt, ReportEnd
from tableread.rehearsal.order import Line, RunningOrder
from tableread.rehearsal.stopwatch import SceneTime, Stopwatch


class RunRecord:
    """Of one read."""

    def __init__(
        self,
        production: Production,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`clock` measures; `now` says when, in seconds since 1970."""
        self._production = production
        self._clock = clock
        self._now = now
        self.began = now()
        """What the read goes by in the library; seconds since 1970."""
        self._stopwatch = Stopwatch()
        self._as_written = production.excerpt is None
        """Else no scene is read as a whole, and says how long it is."""
        # corrections may make another script of it before the read is left
        self._scenes, self._ids = production.script.scenes, production.line_ids
        self._kept: list[SceneTime] = []
        self._prompts = 0
        self.support: Callable[[int], Support] = lambda element: Support.NONE
        """How much help the actor had with an element of the script, the last time it was said; the face knows."""

    def take(self, command: Command, order: RunningOrder) -> None:
        """A command was carried out just now; `order` is what is read."""
        self._stopwatch.take(command, order, self._clock())
        if isinstance(command, MoveTo | Prompt | ReportEnd):
            self._keep()

    def said(
        self,
        asked: ListenFor,
        lines: Sequence[Line],
        judged: JudgedLine,
        pickup: float | None = None,
        prompts: int = 0,
    ) -> SaidTurn:
        """Keep how a turn was said; `lines` are those that were listened for."""
        turn = said_turn(
            self.began,
            asked.turn,
            self._now(),
            lines,
            asked.places,
            judged,
            asked.first,
            pickup,
            prompts,
            self._reader(lines[0].speaker or NARRATOR),
        )
        self._production.said.add(turn)
        support = {line.id: self.support(line.element) for line in lines}
        self._production.memories.heard(turn, support)
        return turn

    def _reader(self, name: str) -> str:
        """Who says what `name` says, in words; "" for you, where you gave no name."""
        return self._production.person(name) or self._production.casting.part(name).person

    def stop(self) -> None:
        """The read is left."""
        self._stopwatch.stop(self._clock())
        self._keep()

    def _keep(self) -> None:
        scenes, prompts = self._stopwatch.scenes, self._stopwatch.prompted
        runs = self._production.runs
        for nth, scene in enumerate(scenes):
            if nth >= len(self._kept) or scene != self._kept[nth]:
                first = 0 if scene.scene is None else self._scenes[scene.scene].first
                kept = scene if self._as_written else scene._replace(whole=False)
                runs.keep_scene(self.began, nth, self._ids[first], kept)
        for nth in range(self._prompts, len(prompts)):
            runs.keep_prompt(self.began, nth, self._ids[prompts[nth]])
        self._kept, self._prompts = scenes, len(prompts)
