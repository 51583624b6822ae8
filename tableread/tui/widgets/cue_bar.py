"""The cue bar: who speaks, who is next, and how far away you are."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from tableread.cast.casting import PlayedBy
from tableread.rehearsal.policy import Advance
from tableread.rehearsal.session import Session, State
from tableread.tui.cells import spread
from tableread.tui.clock import bar

_SOON_SECONDS = 10.0
"""From here on the count-down is in seconds: far away, lines say more."""


class CueBar(Widget):
    """Two rows that are drawn from the session, whenever the stage says that it moved."""

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
        self._session: Session | None = None
        self._colours: dict[str, str] = {}
        self._shown: tuple[str, str, str, str] = ("", "", "", "")

    def show(self, session: Session, colours: dict[str, str]) -> None:
        """Draw what is the case now, if it is not drawn already."""
        self._session, self._colours = session, colours
        waiting = session.state is State.WAITING
        yours = waiting and session.player_at(session.at) is PlayedBy.YOU
        self.set_class(yours, "your-turn")
        self.set_class(waiting and not yours, "others-turn")
        now = (self._now(), self._countdown(), self._next(), str(self.distance))
        if now != self._shown:
            self._shown = now
            self.refresh()

    def watch_distance(self) -> None:
        self.refresh()

    def render(self) -> Text:
        if self._session is None:
            return Text("")
        width = max(10, self.size.width - 2)
        now, countdown, following, _ = self._shown
        if not now:
            now, countdown, following = self._now(), self._countdown(), self._next()
        away = self._away()
        first = spread(now, countdown, width)
        second = spread(following, away, width)
        text = Text(f"{first}\n{second}", no_wrap=True)
        speaker = self._session.line.speaker
        colour = self._colours.get(speaker or "")
        if colour and self._session.state is not State.WAITING:
            text.stylize(Style(color=colour, bold=True), 2, 2 + len(speaker or ""))
        return text

    def _away(self) -> str:
        if not self.distance:
            return ""
        where = "below" if self.distance > 0 else "above"
        return f"the read is {abs(self.distance)} rows {where} · f follows"

    def _now(self) -> str:
        session = self._session
        assert session
        if session.state is State.ENDED:
            return "■ The end. R reads the scene again, q leaves."
        who = session.line.speaker or "Narrator"
        if session.state is State.WAITING:
            if session.player_at(session.at) is PlayedBy.YOU:
                return f"█ YOU · {who}"
            return f"▌ {who} (in the room)"
        return f"{'⏸' if session.paused else '▶'} {who}"

    def _countdown(self) -> str:
        session = self._session
        assert session
        if session.state is State.ENDED:
            return ""
        if session.state is State.WAITING:
            if session.paused:
                return "paused"
            if session.policy.advance is Advance.KEY:
                return "space when it is said · l prompts"
            if session.policy.advance is Advance.VOICE:
                return "say it, or space · l prompts"
            left = max(0.0, session.turn_seconds - session.waited)
            share = left / session.turn_seconds if session.turn_seconds else 0.0
            return f"{bar(share, 10)} {left:4.1f} s"
        until = session.until_you()
        if until is None:
            return ""
        if until.turns > 1 or until.seconds > _SOON_SECONDS:
            lines = until.turns + 1
            return f"you in {lines} lines" if lines < 100 else "you later"
        return f"you in {max(1, round(until.seconds))} s"

    def _next(self) -> str:
        session = self._session
        assert session
        if session.state is State.ENDED:
            return "Home, then Enter: from the top"
        following = session.order.next_turn(session.at)
        if session.loop and session.at >= session.order.turn(session.loop[1]).start:
            following = session.loop[0]
        if following is None:
            return "then the end"
        line = session.order.lines[following]
        who = line.speaker or "Narrator"
        if session.player_at(following) is PlayedBy.YOU:
            who = f"YOU · {who}"
        words = " ".join(line.text.split()).replace("*", "").replace("_", "")
        return f"next {who}: {words}"
