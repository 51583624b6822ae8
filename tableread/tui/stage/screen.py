"""The stage: the script that follows the read, the cue bar, and what every key of a rehearsal does.

It shows what the runner tells and turns keys into calls on the session; the rules are the session's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tableread.base.counted import counted
from tableread.base.errors import RehearsalError
from tableread.base.event_loop import call_soon
from tableread.cast.casting import PlayedBy
from tableread.performance.controls import Controls
from tableread.performance.runner import Notice, Runner, SaidLine
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.policy import ADJUSTABLE, Advance, Treatment
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script.model import Kind
from tableread.script.words import words_of
from tableread.tui.colours import speaker_colours
from tableread.tui.stage import rows
from tableread.tui.stage.cue_bar import CueBar
from tableread.tui.stage.keys import STAGE_KEYS
from tableread.tui.stage.script_view import ScriptView
from tableread.tui.stage.searching import Searching
from tableread.tui.widgets.status_row import StatusRow
from tableread.voicing import utterance_of

if TYPE_CHECKING:
    from tableread.speech.lexicon import Entry
    from tableread.tui.frame import Frame

_REDRAW_SECONDS = 0.25
_SAID_KEPT = 200
_HOW_TURNS_END = {
    Advance.VOICE: "when you finish speaking; a key always works",
    Advance.KEY: "when you press a key",
    Advance.GAP: "by itself, after a pause",
}
_AROUND_WORDS = ".,;:!?…—–-\"'“”‘’()[]*_"
_ALWAYS_HIDDEN = {Kind.FURNITURE, Kind.NOTE, Kind.TITLE, Kind.PAGE_BREAK, Kind.SYNOPSIS}


class Stage(Searching):
    """One production, being read."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = STAGE_KEYS

    app: Frame

    def __init__(self, production: Production, *, paused: bool = False) -> None:
        super().__init__(production)
        self._shown = production.shown
        """The words of the script that is read here; corrections bring another stage."""
        self._begins_paused = paused
        self._runner: Runner | None = None
        self._colours = speaker_colours(production.script, dark=True)
        self._controls: Controls | None = None
        self._was_running = False
        self.said: list[SaidLine] = []
        """How your turns were said, in this read."""

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

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield ScriptView(self.production.script, self._hidden(), self._shown, id="script")
        yield CueBar(id="cue")
        yield StatusRow(keep="left", id="transport")
        yield Static(id="keys")

    def on_mount(self) -> None:
        self.sub_title = self.production.script.title
        self._colours = speaker_colours(self.production.script, self.app.current_theme.dark)
        house = self.app.house
        self._runner = Runner(self.production, house.synthesiser, house.player, house.listener)
        self._runner.observe(self._on_command)
        self._controls = Controls(self._runner)
        self._set_cast()
        self.view.focus()
        self.runner.start()
        if self._begins_paused:
            self._ask(self.controls.pause)
        self.view.move_to(self.session.line.element)
        self.set_interval(_REDRAW_SECONDS, self._redraw)
        self.call_after_refresh(self._show_keys)

    async def _show_keys(self) -> None:
        """The keys' names, once the script is seen: they take as long to lay out as all the rest."""
        from textual.widgets import Footer

        if self._whole:
            await self.mount(Footer(compact=True, show_command_palette=False))
            await self.query("#keys").remove()
            self.refresh_bindings()  # else it waits for the next change of them

    @property
    def _whole(self) -> bool:
        """Not yet being taken down: on the way out the screen goes from the program, and its widgets one by one."""
        return self.is_attached and all(
            self.query(part) for part in (ScriptView, CueBar, "#top", "#transport")
        )

    def _hidden(self) -> set[Kind]:
        reading = self.production.policy.reading
        return _ALWAYS_HIDDEN | {k for k in ADJUSTABLE if reading.treatment(k) is Treatment.HIDDEN}

    def _set_cast(self) -> None:
        yours = set(self.production.casting.played_by(PlayedBy.YOU))
        self.view.set_cast(self._colours, yours)

    def shut(self) -> None:
        """Keep the place and stop the sound, before another screen begins."""
        if self._runner is not None:
            self._runner.close()

    def on_unmount(self) -> None:
        """Whatever takes the screen down: a key, a signal, a terminal that is closed, a defect."""
        self.shut()

    # What the runner tells

    def _on_command(self, what: c.Command | Notice | SaidLine) -> None:
        if not self._whole:
            return  # the sound is a little behind
        match what:
            case Notice(text):
                self.notify(text, timeout=8)
            case c.MoveTo(line):
                self.view.move_to(self.session.order.lines[line].element)
                self._redraw()
            case c.MarkWord(line, word):
                self.view.mark_word(self.session.order.lines[line].element, word)
            case c.MarkSaid():
                self._mark_said(what)
            case SaidLine():
                self.said = [*self.said[-_SAID_KEPT:], what]
            case c.Prompt(line=line, first=first, end=end):
                self._show_prompt(line, first, end)
            case c.AwaitPerson() | c.ReportEnd() | c.HoldSound() | c.ReleaseSound():
                self._redraw()
            case _:
                pass

    def _mark_said(self, mark: c.MarkSaid) -> None:
        lines = self.session.order.lines
        missed = mark.missed if self.app.house.settings.ear.missed else frozenset()
        self.view.mark_said(
            {(lines[line].element, word) for line, word in mark.said},
            {(lines[line].element, word) for line, word in missed},
        )
        self.view.mark_word(lines[mark.line].element, mark.word)

    def _show_prompt(self, line: int, first: int, end: int) -> None:
        element = self.session.order.lines[line].element
        self.view.mark_word(element, first)
        text = self._shown(element)
        words = words_of(text)[first:end]
        self.notify(f"Line: {text[words[0][0] : words[-1][1]]} …", timeout=4)

    def _redraw(self) -> None:
        if self._runner is None or not self._whole:
            return
        situation = self.session.situation
        cue = self.query_one(CueBar)
        cue.distance = 0 if self.view.following else self.view.distance
        cue.show(situation, self._colours, self._shown)
        self.query_one("#top", StatusRow).show(
            rows.place(situation, self.view.script),
            rows.times(situation),
        )
        self.query_one("#transport", StatusRow).show(
            rows.transport(
                situation, self.production, loop_begun=self.controls.loop_from is not None
            ),
            rows.sound(self.runner, situation, self.app.volume, silenced=self.app.silent),
        )
        for key in self.query("FooterKey"):
            does = rows.big_key(situation)
            if key.action == "go" and key.description != does:  # type: ignore[attr-defined]
                key.description = does  # type: ignore[attr-defined]
                key.refresh()

    # What the keys ask

    def _ask(self, request: Callable[[], object]) -> None:
        """Do what is asked; what may not be done now is said, in the session's own words."""
        try:
            request()
        except RehearsalError as error:
            self.notify(str(error), severity="warning", timeout=4)
            return
        self._redraw()

    def action_go(self) -> None:
        self._ask(self.controls.go)

    def action_previous_speech(self) -> None:
        self._ask(self.controls.previous_speech)

    def action_next_speech(self) -> None:
        self._ask(self.controls.next_speech)

    def action_previous_scene(self) -> None:
        self._ask(self.controls.previous_scene)

    def action_next_scene(self) -> None:
        self._ask(self.controls.next_scene)

    def action_next_cue(self) -> None:
        self._ask(self.controls.next_cue)

    def action_take_again(self) -> None:
        self._ask(self.controls.take_again)

    def action_take_scene_again(self) -> None:
        self._ask(self.controls.take_scene_again)

    def action_prompt(self) -> None:
        self._ask(self.controls.prompt)

    def action_advance_mode(self) -> None:
        self._ask(lambda: self._told_how_turns_end(self.controls.next_advance()))

    def _told_how_turns_end(self, advance: Advance) -> None:
        self.notify(f"Your turn ends {_HOW_TURNS_END[advance]}.", timeout=3)

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
        self._ask(self.controls.slower)

    def action_faster(self) -> None:
        self._ask(self.controls.faster)

    def action_louder(self) -> None:
        self.app.volume = self.controls.louder(self.app.volume)
        self._redraw()

    def action_softer(self) -> None:
        self.app.volume = self.controls.softer(self.app.volume)
        self._redraw()

    def action_loop_start(self) -> None:
        self.controls.loop_start()
        self.notify("The loop begins here. b sets its end.", timeout=3)
        self._redraw()

    def action_loop_end(self) -> None:
        self._ask(self.controls.loop_end)

    # Moving about the page

    def action_scroll_by(self, rows: int) -> None:
        self.view.scroll_by(rows)
        self._redraw()

    def action_page(self, pages: int) -> None:
        self.view.scroll_by(pages * max(1, self.view.size.height - 2))
        self._redraw()

    def action_far(self, end: int) -> None:
        self.view.show_element(len(self.production.script.elements) - 1 if end else 0)
        self._redraw()

    def action_follow(self) -> None:
        self.view.resume_following()
        self._redraw()

    def action_read_from_here(self) -> None:
        self.read_from(self.view.element_at_reading_line())

    def read_from(self, element: int, place: int = 0) -> None:
        """Read on from an element, at the word around `place` of its text."""
        self._ask(lambda: self.controls.read_from(element, place))
        self.action_follow()

    def on_script_view_line_picked(self, message: ScriptView.LinePicked) -> None:
        self.read_from(message.element, message.place)

    def on_script_view_following_changed(self) -> None:
        self._redraw()

    # Other screens

    def action_cast(self) -> None:
        from tableread.tui.screens.cast import CastScreen

        self._was_running = not self.session.paused and self.session.state is not State.ENDED
        if self._was_running:
            self._ask(self.controls.pause)
        self.app.push_screen(CastScreen(self.production, from_stage=True), self._cast_closed)

    def _cast_closed(self, go_on: bool | None) -> None:
        if self.view.script is not self.production.script:  # it was corrected
            self.shut()
            self.app.go_on_stage(self.production, paused=not (go_on or self._was_running))
            return
        self._set_cast()
        self.view.set_hidden(self._hidden())
        if self.session.state is State.ENDED:
            return
        self.runner.do(self.session.reorder(self.production.running_order()))
        self.runner.update_listening()
        if go_on or self._was_running:
            self._ask(self.controls.resume)

    def action_say_so(self) -> None:
        """How a word of the line at hand is said."""
        from tableread.speech.unfamiliar_words import is_unfamiliar
        from tableread.tui.screens.say_so import SaySoScreen

        line = self.session.line
        utterance = utterance_of(self.production, line, 1.0)
        shown = self._shown(line.element)
        words = list(dict.fromkeys(word.strip(_AROUND_WORDS) for word in shown.split()))
        words = sorted(filter(None, words), key=lambda word: (not is_unfamiliar(word), -len(word)))
        if not self.session.paused:
            self._ask(self.controls.pause)
        self.app.push_screen(
            SaySoScreen(utterance, shown, words, self.production.key), self._say_so
        )

    def _say_so(self, entry: Entry | None) -> None:
        self.app.stop_audition()
        if entry is not None:
            loop = asyncio.get_running_loop()
            self.production.pronunciations.say_so(
                entry, lambda told: call_soon(loop, self.notify, told)
            )
        if self.session.state is not State.ENDED:
            # what was heard meanwhile took the place of what was laid on the stream
            self.runner.do(self.session.recast())
        if entry is None:
            return
        self.notify(
            f"From now on {entry.written} is pronounced this way in this script.", timeout=4
        )

    def action_jump(self) -> None:
        from tableread.tui.screens.jump import JumpScreen

        self.app.push_screen(JumpScreen(self.production.script), self._jumped)

    def _jumped(self, element: int | None) -> None:
        if element is not None:
            self.read_from(element)

    def action_takes(self) -> None:
        production = self.production
        production.keeps_takes = not production.keeps_takes
        if production.keeps_takes:
            production.takes.begin()
            told = "Your lines are recorded from now on, on this machine only. w plays and deletes them."
        else:
            kept = counted(production.takes.count, "recording")
            told = f"Your lines are no longer recorded. This script has {kept}."
        self.notify(told, timeout=5)
        self._redraw()

    def action_what_was_said(self) -> None:
        from tableread.tui.screens.said import SaidScreen

        if not self.said:
            self.notify("You haven't said a line yet.", timeout=4)
            return
        self._was_running = not self.session.paused and self.session.state is not State.ENDED
        if self._was_running:
            self._ask(self.controls.pause)
        self.app.push_screen(SaidScreen(self.said, self.production), self._said_closed)

    def _said_closed(self, _: None) -> None:
        if self.session.state is not State.ENDED:
            self.runner.do(
                self.session.recast()
            )  # what was played there took the place of the read
        if self._was_running:
            self._ask(self.controls.resume)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys on the stage", self.BINDINGS))

    def action_leave(self) -> None:
        self.shut()
        self.app.leave_stage()
