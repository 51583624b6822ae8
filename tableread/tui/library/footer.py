"""The footer of the library, which says what Enter does now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets._footer import FooterKey

from tableread.tui.widgets.key_row import KeyRow


class LibraryFooter(KeyRow):
    """Names the key that opens what is marked."""

    _does = "Open"

    def compose(self) -> ComposeResult:
        for key in super().compose():
            _name(key, self._does)
            yield key

    def name_enter(self, does: str) -> None:
        """Say from now on that Enter `does` this."""
        if does != self._does:
            self._does = does
            for key in self.query(FooterKey):
                _name(key, does)
                key.refresh(layout=True)  # the name may be longer


def _name(key: object, does: str) -> None:
    if isinstance(key, FooterKey) and key.action == "submit":
        key.description = does
