"""What a read comes to for you: the recap, and the drill of its trouble spots."""

from __future__ import annotations

from tableread.learning.excerpt import DRILL, Excerpt
from tableread.script.line_id import LineId
from tableread.tui.stage.reviewing import Reviewing


class Recapping(Reviewing):
    """A read whose recap can be seen."""

    @property
    def is_heard(self) -> bool:
        """Whether anything is known of how lines of this read were said."""
        return self.production.said.has_any(self.runner.record.began)

    def action_recap(self) -> None:
        """How your lines went in this read."""
        from tableread.tui.screens.recap import RecapScreen

        if not self.is_heard:
            self.notify(
                "None of your lines has been heard in this read: that takes a microphone.",
                timeout=6,
            )
            return
        self.hold()
        recap = RecapScreen(self.production, self.runner.record.began)
        self.app.push_screen(recap, self._recap_closed)

    def _recap_closed(self, lines: frozenset[LineId] | None) -> None:
        if lines is None:
            self.let_go()
            return
        self.shut()  # keeps the place in the whole script
        self.production.excerpt = Excerpt(DRILL, lines)
        self.app.go_on_stage(self.production)

    def offer_report(self) -> None:
        excerpt = self.production.excerpt
        if isinstance(excerpt, Excerpt) and excerpt.about == DRILL:
            told = "The end of the drill. Press S to see how it went, V to go back to the whole script."
            self.notify(told, timeout=8)
        elif not isinstance(excerpt, Excerpt) and self.is_heard:
            told = "The end. S shows how your lines went, N the notes and the report of this read."
            self.notify(told, timeout=8)
        else:
            super().offer_report()
