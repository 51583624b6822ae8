"""A box to type in and the list that it searches: typing always goes into the box, arrows move in the list."""

from __future__ import annotations

import time
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, OptionList

_REPEAT_SECONDS = 0.4
"""Longer than the time between two repeats of a key that is held down."""


class Choices(OptionList, can_focus=False):
    """The list. It never takes the focus from the box, and can be clicked all the same."""


class SearchBox(Input):
    """The box. Tab and Enter take the completion that is shown, if one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "choices('cursor_down')", show=False),
        Binding("up", "choices('cursor_up')", show=False),
        Binding("pagedown", "choices('page_down')", show=False),
        Binding("pageup", "choices('page_up')", show=False),
        Binding("tab", "complete", show=False),
        Binding("enter", "submit", "Take"),
        Binding("escape", "clear", show=False),
    ]

    class DeletePressed(Message):
        """Delete was pressed where there is nothing to delete behind the cursor."""

    _deleted_at = 0.0
    """When Delete was pressed last (`time.monotonic`)."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        # no search begins with a comma: in an empty box it is the key of the settings
        return bool(self.value or key != "comma") and super().check_consume_key(key, character)

    def action_choices(self, how: str) -> None:
        """Move in the list."""
        getattr(self.screen.query_one(Choices), f"action_{how}")()

    def action_complete(self) -> bool:
        """Take the completion that is shown; whether there was one."""
        shown = self._suggestion
        if len(shown) <= len(self.value):
            return False
        self.value = shown
        self.cursor_position = len(shown)
        return True

    async def action_submit(self) -> None:
        self.action_complete()
        await super().action_submit()

    def action_delete_right(self) -> None:
        now = time.monotonic()
        repeats, self._deleted_at = now - self._deleted_at < _REPEAT_SECONDS, now
        if not (self.cursor_at_end and self.selection.is_empty):
            super().action_delete_right()
        elif (
            not repeats
        ):  # a key that is held down to empty the box, or is pressed twice, deletes no more
            self.post_message(self.DeletePressed())

    def action_clear(self) -> None:
        """Empty the box."""
        self.value = ""
