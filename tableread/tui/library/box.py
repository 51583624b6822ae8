"""The library's box: to search in, to type a path in, and to drop a file on."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tableread.tui.library.script_list import ScriptList
from tableread.tui.widgets.search_box import SearchBox

_OWN_KEYS = {"enter", "delete,ctrl+d"}


class LibraryBox(SearchBox, inherit_bindings=False):
    """Has the focus always; what is in the list is moved and opened from here."""

    # the main one first: the footer has them in this order, and an inherited one would keep its old place
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "submit", "Open", id="open", tooltip="open the marked script, or the path"
        ),
        Binding(
            "ctrl+o",
            "screen.browse",
            "Browse",
            id="browse",
            tooltip="look for a file in your folders",
        ),
        Binding(
            "delete",
            "delete_right",
            "Remove",
            key_display="del",
            id="forget",
            tooltip="remove the script from this list; opening its file again brings everything back",
        ),
        Binding("ctrl+d", "delete_right", show=False),
        *(
            binding
            for binding in (*SearchBox.BINDINGS, *Input.BINDINGS)
            if isinstance(binding, Binding) and binding.key not in _OWN_KEYS
        ),
    ]

    class Pasted(Message):
        """Text was pasted, which may be a file that was dropped on the terminal."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def suggest(self, completed: str) -> None:
        """Show behind the cursor how what was typed goes on; Tab takes it."""
        self._suggestion = completed

    def action_choices(self, how: str) -> None:
        """Move in the list."""
        listed = self.screen.query_one(ScriptList)
        match how:
            case "cursor_down":
                listed.move(1)
            case "cursor_up":
                listed.move(-1)
            case "page_down":
                listed.page(1)
            case "page_up":
                listed.page(-1)

    async def action_submit(self) -> None:
        await Input.action_submit(self)  # what Enter does with a completion is up to the list

    def put_in(self, text: str) -> None:
        """Put the first line of `text` in at the cursor, as pasting does."""
        self.replace(text.splitlines()[0] if text else "", *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.post_message(self.Pasted(event.text))
