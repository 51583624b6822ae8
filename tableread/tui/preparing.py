"""The speech of a script that is being made ahead, as the screens tell of it."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from tableread.base.minutes import minutes

if TYPE_CHECKING:
    from tableread.performance.preparing import Preparation, Progress
    from tableread.production.production import Production
    from tableread.speech.cache import ClipCache
    from tableread.speech.port import Speech
    from tableread.tui.frame import Frame


class Preparing:
    """One script at a time. On the event loop, but for what says otherwise."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._under_way: Preparation | None = None
        self._key = ""
        """Of the script."""
        self._progress: Progress | None = None

    def toggle(self, production: Production) -> None:
        """Make the speech of the whole script; again: stop that."""
        from tableread.performance.preparing import Preparation, lines_to_prepare

        if self._under_way is not None:
            self._under_way.cancel()
            if self._key == production.key:
                self._tell_screens()
                return
        lines = lines_to_prepare(production)
        if not lines:
            self._frame.notify("No line in this script is read by a voice.", timeout=4)
            return
        preparation: Preparation = Preparation(
            production,
            lines,
            partial(self._engines_for, production),
            lambda progress: self._on_progress(preparation, progress),
        )
        self._under_way, self._key, self._progress = preparation, production.key, None
        preparation.start()

    def cancel(self) -> None:
        """Stop after the line that is being made."""
        if self._under_way is not None:
            self._under_way.cancel()

    def told(self, key: str) -> str:
        """How far the script with that key is, for people; "" where it is not being prepared."""
        if self._under_way is None or self._key != key:
            return ""
        if self._under_way.cancelled:
            return "preparing: stops after this line"
        progress = self._progress
        if progress is None:
            return "preparing"
        left = "" if progress.left is None else f", {minutes(progress.left)} left"
        return f"preparing: {progress.done} of {progress.total}{left}"

    def _engines_for(self, production: Production) -> tuple[Speech, ClipCache]:
        """On the preparing thread."""
        from tableread.library.names import folder_name
        from tableread.speech.start import open_speech

        house = self._frame.house
        speech, cache = open_speech(house.folders, low_priority=True)
        speech.keep_under(folder_name(production.key))
        speech.keep_at_most(house.settings.speech_mb * 1_000_000)
        return speech, cache

    def _on_progress(self, preparation: Preparation, progress: Progress) -> None:
        """On the preparing thread."""
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            self._frame.call_from_thread(self._show, preparation, progress)

    def _show(self, preparation: Preparation, progress: Progress) -> None:
        if preparation is not self._under_way:
            return  # that of another script, which was stopped
        self._progress = progress
        if progress.over:
            self._under_way = self._progress = None
            done = "The read is ready." if progress.done == progress.total else ""
            stopped = f"{progress.done} of {progress.total} lines are ready; r goes on from there."
            self._frame.notify(progress.trouble or done or stopped, timeout=6)
        self._tell_screens()

    def _tell_screens(self) -> None:
        for screen in self._frame.screen_stack:  # a dialog may lie over the cast list
            show = getattr(screen, "show_prepared", None)
            if show is not None:
                show()
