"""The cue bar: who speaks, who is next, and how far away you are."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from tableread.base.counted import counted
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.situation import Situation, State
from tableread.tui.cells import spread
from tableread.tui.clock import bar

_SOON_SECONDS = 10.0
"""From here on the count-down is in seconds: far away, lines say more."""


class CueBar(Widget):
    """Two rows that are drawn from the situation, whenever the stage says that it changed."""

    DEFAULT_CSS = """
    CueBar {
        height: 2;
        background: $panel;
        padding: 0 1;
        &.your-turn { background: $warning; color: $text; text-style: bold; }
        &.others-turn { background: $secondary-muted; }
    }
    """

    distance: reactive[int] = reactive(0)
    """Rows that the page is scrolled away from the read; 0 when it follows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._situation: Situation | None = None
        self._colours: dict[str, str] = {}
        self._drawn: tuple[str, str, str, str] = ("", "", "", "")

    def show(
        self,
        situation: Situation,
        colours: dict[str, str],
        shown: Callable[[int], str],
        *,
        deaf: bool = False,
    ) -> None:
        """Draw what is the case now, if it is not drawn already. `shown` gives the words of an element; `deaf`: people
        cannot be heard."""
        self._situation, self._colours = situation, colours
        self.set_class(situation.your_turn, "your-turn")
        waiting = situation.state is State.WAITING
        self.set_class(waiting and not situation.your_turn, "others-turn")
        now = (
            _now(situation),
            _countdown(situation, deaf),
            _next(situation, shown),
            str(self.distance),
        )
        if now != self._drawn:
            self._drawn = now
            self.refresh()

    def watch_distance(self) -> None:
        self.refresh()

    def render(self) -> Text:
        if self._situation is None:
            return Text("")
        width = max(10, self.size.width)
        now, countdown, following, _ = self._drawn
        first = spread(now, countdown, width)
        second = spread(following, self._away(), width)
        text = Text(f"{first}\n{second}", no_wrap=True)
        speaker = self._situation.now.speaker
        colour = self._colours.get(speaker or "")
        if colour and self._situation.state is not State.WAITING:
            text.stylize(Style(color=colour, bold=True), 2, 2 + len(speaker or ""))
        return text

    def _away(self) -> str:
        if not self.distance:
            return ""
        where = "below" if self.distance > 0 else "above"
        return f"the read is {abs(self.distance)} rows {where} · f follows"


def _now(situation: Situation) -> str:
    if situation.state is State.ENDED:
        return "■ The end. R reads the scene again, q leaves."
    who = situation.now.speaker or "Narrator"
    if situation.your_turn:
        return f"█ YOU · {who}"
    if situation.state is State.WAITING:
        person = situation.now.person
        return f"▌ {person.upper()} · {who}" if person else f"▌ {who} (in the room)"
    return f"{'⏸' if situation.paused else '▶'} {who}"


def _countdown(situation: Situation, deaf: bool) -> str:
    if situation.state is State.ENDED:
        return ""
    if situation.state is State.WAITING:
        if situation.paused:
            return "paused"
        if situation.advance is Advance.KEY or (deaf and situation.advance is Advance.VOICE):
            return "space when it is said · l prompts"
        if situation.advance is Advance.VOICE:
            return "say it, or space · l prompts"
        left, whole = situation.turn_left, situation.turn_seconds
        return f"{bar(left / whole if whole else 0.0, 10)} {left:4.1f} s"
    you = situation.until_you
    if you is not None:
        return f"you {_until(you.speeches, you.seconds)}"
    if situation.next_turns:
        next_turn = situation.next_turns[0]
        who = next_turn.person or next_turn.speaker or "Narrator"
        return f"{who} {_until(next_turn.speeches, next_turn.seconds)}"
    return ""


def _until(speeches: int, seconds: float) -> str:
    if speeches > 1 or seconds > _SOON_SECONDS:
        lines = speeches + 1
        return f"in {counted(lines, 'line')}" if lines < 100 else "later"
    return f"in {max(1, round(seconds))} s"


def _next(situation: Situation, shown: Callable[[int], str]) -> str:
    if situation.state is State.ENDED:
        return "Home, then Enter: from the top"
    following = situation.next_speech
    if following is None:
        return "then the end"
    who = following.speaker or "Narrator"
    if following.player is PlayedBy.YOU:
        who = f"YOU · {who}"
    elif following.person:
        who = f"{following.person.upper()} · {who}"
    words = " ".join(shown(following.element).split()).replace("*", "").replace("_", "")
    return f"next {who}: {words}"
