"""Left and right of the page where the window is wide: the scenes, yours marked; who comes next, who plays whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tableread.base.counted import listed
from tableread.cast.casting import Casting, PlayedBy
from tableread.rehearsal.order import RunningOrder
from tableread.rehearsal.situation import Situation, State
from tableread.script.model import Script
from tableread.tui.cells import cut, padded, spread
from tableread.tui.widgets.dialog import titled

_LOOK_AHEAD = 400
"""Lines in which somebody's next one is looked for: farther away, the wait says nothing."""
_YOURS, _PERSONS = "█", "▌"
_PEOPLE = frozenset({PlayedBy.YOU, PlayedBy.PERSON})


class NextLine(NamedTuple):
    """When somebody speaks next."""

    speaker: str
    seconds: float
    """From now; 0 where they speak now."""


def next_lines(order: RunningOrder, at: int, gone: float, speed: float) -> list[NextLine]:
    """Who speaks from line `at` on, in that order; `gone`: seconds of the read before now, at normal speed."""
    found: dict[str, float] = {}
    for number in range(at, min(len(order), at + _LOOK_AHEAD)):
        speaker = order.lines[number].speaker
        if speaker is not None and speaker not in found:
            wait = (order.seconds_before(number) - gone) / speed
            found[speaker] = 0.0 if number == at else max(0.0, wait)
    return [NextLine(*each) for each in found.items()]


def scene_signs(order: RunningOrder, player_at: Callable[[int], PlayedBy]) -> dict[int, str]:
    """For each scene with a person's lines, the sign of that person; yours goes before others'."""
    signs: dict[int, str] = {}
    for at, line in enumerate(order.lines):
        player = player_at(at)
        if line.scene is not None and player is PlayedBy.YOU:
            signs[line.scene] = _YOURS
        elif line.scene is not None and player is PlayedBy.PERSON:
            signs.setdefault(line.scene, _PERSONS)
    return signs


class Side(Widget):
    """A pane beside the page, drawn from the situation whenever the stage says that it changed."""

    def __init__(self, title: str, most: int, *, id: str) -> None:  # noqa: A002
        """`most`: rows that there may be."""
        super().__init__(id=id, classes="pane side")
        self._most = most
        titled(self, title)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._most

    def show(
        self,
        situation: Situation,
        order: RunningOrder,
        player_at: Callable[[int], PlayedBy],
        casting: Casting,
        colours: Mapping[str, str],
    ) -> None:
        """Draw what is the case now, if it is not drawn already."""
        raise NotImplementedError


class ScenePane(Side):
    """The scenes around the one that is read; a click reads on from a scene."""

    class Picked(Message):
        """A scene was clicked."""

        def __init__(self, element: int) -> None:
            super().__init__()
            self.element = element

    def __init__(self, script: Script) -> None:
        super().__init__("Scenes", len(script.scenes), id="scenes")
        self._scenes = script.scenes
        self._signs: Mapping[int, str] = {}
        self._known: tuple[object, object] = (None, None)
        self._now: int | None = None

    def show(
        self,
        situation: Situation,
        order: RunningOrder,
        player_at: Callable[[int], PlayedBy],
        casting: Casting,
        colours: Mapping[str, str],
    ) -> None:
        """Draw what is the case now, if it is not drawn already."""
        now = situation.now.scene
        if self._known != (order, casting):
            self._known = (order, casting)
            self._signs = scene_signs(order, player_at)
        elif now == self._now:
            return
        self._now = now
        told = "" if now is None else f"{now + 1} of {len(self._scenes)}"
        titled(self, "Scenes", told)
        self.refresh()

    @property
    def _first(self) -> int:
        """The scene in the first row: the one that is read stands in the upper third, as on the page."""
        height = self.content_size.height
        last = max(0, len(self._scenes) - height)
        return max(0, min((self._now or 0) - height // 3, last))

    def render(self) -> Text:
        width, height = self.content_size
        text = Text(no_wrap=True)
        for number in range(self._first, min(len(self._scenes), self._first + height)):
            here = number == self._now
            sign = self._signs.get(number, " ")
            row = f"{'▸' if here else ' '}{sign}{number + 1:>3} {self._scenes[number].heading}"
            text.append(padded(cut(row, width), width) + "\n", Style(bold=here))
        return text

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        number = self._first + offset.y if offset else len(self._scenes)
        if number < len(self._scenes):
            self.post_message(self.Picked(self._scenes[number].first))


class WhoPane(Side):
    """Who is on: in the order in which they speak next, with how long that will be."""

    def __init__(self, script: Script) -> None:
        super().__init__("Who is next", len(script.characters), id="who")
        self._row = ""
        self._coloured: list[tuple[str, str]] = []

    def show(
        self,
        situation: Situation,
        order: RunningOrder,
        player_at: Callable[[int], PlayedBy],
        casting: Casting,
        colours: Mapping[str, str],
    ) -> None:
        """Draw what is the case now, if it is not drawn already."""
        gone = situation.seconds_done * situation.speed
        coming = next_lines(order, situation.now.line, gone, situation.speed)
        if situation.state is State.ENDED:
            coming = []
        width, height = self.content_size
        rows: list[str] = []
        for speaker, seconds in coming[: max(0, height)]:
            when = (
                "now"
                if not seconds
                else f"{round(seconds)} s"
                if seconds < 100
                else f"{seconds / 60:.0f} min"
            )
            rows.append(
                spread(f"{_sign(casting, speaker)} {speaker}{_by(casting, speaker)}", when, width)
            )
        if "\n".join(rows) != self._row:
            self._row = "\n".join(rows)
            self._coloured = [(s, colours.get(s, "")) for s, _ in coming[: len(rows)]]
            self.refresh()

    def render(self) -> Text:
        text = Text(self._row, no_wrap=True)
        at = 0
        for row, (speaker, colour) in zip(self._row.split("\n"), self._coloured, strict=False):
            text.stylize(
                Style(color=colour or None, bold=True),
                at,
                min(at + len(row), at + 2 + len(speaker)),
            )
            at += len(row) + 1
        return text


class CastPane(Side):
    """Who plays which part, the largest first."""

    def __init__(self, script: Script) -> None:
        super().__init__("Cast", len(script.characters), id="parts")
        self._known: tuple[object, object] = (None, None)
        self._text = Text()

    def show(
        self,
        situation: Situation,
        order: RunningOrder,
        player_at: Callable[[int], PlayedBy],
        casting: Casting,
        colours: Mapping[str, str],
    ) -> None:
        """Draw what is the case now, if it is not drawn already."""
        if self._known == (casting, self.content_size):
            return
        self._known = (casting, self.content_size)
        width, height = self.content_size
        self._text = Text(no_wrap=True)
        for name, part in list(casting.parts.items())[: max(0, height)]:
            by = _by(casting, name).removeprefix(" · ") or part.voice.id
            row = spread(f"{_sign(casting, name)} {name}", by, width) + "\n"
            style = Style(color=colours.get(name) or None, bold=part.player in _PEOPLE)
            self._text.append(row, style)
        titled(self, "Cast", f"{min(height, len(casting.parts))} of {len(casting.parts)}")
        self.refresh()

    def render(self) -> Text:
        return self._text


def _sign(casting: Casting, speaker: str) -> str:
    player = casting.part(speaker).player
    return {PlayedBy.YOU: _YOURS, PlayedBy.PERSON: _PERSONS}.get(player, " ")


def _by(casting: Casting, speaker: str) -> str:
    part = casting.part(speaker)
    if part.player is PlayedBy.YOU:
        return " · you"
    if part.player is PlayedBy.PERSON:
        return f" · {listed(casting.people(speaker)) or 'in the room'}"
    return ""
