"""Notices: one at a time, and a list of all that this run has told."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widgets._toast import ToastHolder

from tableread.tui.frame import Frame

_OPENING_SECONDS = 12.0
"""For what was wrong at the opening: the read begins at once, and has things to say."""
_MOST_AT_OPENING = 5
"""More would cover the page."""
_KEPT = 500
"""A round number: a long evening's notices."""


class ToldNotice(NamedTuple):
    """A notice that was shown."""

    at: float
    """Seconds since 1970."""
    text: str
    severity: str
    """ "information", "warning" or "error"."""


class Noticing(Frame):
    """An application with notices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "notices", "Notices", show=False, id="notices",
                tooltip="everything the program has told you in this run"),
    ]  # fmt: skip

    _opening_notice = ""
    _opening_notice_until = 0.0
    _told: Sequence[ToldNotice] = ()

    def tell_of_opening(self, notices: Sequence[str]) -> None:
        """Show what was wrong at the opening, for a while and beside what comes meanwhile."""
        if not notices:
            return
        shown = list(notices)
        if len(shown) > _MOST_AT_OPENING:
            rest = len(shown) - _MOST_AT_OPENING + 1
            shown[-rest:] = [f"{rest} more: run `tableread doctor` to list them."]
        self._opening_notice = "\n".join(shown)
        self._opening_notice_until = time.monotonic() + _OPENING_SECONDS
        for notice in notices:
            self._note(notice, "warning")
        self._show_opening_notice()

    def _show_opening_notice(self) -> None:
        left = self._opening_notice_until - time.monotonic()
        if left > 0:
            super().notify(self._opening_notice, severity="warning", timeout=left, markup=False)

    def notify(self, message: str, **more: Any) -> None:
        """One at a time: what is said now takes the place of what was said before, but for what was wrong at the
        opening. Names and lines of scripts are in messages, so nothing in them is markup."""
        self.clear_notifications()
        self._show_opening_notice()
        self._note(message, more.get("severity", "information"))
        super().notify(message, **{**more, "markup": False})

    def clear_notifications(self) -> None:
        """Empty the rows of all screens at once. Textual takes a notice out of its row and leaves the row, and after
        four of those nothing more can be seen."""
        super().clear_notifications()
        with self._context():  # what the read tells comes from outside of Textual's messages
            for screen in self.screen_stack:
                screen.query(ToastHolder).remove()

    def _note(self, text: str, severity: str) -> None:
        self._told = [*self._told[-_KEPT + 1 :], ToldNotice(time.time(), text, severity)]

    def action_notices(self) -> None:
        """List them."""
        from tableread.tui.screens.notices import NoticesScreen

        if not isinstance(self.screen, NoticesScreen):
            rows = [(notice.at, notice.text, notice.severity) for notice in self._told]
            self.push_screen(NoticesScreen(rows))
