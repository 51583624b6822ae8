"""Your lines, covered on the page: the mask, a look under it, hints."""

from __future__ import annotations

from textual.timer import Timer

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.learning.covering import Covering
from tableread.performance.runner import Told
from tableread.production.production import Production
from tableread.rehearsal.commands import Command
from tableread.script.model import Kind
from tableread.tui.stage.watching import Watching

_LOOK_SECONDS = 1.5
"""How long a look lasts; pressed again, the key makes it longer."""


class Masking(Watching):
    """A read whose lines of yours may be hidden."""

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self.covering = Covering(production.masks.of_yours)
        self._look: Timer | None = None

    def cover(self) -> None:
        """Cover your lines, whoever you are now, and of whatever is going to be read. Headings are not covered: they stand
        on every screen."""
        production = self.production
        yours = set(production.casting.played_by(PlayedBy.YOU))
        lines = production.running_order().lines
        self.covering.set_yours(
            {
                line.element
                for line in lines
                if (line.speaker or NARRATOR) in yours and line.kind is not Kind.HEADING
            }
        )
        self.covering.mask = production.masks.of_yours
        production.mask = self.covering.shown
        self.view.refresh()

    def uncover(self, told: Told) -> None:
        """Show what a command brings to light."""
        if isinstance(told, Command) and self.covering.take(told, self.session.order):
            self.view.refresh()

    def action_mask(self) -> None:
        if not self.production.casting.played_by(PlayedBy.YOU):
            self.notify("You have no part. Press c to take one; then m hides its lines.", timeout=4)
            return
        self.production.masks.choose(self.covering.mask.following)
        self.cover()
        self.notify(f"Your lines: {self.covering.mask}.", timeout=3)
        self.redraw()

    def action_peek(self) -> None:
        self.covering.looking = True
        if self._look is not None:
            self._look.stop()
        self._look = self.set_timer(_LOOK_SECONDS, self._looked)
        self.view.refresh()
        self.redraw()

    def _looked(self) -> None:
        self.covering.looking = False
        self.view.refresh()
        self.redraw()

    def action_hint(self) -> None:
        if self.covering.hint(self.session.order) is None:
            told = "It is not your turn, or nothing of your line is hidden."
            self.notify(told, timeout=3)
        self.view.refresh()
        self.redraw()
