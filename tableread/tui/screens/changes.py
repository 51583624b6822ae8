"""What changed since the last draft: new, cut and altered lines, with the words that changed marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.cast.casting import PlayedBy
from tableread.production.hidden import has_hidden_words
from tableread.production.production import Production
from tableread.production.whereabouts import Whereabouts
from tableread.script.drafts import Change, changed_words
from tableread.script.emphasis import plain
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_MOST = 400
"""Changes that are listed; more would take long to draw."""
_SIGNS = {"new": "+", "cut": "−", "altered": "~"}
"""So that it is told without colour, too."""
_CUT, _NEW = Style(strike=True, dim=True), Style(bold=True, underline=True)
_PIECES = {"cut": ("[", "]", _CUT), "new": ("{", "}", _NEW)}


def summed_up(changes: Sequence[Change], whose: str) -> str:
    """ "3 lines of yours changed: 1 new, 1 cut, 1 altered"."""
    counts = [
        f"{n} {what}"
        for what in ("new", "cut", "altered")
        if (n := sum(c.what == what for c in changes))
    ]
    lines = counted(len(changes), "line")
    return (
        f"{lines} {whose} changed: {', '.join(counts)}" if changes else f"no line {whose} changed"
    )


class ChangesScreen(ModalScreen[int | None]):
    """Dismisses with the element to go to, or None. Drafts are compared on a thread: it may take a while."""

    CSS_PATH = "changes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the list's own, which has no name in the footer
        Binding("enter", "go", "Go there", id="go-to-change", priority=True,
                tooltip="read from this line"),
        Binding("a", "all", "All parts", id="all-changes",
                tooltip="changes in all parts; again: only in yours"),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
        Binding("escape,q,d", "dismiss(None)", "Close", key_display="esc", id="close-changes",
                tooltip="back"),
    ]  # fmt: skip

    app: Frame

    def __init__(self, production: Production) -> None:
        super().__init__()
        self._production = production
        self._where = Whereabouts(production.script, production.shown)
        self._mine = bool(production.casting.played_by(PlayedBy.YOU))
        self._changes: list[Change] = []

    def compose(self) -> ComposeResult:
        with Dialog("Changes", classes="broad"):
            yield Static("Comparing the drafts …", id="changes-sum", classes="told", markup=False)
            yield OptionList(id="changes", markup=False)
            yield Static(_key(), id="changes-key", classes="told")
            yield KeyRow()

    def on_mount(self) -> None:
        titled(self.query_one(Dialog), f"Changes: {self._production.script.title}")
        self.query_one(OptionList).focus()
        self._load()

    def _load(self) -> None:
        self.run_worker(self._compare, thread=True, exclusive=True)

    def _compare(self) -> None:
        changes = self._production.changes(self._mine)
        self.app.call_from_thread(self._show, changes)

    def _show(self, changes: list[Change]) -> None:
        self._changes = changes[:_MOST]
        whose = "of yours" if self._mine else "in all parts"
        told = f"Since the last draft: {summed_up(changes, whose)}."
        if self._production.drafts is None:
            told = "There is no earlier draft of this script."
        elif len(changes) > _MOST:
            told += f" The first {_MOST} are listed."
        self.query_one("#changes-sum", Static).update(told)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(map(self._row, self._changes))
        if self._changes:
            listed.highlighted = 0

    def _row(self, change: Change) -> Option:
        element = change.element
        text = Text(f"{_SIGNS[change.what]} {change.what}  {change.speaker or ''}", "bold")
        place = [f"page {self._where.page(element)}", self._where.scene(element)]
        text.append(" · ".join(["", *filter(None, place)]) + "\n  ", "not bold dim")
        now = self._now(change)
        # most words of a line that is hidden stood in it before, too
        hidden = bool(change.after) and has_hidden_words(self._production, element)
        for what, words in changed_words(now if hidden else plain(change.before), now):
            opens, closes, style = _PIECES.get(what, ("", "", Style()))
            said = words.rstrip()
            text.append(opens + said + closes, Style(bold=False) + style)
            text.append(words[len(said) :] or " ")
        return Option(text)

    def _now(self, change: Change) -> str:
        """The words of the line now, as they may be shown; "" where it was cut."""
        return plain(self._production.shown(change.element)) if change.after else ""

    def action_all(self) -> None:
        if self._production.casting.played_by(PlayedBy.YOU):
            self._mine = not self._mine
            self._load()

    def action_go(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and self._changes:
            self.dismiss(self._changes[at].element)

    def on_option_list_option_selected(self) -> None:
        self.action_go()

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the changes", {"": self.BINDINGS}))


def _key() -> Text:
    return Text("[cut]", _CUT).append("  ", Style()).append("{new}", Style(strike=False) + _NEW)
