"""The scene as one row: how far the read is in it, and where people's lines are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.text import Text
from textual.widget import Widget

from tableread.base.minutes import minutes
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import RunningOrder
from tableread.rehearsal.situation import Situation
from tableread.tui.cells import cell_len

_RANK = {PlayedBy.YOU: 2, PlayedBy.PERSON: 1}
_SIGNS = "─▪▄"
"""By rank: voices, people in the room, you."""
_HERE = "●"


class SceneTime(NamedTuple):
    """The lines of one scene, in estimated seconds at normal speed."""

    start: float
    """Of the scene, from the top of the read."""
    seconds: float
    """At least a little."""
    people: tuple[tuple[float, float, int], ...]
    """From, to (from the scene's start) and rank of each line of a person."""


def scene_time(
    order: RunningOrder, player_at: Callable[[int], PlayedBy], line: int
) -> tuple[range, SceneTime]:
    """The scene around `line`: its lines, and when they are said."""
    first = order.scene_start(line)
    after = order.next_scene(line)
    lines = range(first, len(order) if after is None else after)
    start = order.seconds_before(first)
    end = order.seconds_before(lines.stop) if lines.stop < len(order) else order.seconds
    people = tuple(
        (order.seconds_before(at) - start, _end(order, at) - start, _RANK[player_at(at)])
        for at in lines
        if player_at(at) in _RANK
    )
    return lines, SceneTime(start, max(end - start, 0.1), people)


def _end(order: RunningOrder, at: int) -> float:
    return order.seconds_before(at + 1) if at + 1 < len(order) else order.seconds


def people_in(scene: SceneTime, cells: int) -> str:
    """Where people's lines are in the scene, in so many cells."""
    ranks = [0] * cells
    for start, end, rank in scene.people:
        first = int(start / scene.seconds * cells)
        last = max(first, round(end / scene.seconds * cells) - 1)
        for at in range(max(0, first), min(cells, last + 1)):
            ranks[at] = max(ranks[at], rank)
    return "".join(_SIGNS[rank] for rank in ranks)


def drawn(scene: SceneTime, done: float, people: str) -> str:
    """The scene with where the read is; `done`: seconds of the read that are gone, at normal speed; `people`: as
    `people_in` draws them."""
    cells = len(people)
    if not cells:
        return ""
    here = max(0, min(cells - 1, int((done - scene.start) / scene.seconds * cells)))
    return people[:here] + _HERE + people[here + 1 :]


class SceneLine(Widget):
    """Drawn from the situation, whenever the stage says that it changed."""

    DEFAULT_CSS = """
    SceneLine { height: 1; padding: 0 1; background: $surface; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._scene = SceneTime(0.0, 1.0, ())
        self._people = ""
        """Of this scene, as it was drawn last: a long one is gone through once, not several times a second."""
        self._lines = range(0)
        self._known: tuple[object, object] = (None, None)
        """The order and the cast that the scene was found for."""
        self._done = self._speed = 1.0
        self._row = ""

    def show(
        self,
        situation: Situation,
        order: RunningOrder,
        player_at: Callable[[int], PlayedBy],
        cast: object,
    ) -> None:
        """Draw where the read is now, if it is not drawn already. `cast`: another one, where others play."""
        at = situation.now.line
        if self._known != (order, cast) or at not in self._lines:
            self._known = (order, cast)
            self._lines, self._scene = scene_time(order, player_at, at)
            self._people = ""
        self._done, self._speed = situation.seconds_done * situation.speed, situation.speed
        row = self._drawn()
        if row != self._row:
            self._row = row
            self.refresh()

    def _drawn(self) -> str:
        left = (self._scene.start + self._scene.seconds - self._done) / self._speed
        told = f" scene -{minutes(left)}"
        cells = max(0, self.size.width - cell_len(told))
        if cells != len(self._people):
            self._people = people_in(self._scene, cells)
        return drawn(self._scene, self._done, self._people) + told

    def on_resize(self) -> None:
        self._row = self._drawn()
        self.refresh()

    def render(self) -> Text:
        text = Text(self._row, no_wrap=True)
        colours = self.app.theme_variables
        text.highlight_regex("▄", colours["warning"])
        text.highlight_regex(_HERE, f"bold {colours['accent']}")
        return text
