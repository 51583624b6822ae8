"""A note on the line at hand: one key for the usual ones, or a text. The read goes on meanwhile."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tableread.production.notes import NoteKind
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow


class Noted(NamedTuple):
    """What was noted."""

    kind: NoteKind
    text: str = ""


class NoteScreen(ModalScreen[Noted | None]):
    """Dismisses with the note, or None. Any key that is none of those below begins a text."""

    CSS_PATH = "note.tcss"
    AUTO_FOCUS = ""  # the one-key notes come first
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "note('slow')", "Slow"),
        Binding("u", "note('unclear')", "Unclear"),
        Binding("l", "note('laugh')", "Laugh"),
        Binding("c", "note('cut')", "Cut"),
        Binding("enter,t", "type", "Type a note", key_display="⏎"),
        Binding("escape", "dismiss(None)", "Cancel", priority=True),
    ]

    def __init__(self, line: str) -> None:
        """`line`: the words of the line, as they may be shown."""
        super().__init__()
        self._line = " ".join(line.split())
        self._typing = False

    def compose(self) -> ComposeResult:
        with Dialog("Note"):
            yield Static(self._line, id="line", markup=False)
            yield Input(
                placeholder="Or type a note: a capital letter begins one, too",
                id="text",
                select_on_focus=False,
            )
            yield KeyRow()

    def on_key(self, event: events.Key) -> None:
        """Printable keys that come here and not to the box: the first, and those typed before the box has the focus."""
        new = self._typing or event.key not in self.active_bindings
        if new and event.is_printable and event.character:
            event.stop()
            self._type(event.character)

    def action_type(self) -> None:
        self._type("")

    def _type(self, first: str) -> None:
        self._typing = True
        box = self.query_one(Input)
        box.focus()
        box.value += first
        box.cursor_position = len(box.value)

    def action_note(self, kind: str) -> None:
        self.dismiss(Noted(NoteKind(kind)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if text:
            self.dismiss(Noted(NoteKind.TYPED, text))
