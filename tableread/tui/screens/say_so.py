"""Say it so: a word of the line, how it is to be said, and the result at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tableread.speech.lexicon import Entry, Lexicon, entry_for, wrong_with
from tableread.speech.utterance import Utterance
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame


class SaySoScreen(ModalScreen[Entry | None]):
    """Dismisses with the entry to keep, or None."""

    CSS_PATH = "say_so.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", priority=True),
        Binding("ctrl+s", "hear", "Hear", show=False, priority=True),
    ]

    app: Frame

    def __init__(self, utterance: Utterance, shown: str, words: Sequence[str], script: str) -> None:
        """`utterance`: the line as it is said now, `shown`: as it may be shown. `words` of it, the most unfamiliar first.
        `script`: its key."""
        super().__init__()
        self._utterance = utterance
        self._shown = shown
        self._words = words
        self._script = script

    def compose(self) -> ComposeResult:
        with Dialog("Pronounce"):
            yield Static(self._shown[:300], id="line", markup=False)
            yield Static("Which word", classes="told")
            yield Input(self._words[0] if self._words else "", id="word")
            yield Static("How it is said", classes="told")
            yield Input(placeholder="Shivawn, or /ʃɪvˈɔːn/; nothing leaves it out", id="said")
            yield Static("", id="trouble", classes="wrong", markup=False)
            yield Static("Enter plays it; Enter again saves it.", classes="told")
            yield KeyRow()

    def on_mount(self) -> None:
        self.query_one("#said" if self._words else "#word", Input).focus()
        self._heard: Entry | None = None

    @property
    def _entry(self) -> Entry:
        word = self.query_one("#word", Input).value.strip()
        said = self.query_one("#said", Input).value.strip()
        return entry_for(word, said, self._script)

    def on_input_submitted(self) -> None:
        entry = self._entry
        if entry == self._heard:
            self.app.stop_audition()
            self.dismiss(entry)
        else:
            self.action_hear()

    def action_hear(self) -> None:
        """The line with the word said so."""
        entry = self._entry
        _, why = wrong_with(entry)
        self.query_one("#trouble", Static).update(why)
        if why:
            return
        self._heard = entry
        self.query_one("#trouble", Static).update("This is how it sounds. Press Enter to save it.")
        line = self._utterance
        said = Lexicon([entry]).said_in(line.text, line.voice.id)
        if not said:
            self.query_one("#trouble", Static).update("This word is not in the line.")
        self.app.audition_utterance(
            Utterance(line.text, line.voice, line.speed, line.heading, line.delivery, said)
        )
