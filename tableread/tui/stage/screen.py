"""The stage: the script that follows the read, the cue bar, and what every key of a rehearsal does.

It shows what the runner tells and turns keys into calls on the session; the rules are the session's.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tableread.base.counted import listed
from tableread.base.live_settings import Place
from tableread.cast.casting import PlayedBy
from tableread.performance.controls import Controls
from tableread.performance.runner import Notice, Runner, Told, WordAhead
from tableread.production.due import excerpt_in_words
from tableread.production.production import Production
from tableread.rehearsal import commands as c
from tableread.rehearsal.policy import ADJUSTABLE, Treatment
from tableread.rehearsal.situation import Situation
from tableread.script.model import Kind
from tableread.script.words import words_of
from tableread.tui.colours import speaker_colours
from tableread.tui.stage import rows
from tableread.tui.stage.cue_bar import CueBar
from tableread.tui.stage.keys import NEEDS_PART, STAGE_KEYS, STAGE_LAST
from tableread.tui.stage.running import Running
from tableread.tui.stage.scene_line import SceneLine
from tableread.tui.stage.script_view import ScriptView
from tableread.tui.stage.word_timing import WordTiming
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.stage.side import ScenePane

_REDRAW_SECONDS = 0.25
_STILL_TICKS = 4
"""While the read stands still, only every so many are drawn: nothing but the microphone changes by itself."""
_ALWAYS_HIDDEN = {Kind.FURNITURE, Kind.NOTE, Kind.TITLE, Kind.PAGE_BREAK, Kind.SYNOPSIS}


class Stage(Running):
    """One production, being read."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = STAGE_KEYS

    def __init__(self, production: Production, *, paused: bool = False) -> None:
        super().__init__(production)
        self._begins_paused = paused
        self._ticks = 0
        self._parts: list[Widget] = []
        """What is drawn by the clock: to look for it among all that there is takes as long as to draw it."""
        self._stop_observing: Callable[[], None] = lambda: None
        self._timing = WordTiming(self._show_line, self._show_word, self._later)
        self._colours = speaker_colours(production.script, dark=True)

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield SceneLine(id="scene")
        with Horizontal(id="middle"):
            yield ScriptView(self.production.script, self._hidden(), self._shown, id="script")
        yield CueBar(id="cue")
        yield StatusRow(keep="left", id="transport")
        yield KeyRow(last=STAGE_LAST)

    def on_mount(self) -> None:
        self._parts = [self.query_one(part) for part in ("#script", "#cue", "#top", "#transport")]
        self.sub_title = self.production.script.title
        self._colours = speaker_colours(self.production.script, self.app.current_theme.dark)
        house = self.app.house
        self._runner = Runner(self.production, house.synthesiser, house.player, house.listener)
        self._runner.observe(self._on_command)
        self._runner.record.support = self.covering.support
        self._controls = Controls(self._runner)
        self._set_page(("page",))
        self._stop_observing = house.live.observe(self._set_page)
        self._set_cast()
        self.app.theme_changed_signal.subscribe(self, self._recoloured)
        self.view.focus()
        self.runner.start()
        if self._begins_paused:
            self.ask(self.controls.pause)
        self.view.move_to(self.session.line.element)
        self.show_notes()
        self.watch_file()
        self.set_interval(_REDRAW_SECONDS, self._redraw_by_clock)
        self.call_after_refresh(self._show_sides)

    async def _show_sides(self) -> None:
        """What stands beside the page in a wide window, once the script is seen."""
        from tableread.tui.stage.side import CastPane, ScenePane, WhoPane

        if self._whole:
            middle = self.query_one("#middle")
            script = self.production.script
            left = middle.mount(Vertical(ScenePane(script), classes="sides"), before=0)
            # not after waiting for the left: the program may have been left meanwhile
            right = middle.mount(Vertical(WhoPane(script), CastPane(script), classes="sides"))
            await left
            await right

    @property
    def _whole(self) -> bool:
        """Not yet being taken down: on the way out the screen goes from the program, and its widgets one by one."""
        return bool(self._parts) and all(part.is_attached for part in (self, *self._parts))

    def _hidden(self) -> set[Kind]:
        reading = self.production.policy.reading
        return _ALWAYS_HIDDEN | {k for k in ADJUSTABLE if reading.treatment(k) is Treatment.HIDDEN}

    def cast_changed(self) -> None:
        """Others may play now, and other kinds of elements may be shown."""
        self._set_cast()
        self.view.set_hidden(self._hidden())

    def _recoloured(self, _: object) -> None:
        self._colours = speaker_colours(self.production.script, self.app.current_theme.dark)
        self._set_cast()
        self.redraw()

    def _set_cast(self) -> None:
        casting = self.production.casting
        yours = set(casting.played_by(PlayedBy.YOU))
        people = {name: listed(casting.people(name)) for name in casting.played_by(PlayedBy.PERSON)}
        self.view.set_cast(self._colours, yours, people)
        self.cover()

    def shut(self) -> None:
        """Keep the place and stop the sound, before another screen begins."""
        if self._runner is not None:
            self._runner.close()

    def on_unmount(self) -> None:
        """Whatever takes the screen down: a key, a signal, a terminal that is closed, a defect."""
        self._stop_observing()
        self._timing.forget()
        self.shut()

    # What the runner tells

    def _on_command(self, what: Told) -> None:
        if not self._whole:
            return  # the sound is a little behind
        self.uncover(what)
        match what:
            case Notice(text):
                self.notify(text, timeout=8)
            case c.MoveTo():
                self._timing.told(what)
                self.redraw()
            case c.MarkWord() | c.Silence() | WordAhead():
                self._timing.told(what)
            case c.MarkSaid():
                self._mark_said(what)
            case c.Prompt(line=line, first=first, end=end):
                self._show_prompt(line, first, end)
            case c.AwaitPerson() | c.HoldSound() | c.ReleaseSound():
                self.redraw()
            case c.ReportEnd():
                self.offer_report()
                self.redraw()
            case _:
                pass

    @staticmethod
    def _later(seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, call)

    def _show_line(self, line: int) -> None:
        if self._whole and line < len(self.session.order.lines):
            self.view.move_to(self.session.order.lines[line].element)

    def _show_word(self, line: int, word: int) -> None:
        if self._whole and line < len(self.session.order.lines):
            self.view.mark_word(self.session.order.lines[line].element, word)

    def _set_page(self, place: Place) -> None:
        """A setting was changed."""
        if place[0] != "page":
            return
        chosen = self.app.house.settings.page
        self.view.set_page(chosen)
        self._timing.seconds = chosen.words_after
        self.app.house.player.mixer.word_lead = max(0.0, -chosen.words_after)

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

    def _redraw_by_clock(self) -> None:
        self._ticks += 1
        still = self._runner is not None and self.session.paused
        if not still or self._ticks % _STILL_TICKS == 0:
            self.redraw()

    def redraw(self) -> None:
        """Show what is the case now."""
        if self._runner is None or not self._whole:
            return
        situation = self.session.situation
        cue = self.query_one(CueBar)
        cue.distance = 0 if self.view.following else self.view.distance
        cue.show(situation, self._colours, self._shown, deaf=self.runner.listener.deaf)
        excerpt = self.production.excerpt
        self.query_one("#top", StatusRow).show(
            rows.place(situation, self.view.script, excerpt and excerpt_in_words(excerpt)),
            rows.times(situation, self.covering.mask),
        )
        self.query_one("#transport", StatusRow).show(
            rows.transport(
                situation,
                self.production,
                self.app.volume,
                loop_begun=self.controls.loop_from is not None,
            ),
            rows.sound(self.runner, situation, silenced=self.app.silent),
        )
        self._show_scene(situation)
        self.query_one(KeyRow).name_key("go", rows.big_key(situation))

    def _show_scene(self, situation: Situation) -> None:
        """Where in the scene, which scenes, and who is next; as far as there is room for it."""
        order, player_at = self.session.order, self.session.player_at
        casting = self.production.casting
        self.query_one(SceneLine).show(situation, order, player_at, casting)
        if not self.has_class("-widest"):
            return
        from tableread.tui.stage.side import Side

        for side in self.query(Side):
            if side.size.height:
                side.show(situation, order, player_at, casting, self._colours)

    def on_resize(self) -> None:
        self.call_after_refresh(self.redraw)

    def on_scene_pane_picked(self, message: ScenePane.Picked) -> None:
        self.read_from(message.element)

    def action_page_alone(self) -> None:
        self.toggle_class("-alone")
        if self.has_class("-alone"):
            self.notify("Press z to bring everything back.", timeout=3)

    # What the palette asks

    def state_of(self, action: str) -> str:
        """What is set now, of what an action changes; or why it does nothing."""
        if action in NEEDS_PART and not self.production.casting.persons:
            return "nobody has a part; c takes one"
        if action == "mask":
            return self.covering.mask
        return rows.state_of(action, self.runner, self.session.situation, self.app.volume)

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Scenes, everybody's next line, and their voices."""
        script, order = self.production.script, self.session.order
        for number, scene in enumerate(script.scenes, 1):
            yield (
                f"Scene {number}: {scene.heading}",
                "read on from here",
                partial(self.read_from, scene.first),
            )
        following: dict[str, int] = {}
        for (speaker, _), lines in order.by_speaker.items():
            behind = bisect_right(lines, self.session.at)
            if speaker is not None and behind < len(lines):
                following[speaker] = min(lines[behind], following.get(speaker, lines[behind]))
        for speaker, at in sorted(following.items(), key=lambda pair: pair[1]):
            go = partial(self.read_from, order.lines[at].element)
            yield f"{speaker}: next line", "read on from there", go
        for name in self.production.casting.parts:
            voice = partial(self.open_cast, name)
            yield f"Voice of {name}", "listen to voices, and choose one", voice

    def action_leave(self) -> None:
        self.shut()
        self.app.leave_stage()
