"""Jump: type a few letters of a scene or a character, and go there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tableread.base.counted import counted
from tableread.script.model import Kind, Script
from tableread.tui.widgets.dialog import Dialog, titled
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.search_box import Choices, SearchBox

_MOST = 200
"""Options shown at a time; typing narrows them."""


class JumpScreen(ModalScreen[int | None]):
    """Dismisses with the element to read from, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", priority=True),
    ]

    def __init__(self, script: Script, here: int = 0) -> None:
        """`here`: the element that is read now; the list opens at its scene."""
        super().__init__()
        self._here = here
        self._targets = [
            (f"{number + 1:>4}  {scene.heading}", scene.first)
            for number, scene in enumerate(script.scenes)
        ]
        self._scenes = len(self._targets)
        first_cue: dict[str, int] = {}
        for index, element in enumerate(script.elements):
            if element.kind is Kind.CUE and element.speaker:
                first_cue.setdefault(element.speaker, index)
        self._targets += [
            (f"   ·  {c.name}, first line", first_cue[c.name])
            for c in script.characters
            if c.name in first_cue
        ]

    def compose(self) -> ComposeResult:
        with Dialog("Jump"):
            yield SearchBox(placeholder="Scene or character", id="wanted")
            yield Choices(id="targets", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self._show("")
        self.query_one(SearchBox).focus()

    def _show(self, wanted: str) -> None:
        words = wanted.casefold().split()
        listed = self.query_one(Choices)
        listed.clear_options()
        found = [(t, e) for t, e in self._targets if all(w in t.casefold() for w in words)]
        listed.add_options(
            [Option(text, id=f"{e}-{i}") for i, (text, e) in enumerate(found[:_MOST])]
        )
        if found:
            shown = [element for _, element in found[:_MOST]]
            listed.highlighted = self._nearest(shown) if not words else 0
        count = counted(len(self._targets), "place")
        told = f"{len(found)} of {count}" if words else count
        titled(self.query_one(Dialog), "Jump", told)

    def _nearest(self, elements: list[int]) -> int:
        """The scene that is read now, among `elements`."""
        scenes = [
            at for at, element in enumerate(elements[: self._scenes]) if element <= self._here
        ]
        return max(scenes, key=lambda at: elements[at], default=0)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        listed = self.query_one(Choices)
        if listed.highlighted is not None:
            listed.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int((event.option_id or "0").split("-")[0]))
