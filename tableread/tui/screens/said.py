"""What was said: your lines of this read, with the words that were left out or changed."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tableread.listen.judge import Verdict
from tableread.rehearsal.order import Line
from tableread.runner import SaidLine
from tableread.script.words import words_of

_WORST_FIRST = (Verdict.LEFT_OUT, Verdict.CHANGED, Verdict.UNSURE, Verdict.SAID)
_STYLES = {
    Verdict.LEFT_OUT: Style(strike=True, dim=True),
    Verdict.CHANGED: Style(underline=True, bold=True),
    Verdict.UNSURE: Style(italic=True, dim=True),
    Verdict.SAID: Style(),
}


class SaidScreen(ModalScreen[None]):
    """A page to scroll through."""

    CSS_PATH = "said.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,w,q,space", "dismiss", "Close", id="close-said", tooltip="back to the stage"
        )
    ]

    def __init__(self, lines: list[tuple[SaidLine, list[Line]]]) -> None:
        """Each turn that was heard, with its lines."""
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="said"):
            yield Static(self._summed_up(), id="said-sum")
            for said, lines in self._lines:
                yield Static(_turn(said, lines), classes="turn")
            yield Static(_key(), id="said-key")

    def on_mount(self) -> None:
        self.query_one("#said", VerticalScroll).focus()

    def _summed_up(self) -> str:
        verdicts = [v for said, _ in self._lines for v in said.judged.words]
        whole = sum(all(v is Verdict.SAID for v in said.judged.words) for said, _ in self._lines)
        left_out, changed = verdicts.count(Verdict.LEFT_OUT), verdicts.count(Verdict.CHANGED)
        return (
            f"{len(self._lines)} of your turns were heard, {whole} of them word for word; "
            f"of {len(verdicts)} words {left_out} were left out, {changed} changed."
        )


def _turn(said: SaidLine, lines: list[Line]) -> Text:
    """The lines of a turn, each word as it was said."""
    text = Text()
    verdicts: dict[tuple[int, int], Verdict] = {}
    instead: dict[tuple[int, int], str] = {}
    judged = said.judged
    for place, verdict, other in zip(said.asked.places, judged.words, judged.instead, strict=True):
        before = verdicts.get(place, Verdict.SAID)
        verdicts[place] = min(verdict, before, key=_WORST_FIRST.index)
        instead[place] = other or instead.get(place, "")
    for number, line in enumerate(lines, said.asked.first):
        if line.speaker is None:
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
        (Verdict.UNSURE, "not sure"),
    ):
        text.append(told, _STYLES[verdict])
        text.append("   ")
    return text
