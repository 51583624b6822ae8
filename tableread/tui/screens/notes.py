"""The notes on a script, in its order: found by typing, gone to, deleted and brought back, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.base.minutes import minutes
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.production.report import NotedLine, noted_lines
from tableread.production.whereabouts import Whereabouts
from tableread.tui import signs
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.search_box import Choices, SearchBox

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_MOST = 200
"""Notes that are listed at a time; typing narrows them."""


class _NotesBox(SearchBox):
    """The box with all keys of this screen, since the focus never leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go there", id="go-to-note", tooltip="close this and read from the line"),
        Binding("delete", "delete_right", "Delete", key_display="del", id="delete-note",
                tooltip="delete the note; Ctrl+R brings it back"),
        Binding("ctrl+r", "screen.bring_back", "Undo", id="bring-note-back",
                tooltip="bring the note back that was deleted last"),
        Binding("ctrl+t", "screen.report", "Report", id="report",
                tooltip="the report: times, notes, lines prompted, lines that are hard to say"),
        Binding("ctrl+s", "screen.export", "Export", id="export-notes",
                tooltip="write the notes to a Markdown file"),
        Binding("f1", "screen.help", "Help", key_display="F1", id="help", tooltip="this page"),
        Binding("escape", "screen.close", "Close", id="close-notes",
                tooltip="empty the box, then back to where you were"),
    ]  # fmt: skip


NOTES_KEYS = _NotesBox.BINDINGS


class NotesScreen(ModalScreen[int | None]):
    """Dismisses with the element to go to, or None."""

    app: Frame

    def __init__(self, production: Production, here: int = 0) -> None:
        """`here`: the element at hand; the list opens at the notes around it."""
        super().__init__()
        self._production = production
        self._here = here
        self._where = Whereabouts(production.script, production.shown)
        self._what = f"notes on {production.key}"
        self._notes: list[NotedLine] = []
        self._listed: dict[str, NotedLine] = {}
        """Those that are listed, by the ids of their options."""

    def compose(self) -> ComposeResult:
        with Dialog("Notes", classes="broad"):
            yield _NotesBox(placeholder="Type to filter", id="wanted")
            yield Choices(id="notes", markup=False)
            yield KeyRow(
                last=("delete_right", "screen.bring_back", "screen.report", "screen.export")
            )

    def on_mount(self) -> None:
        self.query_one(SearchBox).focus()
        self.query_one(Choices).add_option(Option("Listing the notes …", disabled=True))
        self.run_worker(self._find_pages, thread=True)

    def _find_pages(self) -> None:
        """On a thread: in a long script it takes a while."""
        if self._production.notes.all():
            _ = self._where.pages
        self.app.call_from_thread(self._load)

    def _load(self) -> None:
        self._notes = noted_lines(self._production, self._where)
        self._show()

    def _show(self, at: int | None = None) -> None:
        """`at`: the row to mark; None: the first note from the line at hand on."""
        words = self.query_one(SearchBox).value.casefold().split()
        found = [n for n in self._notes if all(word in _searched(n) for word in words)]
        listed = self.query_one(Choices)
        listed.clear_options()
        self._listed = {noted.note.kept.id: noted for noted in found[:_MOST]}
        listed.add_options(Option(_row(n), id=name) for name, n in self._listed.items())
        if not self._notes:
            told = "No notes yet. On the stage, t makes a note and k sets a bookmark."
            listed.add_option(Option(told, disabled=True))
        elif not found:
            listed.add_option(Option("No note matches.", disabled=True))
        else:
            behind = [
                row
                for row, noted in enumerate(self._listed.values())
                if noted.note.element is not None and noted.note.element >= self._here
            ]
            first = (behind or [0])[0] if at is None and not words else at or 0
            listed.highlighted = min(first, len(self._listed) - 1)
        count = counted(len(self._notes), "note")
        told = f"{len(found)} of {count}" if words else count
        titled(self.query_one(Dialog), f"Notes: {self._production.script.title}", told)

    def _chosen(self) -> NotedLine | None:
        option = self.query_one(Choices).highlighted_option
        return None if option is None else self._listed.get(option.id or "")

    def on_input_changed(self) -> None:
        self._show()

    def on_input_submitted(self) -> None:
        self._go()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._go()

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.note.element is None:
            self.notify("This line is no longer in the script.", timeout=4)
            return
        self.dismiss(chosen.note.element)

    def on_search_box_delete_pressed(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        notes, note = self._production.notes, chosen.note.kept
        at = self.query_one(Choices).highlighted
        notes.remove(note)

        def bring_back() -> str:
            notes.restore(note)
            return "The note is back."

        self.app.deletions.append((self._what, bring_back))
        self._notes.remove(chosen)
        self._show(at)
        self.notify("The note is deleted. Ctrl+R brings it back until you quit.", timeout=4)

    def action_bring_back(self) -> None:
        self.app.bring_back(self._what)
        self._load()

    def action_report(self) -> None:
        from tableread.tui.screens.report import ReportScreen

        self.app.push_screen(ReportScreen(self._production))

    def action_export(self) -> None:
        from tableread.production.report_markdown import notes_markdown
        from tableread.tui.screens.exporting import export

        title, notes = self._production.script.title, list(self._notes)
        export(self, self._production, "notes", lambda: notes_markdown(title, notes))

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the notes", {"": NOTES_KEYS}))

    def action_close(self) -> None:
        box = self.query_one(SearchBox)
        if box.value:
            box.value = ""
        else:
            self.dismiss(None)


def _searched(noted: NotedLine) -> str:
    spot = noted.spot
    place = (spot.scene, spot.speaker) if spot else ()
    return " ".join((noted.note.kind.value, noted.note.says, noted.text, *place)).casefold()


def _row(noted: NotedLine) -> Text:
    note, spot = noted.note, noted.spot
    bookmark = note.kind is NoteKind.BOOKMARK
    text = Text(f"{signs.BOOKMARK if bookmark else signs.NOTE} {note.says}", "bold")
    place = [f"page {spot.page}", spot.scene] if spot else ["no longer in the script"]
    text.append(" · ".join(["", minutes(note.kept.at), *filter(None, place)]), "not bold dim")
    text.append("\n  ")
    if spot and spot.speaker:
        text.append(f"{spot.speaker}: ")
    return text.append(noted.text)
