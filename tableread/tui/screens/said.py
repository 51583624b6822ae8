"""What was said: your lines of this read and of those before, with what was left out, changed or added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.base.minutes import when
from tableread.cast.casting import NARRATOR
from tableread.performance.rendering import clip_of
from tableread.production.line_notes import shown_lines
from tableread.production.production import Production
from tableread.production.said import SaidTurn, score_of
from tableread.production.whereabouts import Whereabouts
from tableread.tui.screens.said_text import key_text, score_words, turn_text
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_WRITTEN_SECONDS = 0.5
"""For a take that is being written, before all are deleted."""
_MOST = 150
"""Turns that are listed, the latest; more would take long to draw."""


class _Row(NamedTuple):
    """A turn, and where its line stands now."""

    turn: SaidTurn
    element: int | None
    """None where it is not in the script any more."""


class SaidScreen(ModalScreen[int | None]):
    """A list of turns; takes of them can be heard beside the voice's version. Dismisses with the element of a line that
    is to be rehearsed."""

    CSS_PATH = "said.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the list's own, which has no name in the footer
        Binding("enter", "rehearse", "Rehearse", id="rehearse-line", priority=True,
                tooltip="close this and read from the cue of this line"),
        Binding("m", "mistakes", "Mistakes", id="only-mistakes",
                tooltip="list only turns with mistakes; again: all"),
        Binding("p", "play", "Your take", id="play-take", tooltip="hear your last take"),
        Binding("v", "voice", "The voice", id="play-voice", tooltip="hear the voice say it"),
        Binding("X,upper_x", "delete", "Delete takes", id="delete-takes", show=False,
                tooltip="delete all takes of this script; asks first"),
        Binding("u", "bring_back", "Bring back", id="bring-takes-back", show=False,
                tooltip="bring deleted takes back, until you quit"),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
        Binding("escape,w,q", "close", "Close", id="close-said", tooltip="back to the stage"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production, run: float) -> None:
        """`run`: when the read that goes on now began."""
        super().__init__()
        self._production = production
        self._run = run
        self._takes_of = f"takes of {production.key}"
        self._where = Whereabouts(production.script, production.shown)
        elements = {line: at for at, line in enumerate(production.line_ids)}
        self._runs = [
            [_Row(turn, elements.get(turn.line)) for turn in turns]
            for turns in production.said.latest(_MOST)
        ]
        self._only_mistakes = False
        self._rows: dict[str, _Row] = {}
        """The turns that are listed, by the ids of their options."""

    def compose(self) -> ComposeResult:
        with Dialog("What was said", classes="broad"):
            yield Static(id="said-sum", classes="told", markup=False)
            yield OptionList(id="turns", markup=False)
            yield Static(key_text(), id="said-key", classes="told")
            yield KeyRow()

    def on_mount(self) -> None:
        dialog = self.query_one(Dialog)
        titled(dialog, f"What was said: {self._production.script.title}")
        self._show()
        self.query_one(OptionList).focus()

    def _show(self) -> None:
        self.query_one("#said-sum", Static).update(self.summed_up())
        listed = self.query_one(OptionList)
        listed.clear_options()
        self._rows.clear()
        for run in self._runs:
            rows = [row for row in run if row.turn.has_mistakes or not self._only_mistakes]
            if rows:
                listed.add_option(Option(self._heading([row.turn for row in run]), disabled=True))
                listed.add_options(map(self._option, rows))
        if self._rows:
            listed.highlighted = listed.option_count - 1
        else:
            nothing = "No mistakes." if self._runs else "None of your lines has been heard yet."
            listed.add_option(Option(nothing, disabled=True))

    def _heading(self, turns: Sequence[SaidTurn]) -> Text:
        if turns[0].run == self._run:
            return Text("── This read", "bold")  # its score stands above
        score = score_of(turns)
        right = f", {score.right:.0%} right" if score.words else ""
        return Text(f"── {when(turns[0].run)} · {counted(score.turns, 'turn')}{right}", "bold")

    def _option(self, row: _Row) -> Option:
        name = f"turn-{len(self._rows)}"
        self._rows[name] = row
        text = Text()
        if row.element is None:
            text.append("not in this draft any more", "dim")
        else:
            cue = self._where.cue(row.element)
            after = f"after {cue}" if cue else "the first line"
            place = [f"page {self._where.page(row.element)}", after, self._where.scene(row.element)]
            text.append(" · ".join(filter(None, place)), "dim")
        text.append(f"\n{row.turn.speaker or 'Narrator'}  ", "bold")
        if not row.turn.was_said:
            text.append("(not said) ", "italic")
        shown = shown_lines(self._production, row.turn, row.element)
        return Option(text.append_text(turn_text(row.turn, shown)), id=name)

    def summed_up(self) -> str:
        """This read in figures, and how many recordings there are."""
        now = [row.turn for run in self._runs for row in run if row.turn.run == self._run]
        takes = counted(self._production.takes.count, "recording")
        return f"{score_words(score_of(now))} · {takes}" if now else takes

    def _chosen(self) -> _Row | None:
        listed = self.query_one(OptionList)
        option = listed.highlighted_option
        return None if option is None else self._rows.get(option.id or "")

    def action_mistakes(self) -> None:
        self._only_mistakes = not self._only_mistakes
        self._show()

    def action_rehearse(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.element is None:
            self.notify("This line is no longer in the script.", timeout=4)
            return
        self.app.stop_audition()
        self.dismiss(chosen.element)

    def on_option_list_option_selected(self) -> None:
        self.action_rehearse()

    def action_play(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.run_worker(lambda: self._play(chosen.turn), thread=True, exclusive=True)

    def _play(self, turn: SaidTurn) -> None:
        """On a thread: files are read."""
        pcm = self._production.line_takes.of_all(turn.sayables)
        if pcm is None:
            told = "No recording of this line. T on the stage records your lines."
            self.app.call_from_thread(self.notify, told, timeout=4)
        else:
            self.app.call_from_thread(self.app.play, clip_of(turn.text, pcm))

    def action_voice(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            part = self._production.casting.part(chosen.turn.speaker or NARRATOR)
            self.app.audition(chosen.turn.text, part.sounds)

    def action_delete(self) -> None:
        from tableread.tui.screens.confirm import ConfirmScreen

        takes = self._production.takes
        if not takes.count:
            self.notify("This script has no recordings.", timeout=4)
            return
        count = counted(takes.count, "take")

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(count)

        self.app.push_screen(
            ConfirmScreen(f"Delete {count} of this script, from all runs?"), answered
        )

    def _delete(self, count: str) -> None:
        self.app.house.library.files.flush(_WRITTEN_SECONDS)
        try:
            bring_back = self._production.takes.delete_all()
        except OSError as error:
            self.notify(f"The takes could not be deleted: {error.strerror}.", severity="error")
            return

        def undo() -> str:
            bring_back()
            return f"Back: {count} of this script."

        self.app.deletions.append((self._takes_of, undo))
        self.notify(f"Deleted: {count} of this script. Press u to undo, until you quit.")
        self.query_one("#said-sum", Static).update(self.summed_up())

    def action_bring_back(self) -> None:
        self.app.bring_back(self._takes_of)
        self.query_one("#said-sum", Static).update(self.summed_up())

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("What was said", {"Keys": self.BINDINGS}))

    def action_close(self) -> None:
        self.app.stop_audition()
        self.dismiss(None)
