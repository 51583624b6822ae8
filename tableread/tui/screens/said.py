"""What was said: your lines of this read, with the words that were left out or changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static

from tableread.base.counted import counted
from tableread.cast.casting import NARRATOR
from tableread.listen.judge import Verdict
from tableread.performance.rendering import clip_of
from tableread.performance.runner import SaidLine
from tableread.production.production import Production
from tableread.rehearsal.order import is_said
from tableread.script.words import words_of

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_WRITTEN_SECONDS = 0.5
"""For a take that is being written, before all are deleted."""
_WORST_FIRST = (
    Verdict.LEFT_OUT,
    Verdict.CHANGED,
    Verdict.PROMPTED,
    Verdict.UNSURE,
    Verdict.SAID,
)
_STYLES = {
    Verdict.LEFT_OUT: Style(strike=True, dim=True),
    Verdict.CHANGED: Style(underline=True, bold=True),
    Verdict.PROMPTED: Style(italic=True),
    Verdict.UNSURE: Style(italic=True, dim=True),
    Verdict.SAID: Style(),
}


class SaidScreen(ModalScreen[None]):
    """A list of turns; takes of them can be heard beside the voice's version."""

    CSS_PATH = "said.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,enter", "play", "Your take", id="play-take", tooltip="hear your last take"),
        Binding("v", "voice", "The voice", id="play-voice", tooltip="hear the voice say it"),
        Binding("X,upper_x", "delete", "Delete takes", id="delete-takes",
                tooltip="delete all takes of this script; asks first"),
        Binding("u", "bring_back", "Bring back", id="bring-takes-back",
                tooltip="bring deleted takes back, until you quit"),
        Binding("escape,w,q", "close", "Close", id="close-said", tooltip="back to the stage"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, turns: Sequence[SaidLine], production: Production) -> None:
        """Each turn that was heard."""
        super().__init__()
        self._turns = turns
        self._production = production
        self._takes_of = f"takes of {production.key}"

    def compose(self) -> ComposeResult:
        with Vertical(id="said"):
            yield Static(self._summed_up(), id="said-sum")
            yield OptionList(*map(_turn, self._turns), id="turns")
            yield Static(_key(), id="said-key")
            yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        turns = self.query_one("#turns", OptionList)
        turns.focus()
        turns.highlighted = len(self._turns) - 1

    def _summed_up(self) -> str:
        judged = [said.judged.words for said in self._turns]
        heard = [
            words
            for words in judged
            if set(words) - {Verdict.LEFT_OUT, Verdict.UNSURE, Verdict.PROMPTED}
        ]
        verdicts = [verdict for words in heard for verdict in words]
        whole = sum(all(v is Verdict.SAID for v in words) for words in heard)
        left_out, changed = verdicts.count(Verdict.LEFT_OUT), verdicts.count(Verdict.CHANGED)
        prompted = verdicts.count(Verdict.PROMPTED)
        given = f", {prompted} prompted" if prompted else ""
        silent = len(judged) - len(heard)
        parts = [
            f"{counted(len(heard), 'turn')} heard, {whole} word for word",
            f"{counted(len(verdicts), 'word')}: {left_out} left out, {changed} changed{given}",
            *([f"{counted(silent, 'turn')} without a word"] if silent else []),
            counted(self._production.takes.count, "recording"),
        ]
        return " · ".join(parts)

    def _chosen(self) -> SaidLine | None:
        at = self.query_one("#turns", OptionList).highlighted
        return None if at is None else self._turns[at]

    def action_play(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.run_worker(lambda: self._play(chosen), thread=True, exclusive=True)

    def _play(self, chosen: SaidLine) -> None:
        """On a thread: files are read."""
        pcm = self._production.line_takes.of_all(chosen.spoken)
        if pcm is None:
            told = "No recording of this line. T on the stage records your lines."
            self.app.call_from_thread(self.notify, told, timeout=4)
        else:
            self.app.call_from_thread(self.app.play, clip_of(chosen.text, pcm))

    def on_option_list_option_selected(self) -> None:
        self.action_play()

    def action_voice(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            speaker = chosen.spoken[0].speaker or NARRATOR
            self.app.audition(chosen.text, self._production.casting.part(speaker).sounds)

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
            return f"{count} of this script are back."

        self.app.deletions.append((self._takes_of, undo))
        self.notify(f"{count} of this script are deleted. u brings them back until you quit.")
        self.query_one("#said-sum", Static).update(self._summed_up())

    def action_bring_back(self) -> None:
        self.app.bring_back(self._takes_of)
        self.query_one("#said-sum", Static).update(self._summed_up())

    def action_close(self) -> None:
        self.app.stop_audition()
        self.dismiss()


def _turn(said: SaidLine) -> Text:
    """The lines of a turn, each word as it was said."""
    text = Text()
    verdicts: dict[tuple[int, int], Verdict] = {}
    instead: dict[tuple[int, int], str] = {}
    judged = said.judged
    for place, verdict, other in zip(said.asked.places, judged.words, judged.instead, strict=True):
        before = verdicts.get(place, Verdict.SAID)
        verdicts[place] = min(verdict, before, key=_WORST_FIRST.index)
        instead[place] = other or instead.get(place, "")
    for number, line in enumerate(said.lines, said.asked.first):
        if not is_said(line, said.lines[0]):
            continue
        if text:
            text.append("\n")
        at = 0
        for word, (start, end) in enumerate(words_of(line.text)):
            verdict = verdicts.get((number, word), Verdict.SAID)
            text.append(line.text[at:start])
            text.append(line.text[start:end], _STYLES[verdict])
            if verdict is Verdict.CHANGED and instead[number, word]:
                text.append(f" ({instead[number, word]}?)", Style(dim=True))
            at = end
        text.append(line.text[at:])
    return text


def _key() -> Text:
    text = Text()
    for verdict, told in (
        (Verdict.LEFT_OUT, "left out"),
        (Verdict.CHANGED, "changed (what was heard)"),
        (Verdict.PROMPTED, "prompted"),
        (Verdict.UNSURE, "not sure"),
    ):
        text.append(told, _STYLES[verdict])
        text.append("   ")
    return text
