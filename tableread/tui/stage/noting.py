"""What people note during a read, and what is kept of it: bookmarks, notes, what was said."""

from __future__ import annotations

from tableread.rehearsal.situation import State
from tableread.tui.stage.above import Above


class Noting(Above):
    """A read that is noted on."""

    def action_what_was_said(self) -> None:
        from tableread.tui.screens.said import SaidScreen

        if not self.production.said.runs():
            self.notify("You haven't said a line yet.", timeout=4)
            return
        self.hold()
        self.app.push_screen(
            SaidScreen(self.production, self.runner.record.began), self._said_closed
        )

    def _said_closed(self, element: int | None) -> None:
        if self.session.state is not State.ENDED:
            # what was played there took the place of the read
            self.runner.do(self.session.recast())
        if element is not None:
            self.read_cue_of(element)
        self.let_go(go_on=element is not None)

    def read_cue_of(self, element: int) -> None:
        """Read from the cue of a line: the speech before the one it is of."""
        order = self.session.order
        line = order.at_element(element, self.session.at)
        self.ask(lambda: self.runner.do(self.session.jump(order.previous_speech(line))))
        self.action_follow()
