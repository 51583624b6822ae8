"""An application whose defects go to the log: what people see of them is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from tableread.paths import Folders


class LoggedApp(App[None]):
    """Ends with `last_words` where Textual would print a traceback."""

    def __init__(self, folders: Folders) -> None:
        super().__init__()
        self._folders = folders
        self.last_words = ""
        """What to print after the screen is gone."""

    def _handle_exception(self, error: Exception) -> None:
        from tableread.logs import unexpected

        # Textual wraps what a thread raised
        told = unexpected(self._folders, getattr(error, "error", error))
        self.last_words = f"{told.title}: {told}"
        super()._handle_exception(error)
        self._exit_renderables.clear()
