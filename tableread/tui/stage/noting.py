"""What people note during a read, and what is kept of it: bookmarks, notes, pauses before lines, what was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tableread.production.beats import OFFERED
from tableread.production.notes import NoteKind
from tableread.rehearsal.order import Line
from tableread.rehearsal.situation import State
from tableread.tui import signs
from tableread.tui.cells import cut
from tableread.tui.stage.above import Above

if TYPE_CHECKING:
    from tableread.tui.screens.note import Noted

_TITLE_CELLS = 40
"""Of a line's words in the title of a dialog: enough to know it by, and narrow enough for a small window."""


class Noting(Above):
    """A read that is noted on."""

    def show_notes(self) -> None:
        """The signs in the margin, as the notes are now."""
        shown: dict[int, str] = {}
        for note in self.production.notes.all():
            if note.element is not None:
                sign = signs.BOOKMARK if note.kind is NoteKind.BOOKMARK else signs.NOTE
                both = {*shown.get(note.element, ""), sign}
                shown[note.element] = "".join(sorted(both))
        beats = self.production.beats.seconds
        for element, line in enumerate(self.production.line_ids):
            if line in beats:
                shown[element] = shown.get(element, "") + signs.BEAT
        self.view.set_signs(shown)

    def offer_report(self) -> None:
        """At the end of the read."""
        self.notify("The end. Press N for the notes and the report of this read.", timeout=8)

    @property
    def _seconds(self) -> float:
        """Where the read is, from the top."""
        return self.session.situation.seconds_done

    def action_bookmark(self) -> None:
        is_set = self.production.notes.toggle_bookmark(self.session.line, self._seconds)
        self.show_notes()
        told = "A bookmark is set here. K goes to the next one." if is_set else "Bookmark removed."
        self.notify(told, timeout=3)

    def action_next_bookmark(self) -> None:
        notes = self.production.notes
        element = notes.next_bookmark(self.session.line.element)
        if element is None:
            element = notes.next_bookmark(-1)
        if element is None:
            self.notify("No bookmarks yet. Press k to set one.", timeout=3)
        else:
            self.read_from(element)

    def action_note(self) -> None:
        from tableread.tui.screens.note import NoteScreen

        # what is noted is the line at hand now, however far the read has come when the note is done
        line = self.session.line
        noted = partial(self._noted, line, self._seconds)
        self.app.push_screen(NoteScreen(self._shown(line.element)), noted)

    def _noted(self, line: Line, seconds: float, noted: Noted | None) -> None:
        if noted is None:
            return
        self.production.notes.add(line, noted.kind, seconds, noted.text)
        self.show_notes()
        self.notify(f"Noted: {noted.text or noted.kind}. Press N to list the notes.", timeout=3)

    def action_beat(self) -> None:
        """How long the pause before the line at hand is."""
        from tableread.tui.screens.choose import ChooseScreen

        line = self.session.line
        words = cut(" ".join(self._shown(line.element).split()), _TITLE_CELLS)
        self.hold()
        self.app.push_screen(
            ChooseScreen(f"Pause before “{words}”", OFFERED), partial(self._beat_chosen, line)
        )

    def _beat_chosen(self, line: Line, chosen: str | None) -> None:
        if chosen is not None:
            self.controls.set_beat(line, chosen)
            self.show_notes()
            self.notify(f"Before this line: {chosen.lower()}.", timeout=3)
        self.let_go()

    def action_notes(self) -> None:
        from tableread.tui.screens.notes import NotesScreen

        self.hold()
        here = self.session.line.element
        self.app.push_screen(NotesScreen(self.production, here), self._notes_closed)

    def _notes_closed(self, element: int | None) -> None:
        self.show_notes()
        if element is not None:
            self.read_from(element)
        self.let_go()

    def action_what_was_said(self) -> None:
        from tableread.tui.screens.said import SaidScreen

        if not self.production.said.has_any():
            self.notify(
                "None of your lines has been heard yet: that takes a microphone.", timeout=6
            )
            return
        self.hold()
        self.app.push_screen(
            SaidScreen(self.production, self.runner.record.began), self._said_closed
        )

    def _said_closed(self, element: int | None) -> None:
        if self.session.state is not State.ENDED:
            # what was played there took the place of the read
            self.runner.do(self.session.recast())
        if element is not None:
            self.read_cue_of(element)
        self.let_go(go_on=element is not None)

    def read_cue_of(self, element: int) -> None:
        """Read from the cue of a line: the speech before the one it is of."""
        order = self.session.order
        line = order.at_element(element, self.session.at)
        self.ask(lambda: self.runner.do(self.session.jump(order.previous_speech(line))))
        self.action_follow()
