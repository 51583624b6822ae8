"""Notes by ear: one on the line at hand, and all of them as a list."""

from __future__ import annotations

from collections.abc import Callable

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.menu import Menu, Row
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.script_lines import is_hidden, shown
from tableread.cli.by_ear.travel import Travel
from tableread.cli.by_ear.typing import Typing
from tableread.performance.controls import Controls
from tableread.performance.runner import Runner
from tableread.production.notes import Note, NoteKind

_SHORT = {"s": NoteKind.SLOW, "u": NoteKind.UNCLEAR, "l": NoteKind.LAUGH, "c": NoteKind.CUT}
"""Notes that one key makes, as on the stage."""


class NotesByEar:
    """Of one read, which stands still while a note is made or a list is open."""

    def __init__(
        self,
        runner: Runner,
        controls: Controls,
        modes: Modes,
        choices: Choices,
        travel: Travel,
        stand_still: Callable[[], Callable[[], None]],
    ) -> None:
        """`stand_still` stops the read until what it gives is called."""
        self._runner = runner
        self._controls = controls
        self._modes = modes
        self._teller = modes.teller
        self._choices = choices
        self._travel = travel
        self._stand_still = stand_still

    def make(self) -> None:
        """Note something on the line at hand."""
        session, notes = self._runner.session, self._runner.production.notes
        # the line may be another one when the note is done
        line, seconds = session.line, session.situation.seconds_done
        go_on = self._stand_still()

        def add(kind: NoteKind, text: str = "") -> None:
            notes.add(line, kind, seconds, text)
            self._teller.answer(f"Noted: {text or kind}.")

        def choose(kind: NoteKind) -> None:
            add(kind)
            go_on()

        def typed(text: str) -> None:
            if text:
                add(NoteKind.TYPED, text)

        def write() -> None:
            self._modes.pop()
            self._modes.push(Typing(self._teller, "Type the note, then Enter.", go_on, typed))

        def close() -> None:
            self._teller.answer("Closed.")
            go_on()

        def chooser(kind: NoteKind) -> Callable[[], None]:
            return lambda: choose(kind)

        rows = [
            *(Row(f"{kind.capitalize()}.", choose=chooser(kind)) for kind in _SHORT.values()),
            Row("Type a note.", choose=write),
        ]
        keys = [(Key((key,), f"notes: {kind}", ""), chooser(kind)) for key, kind in _SHORT.items()]
        Menu(
            self._modes,
            "Note on this line. S: slow, U: unclear, L: laugh, C: cut, T: type a note",
            lambda: rows,
            close=close,
            keys=[*keys, (Key(("t",), "types a note", ""), write)],
        ).open()

    def list_all(self) -> None:
        """Go through all notes and bookmarks."""
        production = self._runner.production
        go_on = self._stand_still()

        def close() -> None:
            self._teller.answer("Closed.")
            go_on()

        def row(note: Note) -> Row:
            def go() -> None:
                element = note.element
                if element is None:
                    raise RehearsalError("Its line is no longer in the script.")
                go_on()
                self._travel.go(lambda: self._controls.read_from(element))

            return Row(self._told(note), choose=go)

        def delete() -> None:
            notes = production.notes.all()
            if notes:
                production.notes.remove(notes[min(menu.at, len(notes) - 1)].kept)
                self._teller.answer("Deleted.")
                menu.tell()

        menu = Menu(
            self._modes,
            "Notes. Enter goes to the line, D deletes the note",
            lambda: [row(note) for note in production.notes.all()],
            close=close,
            keys=[(Key(("d", "delete"), "deletes the note", ""), delete)],
            empty="No notes yet. T makes one, K sets a bookmark.",
        )
        menu.open()

    def _told(self, note: Note) -> str:
        """What it says, on which words, and where."""
        says = f"{note.says[0].upper()}{note.says[1:]}"
        if note.element is None:
            return f"{says}: on a line that is gone."
        session, production = self._runner.session, self._runner.production
        number = session.order.at_element(note.element, session.at)
        words = "your line"
        if not is_hidden(session, number, self._choices):
            text = shown(production, session.order.lines[number])
            words = texts.as_printed(session.order, number, text)
        scene = production.script.scene_of(note.element)
        page = f"page {self._controls.page_of(note.element)}"
        where = page.capitalize() if scene is None else f"Scene {scene + 1}, {page}"
        return f"{texts.sentence(f'{says}: {words}')} {where}."
