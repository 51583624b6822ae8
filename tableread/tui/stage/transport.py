"""What the keys of the stage ask of the read, and of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tableread.base.errors import RehearsalError
from tableread.performance.controls import Controls
from tableread.performance.runner import Runner
from tableread.production.production import Production
from tableread.rehearsal.policy import Advance, CuePart, Help, Pattern
from tableread.rehearsal.session import Session
from tableread.tui.stage.script_view import ScriptView
from tableread.tui.stage.searching import Searching

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_HOW_TURNS_END = {
    Advance.VOICE: "when you finish speaking; a key always works",
    Advance.KEY: "when you press a key",
    Advance.GAP: "by itself, after a pause",
}


_CUES = {
    CuePart.WHOLE: "the whole speech",
    CuePart.SENTENCE: "its last sentence",
    CuePart.WORDS: "its last {words} words",
    CuePart.TICK: "only a tick",
}


_PATTERNS = {
    Pattern.SAY: "you say them",
    Pattern.HEAR_FIRST: "you hear them, then you say them",
    Pattern.HEAR_AFTER: "you say them, then you hear them",
}


_STUCK = {
    Help.NOTHING: "nothing happens",
    Help.HINT: "you get the next word",
    Help.LINE: "you get the next few words",
}


class Transport(Searching):
    """A page with a read on it."""

    app: Frame

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self._runner: Runner | None = None
        self._controls: Controls | None = None

    @property
    def runner(self) -> Runner:
        """What runs the read; made when the screen is mounted."""
        assert self._runner is not None
        return self._runner

    @property
    def controls(self) -> Controls:
        """What may be asked of it."""
        assert self._controls is not None
        return self._controls

    @property
    def session(self) -> Session:
        """The read."""
        return self.runner.session

    def redraw(self) -> None:
        """Show what is the case now."""
        raise NotImplementedError

    def ask(self, request: Callable[[], object]) -> None:
        """Do what is asked; what may not be done now is said, in the session's own words."""
        try:
            request()
        except RehearsalError as error:
            self.notify(str(error), severity="warning", timeout=4)
            return
        self.redraw()

    def action_go(self) -> None:
        self.ask(self.controls.go)

    def action_previous_speech(self) -> None:
        self.ask(self.controls.previous_speech)

    def action_next_speech(self) -> None:
        self.ask(self.controls.next_speech)

    def action_previous_scene(self) -> None:
        self.ask(self.controls.previous_scene)

    def action_next_scene(self) -> None:
        self.ask(self.controls.next_scene)

    def action_next_cue(self) -> None:
        self.ask(self.controls.next_cue)

    def action_take_again(self) -> None:
        self.ask(self.controls.take_again)

    def action_take_scene_again(self) -> None:
        self.ask(self.controls.take_scene_again)

    def action_prompt(self) -> None:
        self.ask(self.controls.prompt)

    def action_advance_mode(self) -> None:
        self.ask(lambda: self._told_how_turns_end(self.controls.next_advance()))

    def _told_how_turns_end(self, advance: Advance) -> None:
        self.notify(f"Your turn ends {_HOW_TURNS_END[advance]}.", timeout=3)

    def action_cue_part(self) -> None:
        live, place = self.app.house.live, ("learning", "cue")
        part = CuePart(live.now.learning.cue).following
        live.change(place, part.value)
        self.ask(lambda: self.controls.follow_settings(live.now, [place]))
        heard = _CUES[part].format(words=live.now.learning.cue_words)
        self.notify(f"Before your turn you hear {heard}.", timeout=3)

    def action_pattern(self) -> None:
        live, place = self.app.house.live, ("learning", "pattern")
        pattern = Pattern(live.now.learning.pattern).following
        live.change(place, pattern.value)
        self.ask(lambda: self.controls.follow_settings(live.now, [place]))
        self.notify(f"Your own lines: {_PATTERNS[pattern]}.", timeout=3)

    def action_help_when_stuck(self) -> None:
        live, place = self.app.house.live, ("ear", "help")
        stuck = Help(live.now.ear.help).following
        live.change(place, stuck.value)
        self.ask(lambda: self.controls.follow_settings(live.now, [place]))
        ear = live.now.ear
        after = f"After {ear.dry:g} s of silence in your line, or {ear.not_begun:g} s before it"
        self.notify(f"{after}, {_STUCK[stuck]}.", timeout=4)

    def action_headphones(self) -> None:
        listener = self.runner.listener
        listener.headphones = not listener.headphones
        told = (
            "on: the mic stays open, so you can come in early"
            if listener.headphones
            else "off: the mic is closed while the voices speak"
        )
        self.notify(f"Headphones {told}.", timeout=4)

    def action_slower(self) -> None:
        self.ask(self.controls.slower)

    def action_faster(self) -> None:
        self.ask(self.controls.faster)

    def action_louder(self) -> None:
        self.app.volume = self.controls.louder(self.app.volume)
        self.redraw()

    def action_softer(self) -> None:
        self.app.volume = self.controls.softer(self.app.volume)
        self.redraw()

    def action_loop_start(self) -> None:
        self.controls.loop_start()
        self.redraw()

    def action_loop_end(self) -> None:
        self.ask(self.controls.loop_end)

    # Moving about the page

    def action_scroll_by(self, rows: int) -> None:
        self.view.scroll_by(rows)
        self.redraw()

    def action_page(self, pages: int) -> None:
        self.view.scroll_by(pages * max(1, self.view.size.height - 2))
        self.redraw()

    def action_far(self, end: int) -> None:
        self.view.show_element(len(self.production.script.elements) - 1 if end else 0)
        self.redraw()

    def action_follow(self) -> None:
        self.view.resume_following()
        self.redraw()

    def action_read_from_here(self) -> None:
        self.read_from(self.view.element_at_reading_line())

    def read_from(self, element: int, place: int = 0) -> None:
        """Read on from an element, at the word around `place` of its text."""
        self.ask(lambda: self.controls.read_from(element, place))
        self.action_follow()

    def on_script_view_line_picked(self, message: ScriptView.LinePicked) -> None:
        self.read_from(message.element, message.place)

    def on_script_view_following_changed(self) -> None:
        self.redraw()
