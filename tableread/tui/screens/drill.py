"""Learning a scene: each cue is heard, you answer with your line, and the page is erased step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from tableread.learning.lacuna import Rating
from tableread.learning.lacuna_words import LEARNED, line_in_words
from tableread.performance.drilling import Drilling, Moment, Way
from tableread.production.drills import DrilledScene
from tableread.production.production import Production
from tableread.tui.colours import speaker_colours
from tableread.tui.screens import drill_text
from tableread.tui.widgets.dialog import titled
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_RATINGS = {"1": Rating.MISSED, "2": Rating.NEARLY, "3": Rating.HAD}
_BUSY = {Moment.CUE, Moment.TURN}


class _TypedLine(Input):
    """The box for the line. The keys of the screen that are no letters work in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", id="line-typed", tooltip="the line is typed; empty: you don't know it"),
    ]  # fmt: skip


class DrillScreen(Screen[None]):
    """One scene at a time; leaving it keeps how far it has come."""

    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go", "Go on", key_display="⏎", id="drill-go",
                tooltip="end your turn, see the line, or go on"),
        Binding("1", "rate('1')", "Missed it", id="rate-missed", tooltip="you missed the line"),
        Binding("2", "rate('2')", "Nearly", id="rate-nearly", tooltip="you nearly had the line: it comes again"),
        Binding("3", "rate('3')", "Had it", id="rate-had", tooltip="you had the line: it loses more words"),
        Binding("n", "next_scene", "Next scene", id="drill-next-scene", tooltip="learn the next scene"),
        Binding("b", "begin_again", "Begin again", id="drill-again",
                tooltip="learn this scene again, from the full text"),
        Binding("f2", "way", "Answer", key_display="F2", id="drill-way",
                tooltip="answer by voice, by typing, or by rating yourself"),
        Binding("ctrl+r,f5", "cue", "Cue again", key_display="^r", id="drill-cue", tooltip="hear the cue again"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="help", tooltip="this page"),
        Binding("escape,q", "leave", "Leave", key_display="esc", id="leave-drill",
                tooltip="leave; it goes on here next time"),
    ]  # fmt: skip

    app: Frame

    def __init__(
        self, production: Production, scene: DrilledScene, back: Callable[[], None]
    ) -> None:
        """`scene`: of the production's whole order as it is now. `back`: shows what is to be shown after this."""
        super().__init__()
        self._production = production
        self._scene = scene
        self._back = back
        self._drilling: Drilling | None = None
        self._shown_for: tuple[int, Moment] | None = None

    @property
    def drilling(self) -> Drilling:
        """The drill; made when the screen is mounted."""
        assert self._drilling is not None
        return self._drilling

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield StatusRow(keep="right", id="map")
        with Horizontal(id="middle"):
            with VerticalScroll(classes="pane", id="line-pane"):
                yield Static(id="cue", markup=False)
                yield Static(id="who", markup=False)
                yield Static(id="line", markup=False)
            with VerticalScroll(classes="pane", id="page-pane", can_focus=False):
                yield Static(id="page", markup=False)
        yield Static(id="now", markup=False)
        yield _TypedLine(placeholder="Your line", id="typed", select_on_focus=False)
        yield KeyRow()

    def on_mount(self) -> None:
        titled(self.query_one("#page-pane"), "What is left of your lines")
        self._begin(self._scene)

    def _begin(self, scene: DrilledScene) -> None:
        self.shut()
        self._scene, self._shown_for = scene, None
        self._drilling = Drilling(self._production, self.app.house, scene, self.redraw, self._told)
        self._drilling.start()
        self.redraw()

    def _told(self, sentence: str) -> None:
        self.notify(sentence, timeout=8)

    def shut(self) -> None:
        """Stop the sound; how far it has come is kept already. Safe at any time."""
        if self._drilling is not None:
            self._drilling.close()

    def on_unmount(self) -> None:
        self.shut()

    def on_resize(self) -> None:
        self.call_after_refresh(self.redraw)

    # What is shown

    def redraw(self) -> None:
        """Show what is the case now."""
        if self._drilling is None or not self.is_attached or not self.query("#now"):
            return
        drilling = self._drilling
        lacuna, at = drilling.lacuna, drilling.number
        script = self._production.script
        scene = drill_text.scene_name(self._scene.scene, [one.heading for one in script.scenes])
        place = " · ".join(filter(None, (self._scene.part, scene)))
        self.query_one("#top", StatusRow).show(place, drill_text.progress(lacuna))
        words = line_in_words(lacuna, at)
        room = max(4, self.size.width - len(words) - 4)
        self.query_one("#map", StatusRow).show(drill_text.strip(lacuna, at, room), words)
        colours = speaker_colours(script, self.app.current_theme.dark)
        done = drilling.moment is Moment.DONE
        self.query_one("#cue", Static).update(
            "" if done else drill_text.cue_text(drilling, colours)
        )
        self.query_one("#who", Static).update("" if done else f"█ {drilling.speech.speaker}")
        rates = drilling.moment is Moment.RATE
        marked = lacuna.erased(at) if rates else drilling.missed
        line = drill_text.line_text(drilling.text, marked)
        self.query_one("#line", Static).update(LEARNED if done else line)
        self.query_one("#page", Static).update(drill_text.page_text(drilling))
        self.query_one("#now", Static).update(drill_text.told(drilling))
        self._show_box()
        self.refresh_bindings()

    def _show_box(self) -> None:
        """The box is there while a line is to be typed; with each line it is empty again."""
        drilling, box = self.drilling, self.query_one(_TypedLine)
        types = drilling.way is Way.TYPING and drilling.moment in _BUSY
        box.set_class(not types, "hidden")
        if not types and box.has_focus:
            self.set_focus(None)
        elif types and not box.has_focus:
            box.focus()
        now = (drilling.number, drilling.moment)
        if now != self._shown_for:
            if drilling.moment not in _BUSY or self._shown_for is None:
                box.value = ""
            pane = self.query_one("#line-pane", VerticalScroll)
            # what comes last is your line, which must be seen
            pane.call_after_refresh(pane.scroll_end, animate=False)
        self._shown_for = now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are not offered."""
        if self._drilling is None:
            return True
        moment = self._drilling.moment
        match action:
            case "rate":
                return moment is Moment.RATE
            case "next_scene":
                return moment is Moment.DONE and self._drilling.following is not None
            case "begin_again":
                return moment is Moment.DONE
            case "go":
                return moment not in {Moment.DONE, Moment.RATE, Moment.HEARD}
            case "cue":
                return moment in _BUSY
            case _:
                return True

    # What keys ask

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed, event.input.value = event.value, ""
        self.drilling.typed(typed)

    def action_go(self) -> None:
        self.drilling.go()

    def action_rate(self, key: str) -> None:
        self.drilling.rate(_RATINGS[key])

    def action_cue(self) -> None:
        self.drilling.hear_cue()

    def action_way(self) -> None:
        way = self.drilling.way.following
        self.drilling.choose(way)
        self.notify(f"You answer {way}.", timeout=3)

    def action_begin_again(self) -> None:
        self.drilling.begin_again()

    def action_next_scene(self) -> None:
        scene = self.drilling.following
        if scene is not None:
            self._begin(scene)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys while you learn", {"Keys": self.BINDINGS}))

    def action_leave(self) -> None:
        box = self.query_one(_TypedLine)
        if box.has_focus and box.value:
            box.value = ""
            return
        self.shut()
        self._back()
