"""Corrections: the script as it was understood, to be put right where that was wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from tableread.base.counted import counted
from tableread.production.production import Production
from tableread.script.corrections import (
    Correction,
    IsRight,
    NoCharacter,
    Rename,
    SetKind,
    SetSpeaker,
)
from tableread.script.model import Kind, Places, place_in_words
from tableread.script.pages import Pages
from tableread.tui.cells import cut
from tableread.tui.screens.choose import ChooseScreen
from tableread.tui.widgets.element_list import ElementList
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_KINDS = {
    "action": Kind.ACTION,
    "cue (a character's name)": Kind.CUE,
    "dialogue": Kind.DIALOGUE,
    "direction (in brackets)": Kind.PARENTHETICAL,
    "heading (a scene begins)": Kind.HEADING,
    "transition": Kind.TRANSITION,
    "lyrics": Kind.LYRICS,
    "centred": Kind.CENTERED,
    "page clutter (header, footer, page number)": Kind.FURNITURE,
}

_LONG = 50_000
"""Elements. Finding the pages of more takes longer than a key may wait."""
_FEW_SPEECHES = 5
"""Up to so many are taken from a name without a question."""


class CorrectionsScreen(Screen[bool]):
    """Dismisses with whether anything was changed."""

    CSS_PATH = "corrections.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "uncertain_line(1)", "Next unsure", id="next-doubt", tooltip="next uncertain line"),
        Binding("N,upper_n", "uncertain_line(-1)", "Previous uncertain", show=False, id="previous-doubt",
                tooltip="previous uncertain line"),
        Binding("y", "is_right", "Right", id="is-right",
                tooltip="this line was read as it is meant: it is not uncertain any more"),
        Binding("k", "kind", "Kind", id="kind", tooltip="choose what kind of line this is"),
        Binding("s", "speaker", "Speaker", id="speaker", tooltip="choose who speaks this line"),
        Binding("r", "rename", "Rename", id="rename",
                tooltip="another name for this character, or the name of one to merge with"),
        Binding("x", "not_a_name", "Not a name", id="no-character",
                tooltip="this is not a character: the lines become action; asks first if there are many"),
        Binding("u", "undo", "Undo", id="undo", tooltip="undo the last correction"),
        Binding("o", "only_uncertain", "Only unsure", id="only-uncertain",
                tooltip="list only uncertain lines; again: all"),
        Binding("slash", "search", "Search", key_display="/", show=False, id="search",
                tooltip="search the lines"),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
        Binding("escape,q", "leave", "Back", key_display="q", id="leave", tooltip="back"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production, at: int | None = None) -> None:
        """`at`: the element to begin with; None: the first uncertain one."""
        super().__init__()
        self.production = production
        self._begins_at = at
        self._began_with = production.corrections
        self._only_uncertain = False
        self._place: Callable[[int], str] | None = None
        """Gives the place of an element, once it has been asked for in this state of the script."""

    def compose(self) -> ComposeResult:
        production = self.production
        yield StatusRow(id="top")
        yield ElementList(
            production.script, production.uncertain_lines(), production.shown, id="elements"
        )
        yield Input(placeholder="Search. Enter finds the next, Escape closes", id="search")
        yield Static(id="about", markup=False)
        yield KeyRow(last=("only_uncertain", "undo"))

    def on_mount(self) -> None:
        self.query_one("#search").display = False
        self._list.focus()
        uncertain = self.production.uncertain_lines()
        at = min(uncertain, default=0) if self._begins_at is None else self._begins_at
        # only when the size of the list is known can it scroll
        self.call_after_refresh(self._list.choose, at)
        self._show()

    @property
    def _list(self) -> ElementList:
        return self.query_one(ElementList)

    def _show(self) -> None:
        production = self.production
        uncertain = production.uncertain_lines()
        left = counted(len(uncertain), "uncertain line") if uncertain else "no uncertain lines"
        made = (
            f" · {counted(len(production.corrections), 'correction')}"
            if production.corrections
            else ""
        )
        title = f"{production.script.title} · corrections"
        self.query_one("#top", StatusRow).show(title, left + made)
        self.query_one("#about", Static).update(self._about(uncertain))

    def _about(self, uncertain: Mapping[int, str]) -> str:
        """What is to be said of the chosen line."""
        elements, at = self.production.script.elements, self._list.chosen
        if not elements:
            return ""
        kind = next((name for name, k in _KINDS.items() if k is elements[at].kind), "")
        what = (kind or elements[at].kind.value).partition(" (")[0]
        parts = [f"? {uncertain[at]}" if at in uncertain else "", what, self._speaker() or ""]
        return " · ".join(filter(None, [*parts, self._where(at)]))

    def _where(self, at: int) -> str:
        """Page and line in a PDF, the page otherwise; in scripts that are too long for that, the place in the file."""
        script = self.production.script
        if script.places is Places.LINES or len(script.elements) > _LONG:
            return place_in_words(script.places, script.elements[at].span)
        if self._place is None:
            pages = Pages(script)
            self._place = lambda at: f"page {pages.number(at)}"
        return self._place(at)

    def on_element_list_moved(self) -> None:
        self._show()

    def _show_anew(self) -> None:
        """Another state of the script."""
        production, self._place = self.production, None
        uncertain = production.uncertain_lines()
        self._list.show(production.script, uncertain, production.shown)
        self._list.show_only(uncertain.keys() if self._only_uncertain and uncertain else None)
        self._show()

    def action_only_uncertain(self) -> None:
        uncertain = self.production.uncertain_lines()
        if not uncertain and not self._only_uncertain:
            self.notify("There are no uncertain lines.", timeout=3)
            return
        self._only_uncertain = not self._only_uncertain
        self._list.show_only(uncertain.keys() if self._only_uncertain else None)
        self._show()

    def action_is_right(self) -> None:
        at = self._list.chosen
        if at not in self.production.uncertain_lines():
            self.notify("This line is not uncertain.", timeout=3)
            return
        self._make(IsRight(self.production.line_ids[at]))

    # Searching

    def action_search(self) -> None:
        box = self.query_one("#search", Input)
        box.display = True
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wanted = event.value.casefold().strip()
        shown = self.production.shown
        elements = range(len(self.production.script.elements))
        found = [at for at in elements if wanted in shown(at).casefold()] if wanted else []
        if not found:
            self.notify(f"“{event.value}” was not found.", timeout=3)
            return
        if self._only_uncertain:
            self.action_only_uncertain()  # it may be in any line
        nth = next((n for n, at in enumerate(found) if at > self._list.chosen), 0)
        self._list.choose(found[nth])
        event.input.border_subtitle = f"{nth + 1} of {len(found)}"

    def _make(self, correction: Correction) -> None:
        self.production.correct([*self.production.corrections, correction])
        self._show_anew()

    def _ask(self, title: str, options: list[str], own: bool, then: Callable[[str], None]) -> None:
        def chosen(choice: str | None) -> None:
            if choice:
                then(choice)

        self.app.push_screen(ChooseScreen(title, options, own=own), chosen)

    def _names(self) -> list[str]:
        return [character.name for character in self.production.script.characters]

    def _speaker(self) -> str | None:
        script, at = self.production.script, self._list.chosen
        for speech in script.speeches:
            if at == speech.cue or at in speech.parts:
                return script.elements[speech.cue].speaker
        return None

    def action_uncertain_line(self, by: int) -> None:
        uncertain = sorted(self.production.uncertain_lines())
        ahead = [
            at for at in uncertain if (at > self._list.chosen if by > 0 else at < self._list.chosen)
        ]
        if ahead:
            self._list.choose(ahead[0] if by > 0 else ahead[-1])
        else:
            self.notify("No more uncertain lines in this direction.", timeout=3)

    def action_kind(self) -> None:
        at = self._list.chosen
        line = self.production.line_ids[at]

        def chosen(choice: str) -> None:
            kind = _KINDS[choice]
            speaker = self._speaker()
            if kind is Kind.DIALOGUE and speaker is None:
                self._ask("Who says it?", self._names(), True, said_by)
            else:
                self._make(SetKind(line, kind))

        def said_by(name: str) -> None:
            self._make(SetKind(line, Kind.DIALOGUE, name))

        title = f"What is “{_short(self.production.shown(at))}”?"
        self._ask(title, list(_KINDS), False, chosen)

    def action_speaker(self) -> None:
        at = self._list.chosen
        line = self.production.line_ids[at]
        title = f"Who says “{_short(self.production.shown(at))}”?"
        self._ask(title, self._names(), True, lambda name: self._make(SetSpeaker(line, name)))

    def action_rename(self) -> None:
        name = self._speaker()
        if name is None:
            self.notify("Nobody speaks this line. Choose a spoken line.", timeout=4)
            return
        others = [other for other in self._names() if other != name]
        self._ask(
            f"Rename {name}, or merge with:",
            others,
            True,
            lambda to: self._make(Rename(name, to)),
        )

    def action_not_a_name(self) -> None:
        name = self._speaker()
        if name is None:
            self.notify("Nobody speaks this line. Choose a spoken line.", timeout=4)
            return
        speeches = next(
            (c.speeches for c in self.production.script.characters if c.name == name), 0
        )
        if speeches <= _FEW_SPEECHES:
            self._make_no_name(name)
            return
        from tableread.tui.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self._make_no_name(name)

        question = f"{name} has {speeches} speeches. Is “{name}” not a name? Then all of them become action."
        self.app.push_screen(ConfirmScreen(question), answered)

    def _make_no_name(self, name: str) -> None:
        self._make(NoCharacter(name))
        self.notify(f"{name} is no longer a character. Press u to undo.", timeout=4)

    def action_undo(self) -> None:
        if not self.production.corrections:
            self.notify("Nothing to undo.", timeout=3)
            return
        self.production.correct(self.production.corrections[:-1])
        self._show_anew()

    def action_leave(self) -> None:
        box = self.query_one("#search")
        if box.display:
            box.display = False
            self._list.focus()
            return
        self.dismiss(self.production.corrections != self._began_with)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys for corrections", {"": self.BINDINGS}))


def _short(text: str) -> str:
    return cut(" ".join(text.split()), 40)
