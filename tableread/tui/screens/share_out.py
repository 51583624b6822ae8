"""Sharing a script out among the people in the room: their names, who reads what, what could not be avoided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tableread.base.counted import counted
from tableread.base.minutes import minutes
from tableread.cast.doubling import Shares, Sharing, in_words
from tableread.production.players import Player
from tableread.production.production import Production
from tableread.production.readers import NOTHING, Size
from tableread.production.sharing import (
    Wishes,
    players_for,
    proposal,
    readers_now,
    readers_typed,
    sharing_of,
    written,
)
from tableread.tui.cast.names import part_name, player_name
from tableread.tui.cast.names_box import NamesBox
from tableread.tui.cells import spread
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_TYPED_SECONDS = 0.3
"""How long after the last letter the parts are shared out again."""
_MOST_TOLD = 3
"""Sentences about what could not be avoided; the rest are counted."""
_NARRATOR = {
    True: "One of you narrates (n).",
    False: "A voice narrates (n).",
}
_VOICES = {
    True: "If a reader would answer themselves, a voice takes the part (v).",
    False: "A reader may have both sides of a conversation (v).",
}
_OF_LIST = {"enter", "left", "right"}


class Parts(OptionList, inherit_bindings=False):
    """Leaves Enter and the arrows to the sides to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in OptionList.BINDINGS
        if isinstance(binding, Binding) and binding.key not in _OF_LIST
    ]

    class Resized(Message):
        """The rows have another width now."""

    def on_resize(self) -> None:
        self.post_message(self.Resized())


class ShareOutScreen(ModalScreen[Mapping[str, Player] | None]):
    """Dismisses with who is to play what, or None."""

    CSS_PATH = "share_out.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take"),
        Binding("left", "give(-1)", "Other reader", key_display="← →"),
        Binding("right", "give(1)", show=False),
        Binding("n", "narrator", "Narrator"),
        Binding("v", "voices", "Voices"),
        Binding("escape", "dismiss(None)", "Close", priority=True),
    ]

    app: Frame

    def __init__(self, production: Production, sizes: Mapping[str, Size]) -> None:
        """`sizes`: how much there is of each part."""
        super().__init__()
        self._production = production
        self._sizes = sizes
        self._wishes = Wishes(readers_now(production))
        self._sharing: Sharing | None = None
        self._shares: Shares | None = None
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        people = self.app.house.library.people(self._production.key)
        known = [name for name in people if "," not in name]
        with Dialog("Share the parts out", classes="broad"):
            yield NamesBox(written(self._wishes.readers), known)
            yield Static(id="wishes", classes="told", markup=False)
            yield Parts(id="parts", markup=False)
            yield Static(id="both-sides", classes="wrong", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self.query_one(NamesBox).focus()
        self._share()

    # What is wished

    def on_input_changed(self, event: Input.Changed) -> None:
        readers = readers_typed(event.value)
        if readers != self._wishes.readers:
            self._wishes = self._wishes._replace(readers=readers)
            if self._typing is not None:
                self._typing.stop()
            self._typing = self.set_timer(_TYPED_SECONDS, self._share)

    def on_input_submitted(self) -> None:
        self.query_one(Parts).focus()

    def action_narrator(self) -> None:
        self._wishes = self._wishes._replace(narrator=not self._wishes.narrator)
        self._share()

    def action_voices(self) -> None:
        self._wishes = self._wishes._replace(voices=not self._wishes.voices)
        self._share()

    # What is proposed

    def _share(self) -> None:
        """Share the parts out as is wished now, on a thread."""
        self._show_wishes()
        if not self._wishes.readers:
            self._show(None)
            return
        wishes = self._wishes

        def share() -> None:
            worker = get_current_worker()
            sharing = self._sharing or sharing_of(self._production)
            shares = proposal(sharing, wishes, self._production)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._shared, sharing, shares, wishes)

        self.run_worker(share, thread=True, exclusive=True, group="sharing")

    def _shared(self, sharing: Sharing, shares: Shares, wishes: Wishes) -> None:
        self._sharing = sharing
        if wishes == self._wishes and self.is_attached:
            self._show(shares)

    def _show_wishes(self) -> None:
        rows = (
            ("narrator", _NARRATOR[self._wishes.narrator]),
            ("voices", _VOICES[self._wishes.voices]),
        )
        told = [(text, Style.from_meta({"@click": f"screen.{what}"})) for what, text in rows]
        self.query_one("#wishes", Static).update(Content.assemble(told[0], "\n", told[1]))

    def _show(self, shares: Shares | None) -> None:
        """Show each reader with words, minutes and parts; the mark stays on its part."""
        listed = self.query_one(Parts)
        marked = self._marked
        self._shares = shares
        listed.clear_options()
        width = max(20, listed.scrollable_content_region.width - 2)
        options: list[Option] = []
        readers = [*range(len(self._wishes.readers)), None] if shares else []
        for reader in readers:
            assert shares
            parts = shares.of(reader)
            if reader is None and not parts:
                continue
            name = "voices" if reader is None else self._name_of(reader)
            size = f"{counted(shares.load(reader), 'word')} · {self._minutes(parts)}"
            options.append(
                Option(Content(spread(name, size, width)).stylize("bold"), disabled=True)
            )
            for part in parts:
                size = f"{shares.words[part]} · {self._minutes([part])}"
                options.append(
                    Option(Content(spread(f"  {part_name(part)}", size, width)), id=f"of {part}")
                )
        listed.add_options(options)
        at = [option.id for option in options]
        if f"of {marked}" in at:
            listed.highlighted = at.index(f"of {marked}")
        self._show_both_sides()
        self.query_one(Dialog).refresh(layout=True)  # for as many rows as there are now

    def _show_both_sides(self) -> None:
        told = self.query_one("#both-sides", Static)
        if self._shares is None:
            told.update("Type the names of those who read.")
            return
        names = ["You" if not r.person else r.person for r in self._wishes.readers]
        both = [in_words(found, names) for found in self._shares.both_sides]
        more = len(both) - _MOST_TOLD
        told.update("\n".join([*both[:_MOST_TOLD], *([f"And {more} more."] if more > 0 else [])]))

    def _name_of(self, reader: int) -> str:
        return player_name(*self._wishes.readers[reader])

    def _minutes(self, parts: tuple[str, ...] | list[str]) -> str:
        seconds = sum(self._sizes.get(part, NOTHING).seconds for part in parts)
        return minutes(seconds / self._production.policy.speed)

    @property
    def _marked(self) -> str | None:
        """The part that is marked."""
        listed = self.query_one(Parts)
        if listed.highlighted is None:
            return None
        found = listed.get_option_at_index(listed.highlighted).id
        return None if found is None else found.removeprefix("of ")

    # What is done with it

    def on_option_list_option_selected(self) -> None:
        self.action_give(1)  # a click: Enter is the screen's

    def action_give(self, by: int) -> None:
        """Give the marked part to another reader, or to a voice."""
        part, shares = self._marked, self._shares
        if part is None or shares is None or self._sharing is None:
            return
        readers = [*range(len(self._wishes.readers)), None]
        at = readers.index(shares.parts[part])
        given = {**shares.parts, part: readers[(at + by) % len(readers)]}
        self._show(self._sharing.as_given(given))

    def action_take(self) -> None:
        if self._shares is not None:
            self.dismiss(players_for(self._shares, self._wishes.readers))

    def on_parts_resized(self) -> None:
        self._show(self._shares)
