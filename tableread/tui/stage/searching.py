"""A page that can be searched: the box above the cue bar, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tableread.production.production import Production
from tableread.tui.stage.script_view import ScriptView

if TYPE_CHECKING:
    from textual.widgets import Input

    from tableread.tui.stage.search_row import SearchRow


class Searching(Screen[None]):
    """One production on a page."""

    def __init__(self, production: Production) -> None:
        super().__init__()
        self.production = production
        self._shown = production.shown
        """The words of the script that is read here; corrections bring another stage."""
        self._wanted = ""
        self._found: list[int] = []
        """Elements that hold what was searched for last."""
        self._at = 0
        """Which of them is shown."""

    @property
    def view(self) -> ScriptView:
        """The page."""
        return self.query_one("#script", ScriptView)

    async def action_search(self) -> None:
        from tableread.tui.stage.search_row import SearchRow

        if not self.query("#search"):
            await self.mount(SearchRow(id="search"), before="#cue")
        box = self.query_one("#search")
        box.display = True
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wanted = event.value.casefold().strip()
        if wanted and wanted == self._wanted and self._found:
            self.step_found(1)
        elif wanted:
            here = self.view.element_at_reading_line()
            self.run_worker(
                lambda: self._search(wanted, here), thread=True, exclusive=True, group="search"
            )

    def on_search_row_stepped(self, message: SearchRow.Stepped) -> None:
        self.step_found(message.by)

    def _search(self, wanted: str, here: int) -> None:
        """On a thread: a script may have a million lines."""
        shown = self._shown
        elements = range(len(self.production.script.elements))
        found = [at for at in elements if wanted in shown(at).casefold()]
        first = next((nth for nth, at in enumerate(found) if at >= here), 0)
        self.app.call_from_thread(self._searched, wanted, found, first)

    def _searched(self, wanted: str, found: list[int], first: int) -> None:
        self._wanted, self._found, self._at = wanted, found, first
        if not found:
            self._tell("not found in this script")
        self.step_found(0)

    def step_found(self, by: int) -> None:
        """Show the next place that was found, or the one before; after the last comes the first."""
        if not self._found:
            return
        self._at = (self._at + by) % len(self._found)
        element = self._found[self._at]
        place = self._shown(element).casefold().find(self._wanted)
        self.view.show_found(element, place, len(self._wanted))
        self._tell(f"{self._at + 1} of {len(self._found)}")

    def _tell(self, told: str) -> None:
        for box in self.query("#search"):
            box.border_subtitle = told

    def action_close_search(self) -> None:
        for box in self.query("#search"):
            if box.display:
                box.display = False
                self.view.focus()
