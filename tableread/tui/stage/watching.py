"""A script whose file is changed while it is on the stage: that is told, a key loads it at the same place, another shows
what has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from tableread.production.production import Production
from tableread.script.load import STANDARD_INPUT
from tableread.tui.stage.noting import Noting

_LOOK_SECONDS = 2.0
"""Soon enough for somebody who saves and looks up, and next to nothing to do: one `stat`."""


class _File(NamedTuple):
    """A file as it was found."""

    stamp: tuple[int, int]
    """When it was changed, in nanoseconds, and its size."""
    content: bytes
    """What is in it, in short."""


class Watching(Noting):
    """A read that looks at its file from time to time."""

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self._read: _File | None = None
        """The file that is read here, or the one that was told of last."""
        self._seen: tuple[int, int] | None = None
        """The stamp at the last look."""

    def watch_file(self) -> None:
        """Begin to look."""
        if self.production.path != STANDARD_INPUT:
            self._look_on_a_thread()
            self.set_interval(_LOOK_SECONDS, self._look_on_a_thread)

    def _look_on_a_thread(self) -> None:
        # a disk may be slow, or somewhere on a network
        self.run_worker(self.look, thread=True, exclusive=True, group="watch")

    def look(self) -> None:
        """Look at the file once. On a thread."""
        path = self.production.path
        stamp = _stamp(path)
        written, self._seen = stamp == self._seen, stamp
        if stamp is None or (self._read is not None and stamp == self._read.stamp):
            return
        if self._read is not None and not written:
            return  # it may still be being written; the next look tells
        content = _content(path)
        before, self._read = self._read, _File(stamp, content)
        if before is not None and content not in {before.content, b""}:
            self.app.call_from_thread(self._tell_of_change)

    def _tell_of_change(self) -> None:
        name = self.production.path.name
        self.notify(
            f"{name} has changed on disk. Press u to load it; your place is kept.", timeout=30
        )

    def action_load_again(self) -> None:
        paused = self.session.paused
        self.shut()
        self.app.reload(self.production, paused=paused)

    def action_changes(self) -> None:
        """What changed since the last draft."""
        from tableread.tui.screens.changes import ChangesScreen

        self.hold()
        self.app.push_screen(ChangesScreen(self.production), self._changes_closed)

    def _changes_closed(self, element: int | None) -> None:
        if element is not None:
            self.read_from(element)
        self.let_go()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # an editor may be replacing it
    # reading from a pipe may wait for ever, and has taken what there was
    return (found.st_mtime_ns, found.st_size) if S_ISREG(found.st_mode) else None


def _content(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""
