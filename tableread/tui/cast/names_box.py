"""A box for several names with commas between them; the one that is typed is completed from those that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

_LONGEST = 400
"""Letters."""


class _KnownNames(Suggester):
    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        before, comma, typed = value.rpartition(",")
        begun = typed.strip().casefold()
        there = {name.strip().casefold() for name in before.split(",")}
        for name in self._known if begun else ():
            if name.casefold().startswith(begun) and name.casefold() not in there:
                return f"{before}{comma}{' ' if comma else ''}{name}"
        return None


class NamesBox(Input):
    """Tab takes the name that is shown; where there is none, it goes on to what is next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("enter,down", "submit", "To the list"),
    ]

    def __init__(self, value: str, known: Sequence[str]) -> None:
        super().__init__(
            value,
            placeholder="Names, with commas: You, Ana, Ben",
            suggester=_KnownNames(known),
            id="names",
            max_length=_LONGEST,
            select_on_focus=False,
        )

    def action_complete(self) -> None:
        """Take the completion, or go on."""
        if len(self._suggestion) > len(self.value):
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()
