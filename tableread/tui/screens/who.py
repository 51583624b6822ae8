"""Who plays a part: a name that is typed, or you, somebody without a name, a voice, nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tableread.cast.casting import PlayedBy
from tableread.production.players import Player
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.search_box import Choices, SearchBox

_ALWAYS = (
    ("Somebody in the room", Player(PlayedBy.PERSON)),
    ("You", Player(PlayedBy.YOU)),
    ("A voice", Player(PlayedBy.VOICE)),
    ("Nobody: the lines are shown and skipped", Player(PlayedBy.NOBODY)),
)
_SURELY = 3
"""Letters typed that mean "You" or "Somebody" rather than a name that begins the same way."""
_LONGEST = 40
"""Letters of a name."""


class WhoScreen(ModalScreen[Player | None]):
    """Dismisses with who plays the part, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", priority=True),
    ]

    def __init__(self, part: str, known: Sequence[str]) -> None:
        """`part`: what it is called; `known`: names that may be meant, the likeliest first."""
        super().__init__()
        self._part = part
        self._known = known
        self._players: dict[str, Player] = {}

    def compose(self) -> ComposeResult:
        with Dialog(f"Who plays {self._part}?"):
            yield SearchBox(placeholder="A name", id="wanted", max_length=_LONGEST)
            yield Choices(id="players", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self._show("")
        self.query_one(SearchBox).focus()

    def _show(self, typed: str) -> None:
        typed = " ".join(typed.split())
        begins = typed.casefold()
        named = [name for name in self._known if name.casefold().startswith(begins)]
        rows = [(name, Player(PlayedBy.PERSON, name)) for name in named]
        others = [row for row in _ALWAYS if row[0].casefold().startswith(begins)]
        if typed and begins not in {name.casefold() for name in named}:
            # "so" may be a name, "somebody" hardly
            at = len(others) if len(typed) >= _SURELY else 0
            others.insert(at, (typed, Player(PlayedBy.PERSON, typed)))
        rows += others
        self._players = {str(number): player for number, (_, player) in enumerate(rows)}
        listed = self.query_one(Choices)
        listed.clear_options()
        listed.add_options([Option(told, id=str(number)) for number, (told, _) in enumerate(rows)])
        listed.highlighted = 0 if rows else None

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self.query_one(Choices).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._players[str(event.option_id)])
