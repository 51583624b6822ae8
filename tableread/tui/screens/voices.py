"""The voice of a part: a list that speaks as one moves through it, and a few things to change about the voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tableread.cast.casting import Part, Tune
from tableread.cast.tuning import LEVEL, PACE, PITCH, PLACE, SIZE, turned
from tableread.cast.voices import Voice
from tableread.tui.cells import cut, padded
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_ANY = "all"
_GENDERS = (_ANY, "female", "male", "neutral")
_AGES = (_ANY, "child", "young", "adult", "old")
_SETTLE_SECONDS = 0.15
"""How long the cursor rests on a voice before it speaks."""
_DIALS = {dial.name: dial for dial in (PITCH, SIZE, PACE, LEVEL, PLACE)}
_ID, _KIND, _LANGUAGE = 21, 14, 14
"""Cells of the columns."""
_WIDE = 100
"""From so many columns on, a voice is described in its row, too."""


class Choice(NamedTuple):
    """What was chosen."""

    voice: Voice
    tune: Tune


class VoicesScreen(ModalScreen[Choice | None]):
    """Dismisses with the choice, or None."""

    CSS_PATH = "voices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the list's own Enter, which no row of keys shows
        Binding("enter", "take", "Take", priority=True, id="take", tooltip="take this voice"),
        Binding("escape,q", "dismiss(None)", "Cancel", id="leave", tooltip="leave it as it was"),
        Binding("space", "say", "Again", id="say", tooltip="hear it again, on another line"),
        Binding(
            "x",
            "compare",
            "Compare",
            id="compare",
            tooltip="hear the voice it has now; again: the marked one",
        ),
        Binding("g", "filter('gender')", "Gender", id="gender", tooltip="women, men, all"),
        Binding("a", "filter('age')", "Age", id="age", tooltip="children, young, old, all"),
        Binding("e", "filter('engine')", "Engine", id="engine", tooltip="filter by engine"),
        Binding("1", "tune('pitch', -1)", "Lower", show=False, tooltip="lower"),
        Binding("2", "tune('pitch', 1)", "Higher", show=False, tooltip="higher"),
        Binding("3", "tune('size', -1)", "Larger", show=False, tooltip="a larger head"),
        Binding("4", "tune('size', 1)", "Smaller", show=False, tooltip="a smaller head"),
        Binding("5", "tune('pace', -1)", "Slower", show=False, tooltip="slower"),
        Binding("6", "tune('pace', 1)", "Faster", show=False, tooltip="faster"),
        Binding("7", "tune('level', -1)", "Softer", show=False, tooltip="softer"),
        Binding("8", "tune('level', 1)", "Louder", show=False, tooltip="louder"),
        Binding("9", "tune('place', -1)", "Left", show=False, tooltip="more to the left"),
        Binding("0", "tune('place', 1)", "Right", show=False, tooltip="more to the right"),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
    ]

    app: Frame

    def __init__(
        self,
        title: str,
        part: Part,
        voices: Sequence[Voice],
        lines: Sequence[str],
        taken: Callable[[Voice], str],
    ) -> None:
        """`lines`: what the voices say. `taken(voice)`: who has it, "" for nobody."""
        super().__init__()
        self._title = title
        self._part = part
        self._voices = {voice.id: voice for voice in voices}
        self._lines = lines
        self._taken = taken
        self._tune = part.tune
        self._said = -1
        self._engines = (_ANY, *dict.fromkeys(voice.engine for voice in voices))
        self._filters = {"gender": _ANY, "age": _ANY, "engine": _ANY}
        self._settling: Timer | None = None
        self._compared = False
        """Whether the voice that the part has now was heard last."""

    def compose(self) -> ComposeResult:
        with Dialog(self._title, classes="broad"):
            yield Static("", id="filters", classes="told", markup=False)
            yield OptionList(id="voices", markup=False)
            yield Static("", id="about", markup=False)
            yield Static("", id="tune", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self._fill(self._part.voice.id)
        self._show_tune()
        self.query_one("#voices").focus()

    # The list

    def _fill(self, at: str) -> None:
        found = [v for v in self._voices.values() if self._passes(v)]
        listed = self.query_one("#voices", OptionList)
        listed.clear_options()
        listed.add_options([Option(self._row(voice), id=voice.id) for voice in found])
        ids = [voice.id for voice in found]
        if ids:
            listed.highlighted = ids.index(at) if at in ids else 0
        told = " · ".join(f"{name[0]} {name}: {wanted}" for name, wanted in self._filters.items())
        self.query_one("#filters", Static).update(f"{told} · {len(found)} voices")

    def _passes(self, voice: Voice) -> bool:
        return all(wanted in {_ANY, getattr(voice, name)} for name, wanted in self._filters.items())

    def _row(self, voice: Voice) -> str:
        mark = "●" if voice.id == self._part.voice.id else " "
        kind = f"{voice.age} {voice.gender}" if voice.gender != "neutral" else voice.age
        row = f"{mark} {padded(cut(voice.id, _ID), _ID)} {padded(kind, _KIND)} "
        if self.app.size.width < _WIDE:
            return row + voice.language
        return row + f"{padded(voice.language, _LANGUAGE)} {voice.description}"

    @property
    def _chosen(self) -> Voice | None:
        listed = self.query_one("#voices", OptionList)
        if listed.highlighted is None:
            return None
        return self._voices[str(listed.get_option_at_index(listed.highlighted).id)]

    def on_option_list_option_highlighted(self) -> None:
        voice = self._chosen
        if voice is None:
            return
        who = self._taken(voice)
        more = f" · {who} has it, too" if who else ""
        self.query_one("#about", Static).update(f"{voice.description}{more}")
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_SECONDS, self._say)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys among all voices", {"": self.BINDINGS}))

    def action_filter(self, name: str) -> None:
        choices = {"gender": _GENDERS, "age": _AGES, "engine": self._engines}[name]
        at = choices.index(self._filters[name])
        self._filters[name] = choices[(at + 1) % len(choices)]
        voice = self._chosen
        self._fill(voice.id if voice else "")

    def on_option_list_option_selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        voice = self._chosen
        self.app.stop_audition()
        self.dismiss(Choice(voice, self._tune) if voice else None)

    # What is heard

    def _say(self) -> None:
        self._compared = False
        self._speak(self._chosen, self._tune)

    def action_say(self) -> None:
        self._said += 1
        self._say()

    def action_compare(self) -> None:
        """The voice that the part has now, on the same line; and back."""
        if self._compared:
            self._say()
            return
        self._compared = True
        self._speak(self._part.voice, self._part.tune)

    def _speak(self, voice: Voice | None, tune: Tune) -> None:
        if voice is not None:
            part = Part(self._part.player, voice, tune)
            line = self._lines[max(0, self._said) % len(self._lines)]
            self.app.audition(line, part.sounds, level=tune.level, pan=tune.pan or 0.0)

    # What is changed

    def action_tune(self, what: str, by: int) -> None:
        self._tune = turned(self._tune, _DIALS[what], by)
        self._show_tune()
        self._say()

    def _show_tune(self) -> None:
        tune, shape = self._tune, self._tune.shape
        place = "auto" if tune.pan is None else f"{tune.pan:+.1f}"
        self.query_one("#tune", Static).update(
            f"1◂pitch {shape.pitch:+.0f}▸2 3◂size {1 / shape.formants:.2f}▸4 5◂pace {shape.pace:.2f}▸6 "
            f"7◂level {tune.level:+.0f}▸8 9◂place {place}▸0"
        )
