"""Your lines, covered on the page: the mask, a look under it, hints."""

from __future__ import annotations

from textual.timer import Timer

from tableread.cast.casting import PlayedBy
from tableread.learning.covering import Covering
from tableread.learning.masks import Mask
from tableread.performance.runner import Told
from tableread.production.known_lines import KnownLines
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whose_lines import own_elements
from tableread.rehearsal.commands import Command
from tableread.tui.stage.watching import Watching

_LOOK_SECONDS = 1.5
"""How long a look lasts; pressed again, the key makes it longer."""


class Masking(Watching):
    """A read whose lines of yours may be hidden."""

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self.covering = Covering(production.masks.of_yours)
        self._look: Timer | None = None
        self._known: KnownLines | None = None
        """Looked up when it is first asked for."""
        self._said_meanwhile: list[SaidTurn] = []
        """While it is looked up; what was said before is kept by then."""

    def cover(self) -> None:
        """Cover your lines, whoever you are now, and of whatever is going to be read."""
        production = self.production
        self.covering.set_yours(own_elements(production))
        self.covering.mask = self.mask_chosen
        if self.covering.mask is Mask.AS_KNOWN and self._known is None:
            self._said_meanwhile = []
            self.run_worker(self._look_up, thread=True, group="known")
        production.mask = self.covering.shown
        self.view.refresh()

    @property
    def mask_chosen(self) -> Mask:
        """How much of your lines is hidden."""
        return self.production.masks.of_yours

    def choose_mask(self, mask: Mask) -> None:
        """Hide so much of them from now on."""
        self.production.masks.choose(mask)

    def _look_up(self) -> None:
        """On a thread: how well each line is known. Until then all of them are hidden."""
        turns = [turn for run in self.production.said.runs() for turn in run]
        self.app.call_from_thread(self._looked_up, KnownLines(turns))

    def _looked_up(self, known: KnownLines) -> None:
        self._known = known
        for turn in self._said_meanwhile:
            known.add(turn)
        self.covering.as_known = lambda at: known.mask(self.production.line_ids[at])
        if self.is_attached:
            self.view.refresh()

    def uncover(self, told: Told) -> None:
        """Show what a command brings to light; a line that was said is covered by how it went when it comes again."""
        if isinstance(told, SaidTurn):
            if self._known is not None:
                self._known.add(told)
                self.view.refresh()
            elif self.covering.mask is Mask.AS_KNOWN:
                self._said_meanwhile.append(told)
        if isinstance(told, Command) and self.covering.take(told, self.session.order):
            self.view.refresh()

    def action_mask(self) -> None:
        if not self.production.casting.played_by(PlayedBy.YOU):
            self.notify("You have no part. Press c to take one; then m hides its lines.", timeout=4)
            return
        self.choose_mask(self.covering.mask.following)
        self.cover()
        self.notify(f"Your lines: {self.covering.mask}.", timeout=3)
        self.redraw()

    def action_peek(self) -> None:
        self.covering.look()
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
