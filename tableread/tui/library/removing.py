"""Takes scripts off the library's list, deletes what is saved for them, and undoes both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tableread.base.counted import counted
from tableread.library import stored
from tableread.library.store import Recent

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_WRITTEN_SECONDS = 0.5
"""For a recording that is being written, before all are deleted."""
_NOTHING_SAVED = "Nothing is saved for this script yet."


class Removing(Screen[None]):
    """What Delete does on the screen of the library. Nothing is lost at one key."""

    app: Frame

    def marked_script(self) -> Recent | None:
        """What is kept of the script that is marked; None where that is nothing."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show what the library has now."""
        raise NotImplementedError

    def on_search_box_delete_pressed(self) -> None:
        marked = self.marked_script()
        if marked is None:
            self.notify(_NOTHING_SAVED, timeout=4)
        else:
            self.take_off(marked)

    def take_off(self, script: Recent) -> None:
        """Take a script off the list; all that is saved for it stays."""
        library = self.app.house.library
        library.hide(script.key)

        def bring_back() -> str:
            library.hide(script.key, False)
            return f"{script.title} is on the list again."

        self.app.deletions.append(("script", bring_back))
        self.show_again()
        self.notify(
            f"{script.title} was removed from the list. Nothing was deleted: Ctrl+R, or opening its file again, "
            "puts it back.",
            timeout=6,
        )

    def action_delete(self) -> None:
        from tableread.tui.screens.confirm import ConfirmScreen

        marked = self.marked_script()
        if marked is None:
            self.notify(_NOTHING_SAVED, timeout=4)
            return
        count = stored.takes_of(self.app.house.folders, marked.key).count
        takes = f", {counted(count, 'recording')} of your lines" if count else ""

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(marked)

        self.app.push_screen(
            ConfirmScreen(
                f"Delete everything saved for “{marked.title}”: your roles, your place, notes, corrections, what you said"
                f"{takes}? The script file itself stays."
            ),
            answered,
        )

    def _delete(self, script: Recent) -> None:
        house = self.app.house
        house.library.files.flush(_WRITTEN_SECONDS)
        try:
            deleted = stored.delete_script(house.folders, house.library, script.key)
        except OSError as error:
            self.notify(f"It could not be deleted: {error.strerror}.", severity="error")
            return

        def bring_back() -> str:
            if stored.restore_script(house.library, deleted):
                return f"{script.title} is back, with everything that was saved for it."
            return f"{script.title} has been opened since: only its recordings are back."

        self.app.deletions.append(("script", bring_back))
        self.show_again()
        self.notify(
            f"Everything saved for {script.title} is deleted. Ctrl+R brings it back until you quit.",
            timeout=6,
        )

    def action_bring_back(self) -> None:
        self.app.bring_back()
        self.show_again()
