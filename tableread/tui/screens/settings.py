"""All settings and keys: a list that is searched by typing, what each is for, and changes that count at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.base.live_settings import LiveSettings, Place
from tableread.tui.key_actions import KeyAction, keys_of, taken_by
from tableread.tui.setting_rows import DEVICES, SettingRow
from tableread.tui.widgets.dialog import titled
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.search_box import Choices, SearchBox

if TYPE_CHECKING:
    from tableread.tui.base_app import BaseApp

_FEW = 4
"""Choices that a key goes through one by one; more are chosen from a list."""


class _SettingsBox(SearchBox):
    """Finds settings. The keys that would move in what was typed change values: it is short."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "screen.step(1)", "Change", key_display="← →", tooltip="the next value"),
        Binding("left", "screen.step(-1)", "Change", show=False, tooltip="the value before"),
        Binding("enter", "submit", "Edit", tooltip="type the value, choose it, or press the key"),
        Binding("delete", "screen.reset", "Reset", key_display="Del", tooltip="what is usual"),
    ]


class SettingsScreen(Screen[None]):
    """Over whatever is shown; what it changes, those who look at the settings are told."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", key_display="F1", tooltip="this page"),
        Binding(
            "escape", "leave", "Close", priority=True, tooltip="stop editing, empty the box, close"
        ),
    ]

    app: BaseApp

    def __init__(
        self,
        live: LiveSettings,
        rows: Sequence[SettingRow],
        at: Place = (),
        devices: Callable[[], Screen[None]] | None = None,
        more: Callable[[], Sequence[SettingRow]] | None = None,
    ) -> None:
        """`at`: the setting that is marked at first. `devices`: makes the screen on which devices are chosen; without
        one their names are typed. `more` rows take longer: they are asked for on a thread."""
        super().__init__()
        self._live = live
        self._devices = devices
        self._more = more
        self._at = ".".join(at)
        self._rows = {".".join(row.place): row for row in rows}

    def compose(self) -> ComposeResult:
        with Container(id="panes"):
            with Vertical(classes="pane", id="list"):
                yield _SettingsBox(placeholder="Type to search", id="wanted", select_on_focus=False)
                yield Choices(id="settings", markup=False)
            with Vertical(classes="pane", id="chosen"):
                yield Static(id="about", markup=False)
                yield Static(id="value", markup=False)
                yield Static(id="when", classes="told", markup=False)
                yield Static(id="wrong", classes="wrong", markup=False)
                yield Input(id="edit", classes="hidden")
        yield KeyRow()

    def on_mount(self) -> None:
        if wrong := self._live.mistake(()):
            self.notify(wrong, severity="warning", timeout=12, markup=False)
        self.query_one(_SettingsBox).focus()
        if self._more is not None:
            self.run_worker(partial(self._find_more, self._more), thread=True)

    def _find_more(self, more: Callable[[], Sequence[SettingRow]]) -> None:
        """On a thread."""
        rows = more()
        self.app.call_from_thread(self._found_more, rows)

    def _found_more(self, rows: Sequence[SettingRow]) -> None:
        self._rows |= {".".join(row.place): row for row in rows}
        if self.query(_SettingsBox):
            self._list()

    def on_resize(self, event: events.Resize) -> None:
        if self.query(_SettingsBox):  # else it is listed as soon as it is there
            self._list()

    # The list

    @property
    def _listed(self) -> Choices:
        return self.query_one(Choices)

    @property
    def row(self) -> SettingRow | None:
        """The setting that is marked."""
        at = self._listed.highlighted
        name = None if at is None else self._listed.get_option_at_index(at).id
        return self._rows.get(name or "")

    def _list(self, *, searched: bool = False) -> None:
        """List what was searched for; `searched`: just now, so that the best of it is marked."""
        listed = self._listed
        before = self.row or self._rows.get(self._at)
        words = self.query_one(_SettingsBox).value.casefold().split()
        found = [row for row in self._rows.values() if row.matches(words)]
        options: list[Option] = []
        group = ""
        for row in found:
            if row.group != group:
                group = row.group
                options.append(Option(Text(group, style="bold underline"), disabled=True))
            options.append(Option(row.text(self._live, self._cells), id=".".join(row.place)))
        listed.clear_options()
        listed.add_options(options)
        if found:
            named = [row for row in found if words and row.is_named(words)]
            kept = before if before in found and not searched else (named or found)[0]
            listed.highlighted = listed.get_option_index(".".join(kept.place))
        told = counted(len(self._rows), "setting")
        titled(self.query_one("#list"), "Settings", f"{len(found)} of {told}" if words else told)
        self._tell()

    @property
    def _cells(self) -> int:
        return max(20, self._listed.size.width - 2)

    def _tell(self, wrong: str = "") -> None:
        """Show what the marked setting is for; `wrong`: of what was typed."""
        row = self.row
        told, value, when = "Nothing has these words.", "", ""
        if row is not None:
            told, when = row.about, row.when
            now, usual = (row.in_words(v(self._live)) for v in (row.value, row.usual))
            value = f"Now {now}, usually {usual}."
            if row.allowed:
                value += f" It goes from {row.allowed}."
            wrong = wrong or self._live.mistake(row.place)
        for part, text in (("about", told), ("value", value), ("when", when), ("wrong", wrong)):
            self.query_one(f"#{part}", Static).update(text)
        pane = self.query_one("#chosen")
        titled(pane, row.title if row else "", ".".join(row.place) if row else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "wanted":
            self._list(searched=True)

    def on_option_list_option_highlighted(self) -> None:
        self._end_editing()
        self._tell()

    # Changing

    def action_step(self, by: int) -> None:
        """The next value, or the one before."""
        row = self.row
        if row is None:
            return
        if row.choices:
            value = row.value(self._live)
            at = row.choices.index(value) if value in row.choices else 0
            self._change(row, row.choices[(at + by) % len(row.choices)])
        elif row.described is not None and row.described.step:
            self._change(row, row.described.stepped(row.value(self._live), by))
        else:
            self._edit(row)

    def action_reset(self) -> None:
        """What is usual."""
        if self.row is not None:
            self._live.reset(self.row.place)
            self._changed(self.row)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        row = self.row
        if row is None:
            return
        if event.input.id == "edit":
            self._typed(row, event.value.strip())
        elif row.action is not None:
            self._ask_key(row)
        elif row.place in DEVICES and self._devices is not None:
            self.app.push_screen(self._devices(), lambda _: self._list())
        elif len(row.choices) > _FEW:
            self._ask_choice(row)
        elif row.choices:
            self.action_step(1)
        else:
            self._edit(row)

    def on_option_list_option_selected(self) -> None:
        self.query_one(_SettingsBox).post_message(Input.Submitted(self.query_one(_SettingsBox), ""))

    def _change(self, row: SettingRow, value: Any) -> None:
        if value != row.value(self._live):
            self._live.change(row.place, value)
        self._changed(row)

    def _changed(self, row: SettingRow) -> None:
        listed = self._listed
        if row.action is not None:
            self._list()  # a key may have been taken from another action
            return
        listed.replace_option_prompt(".".join(row.place), row.text(self._live, self._cells))
        self._tell()

    def _ask_choice(self, row: SettingRow) -> None:
        from tableread.tui.screens.choose import ChooseScreen

        def chosen(value: str | None) -> None:
            if value is not None:
                self._change(row, value)

        self.app.push_screen(ChooseScreen(row.title, row.choices), chosen)

    def _ask_key(self, row: SettingRow) -> None:
        from tableread.tui.screens.press_key import PressKeyScreen

        action, live = row.action, self._live
        assert action is not None

        def others(key: str) -> list[KeyAction]:
            return taken_by(key, action, row.actions, live.now.keys)

        def pressed(key: str | None) -> None:
            if key is None:
                return
            for other in others(key):
                rest = set(keys_of(other, row.actions, live.now.keys)) - set(key.split(","))
                if other.id in live.now.keys and rest:
                    live.change(("keys", other.id), ",".join(sorted(rest)))
                elif other.id in live.now.keys:
                    live.reset(("keys", other.id))
            self._change(row, key)

        def taken(key: str) -> str:
            return " and ".join(other.told for other in others(key))

        self.app.push_screen(PressKeyScreen(row.about, taken), pressed)

    # Typing a value in place

    def _edit(self, row: SettingRow) -> None:
        if row.action is not None:
            self._ask_key(row)
            return
        edit = self.query_one("#edit", Input)
        edit.value = "" if row.value(self._live) == "" else row.in_words(row.value(self._live))
        edit.placeholder = row.in_words("")
        edit.remove_class("hidden")
        edit.focus()

    def _end_editing(self) -> None:
        self.query_one("#edit").add_class("hidden")
        self.query_one(_SettingsBox).focus()

    def _typed(self, row: SettingRow, typed: str) -> None:
        described = row.described
        assert described is not None
        value: Any = typed
        if described.step:
            try:
                value = type(described.default)(typed.replace(",", "."))
            except ValueError:
                value = None
            if value is None or not described.least <= value <= described.most:
                self._tell(f"It must be a number from {described.allowed}.")
                return
        self._end_editing()
        self._change(row, value)

    # Leaving

    def action_leave(self) -> None:
        """Out of the value, then out of the search, then out of the screen."""
        box = self.query_one(_SettingsBox)
        if not self.query_one("#edit").has_class("hidden"):
            self._end_editing()
            self._tell()
        elif box.value:
            box.value = ""
        else:
            self.dismiss()

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        groups = {"Settings": [*_SettingsBox.BINDINGS, *self.BINDINGS]}
        self.app.push_screen(HelpScreen("Keys of the settings", groups))
