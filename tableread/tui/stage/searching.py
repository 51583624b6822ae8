"""A page that can be searched: the box above the cue bar, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tableread.production.production import Production
from tableread.tui.stage.script_view import ScriptView

if TYPE_CHECKING:
    from textual.widgets import Input


class Searching(Screen[None]):
    """One production on a page."""

    def __init__(self, production: Production) -> None:
        super().__init__()
        self.production = production
        self._shown = production.shown
        """The words of the script that is read here; corrections bring another stage."""

    @property
    def view(self) -> ScriptView:
        """The page."""
        return self.query_one("#script", ScriptView)

    async def action_search(self) -> None:
        from textual.widgets import Input

        if not self.query("#search"):
            told = "Search the script. Enter finds the next, Escape closes"
            await self.mount(Input(placeholder=told, id="search"), before="#cue")
        box = self.query_one("#search")
        box.display = True
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wanted = event.value.casefold().strip()
        shown = self._shown
        here = self.view.element_at_reading_line()
        order = [*range(here + 1, len(self.production.script.elements)), *range(here + 1)]
        found = next((i for i in order if wanted in shown(i).casefold()), None)
        if not wanted or found is None:
            self.notify(f"“{event.value}” was not found in this script.", timeout=3)
            return
        self.view.show_found(found, shown(found).casefold().find(wanted), len(wanted))

    def action_close_search(self) -> None:
        for box in self.query("#search"):
            if box.display:
                box.display = False
                self.view.focus()
