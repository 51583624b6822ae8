"""The actor's own recordings of the lines of one script."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from tableread.library.store import Library
from tableread.library.takes import Takes
from tableread.rehearsal.order import Line
from tableread.script.line_id import LineId

log = logging.getLogger(__name__)


class LineTakes:
    """Finds and keeps them by the identity of a line."""

    def __init__(self, takes: Takes, library: Library, line_ids: Mapping[int, LineId]) -> None:
        """`line_ids`: of each element that is said."""
        self._takes = takes
        self._library = library
        self._line_ids = line_ids

    def keep(
        self,
        parts: Callable[[], Sequence[tuple[Line, bytes]]],
        on_failure: Callable[[OSError], None],
    ) -> None:
        """Keep recordings of lines, soon, on the library's thread; `parts` and `on_failure` are called there."""

        def keep() -> None:
            try:
                for line, pcm in parts():
                    self._takes.keep(self._line_ids[line.element].key, pcm)
            except OSError as error:
                log.warning("a take could not be kept: %s", error)
                on_failure(error)

        self._library.files.do("a recording of your lines", keep)

    def of(self, line: Line) -> bytes | None:
        """The actor's last recording of a line; None where there is none. Reads a file: not for the event loop."""
        line_id = self._line_ids.get(line.element)
        if line_id is None:
            return None
        take = self._takes.latest(line_id.key)
        if take is None and self._is_said_once(line_id.text):
            # as takes were named before lines had identities
            take = self._takes.latest(line_id.text)
        return take

    def of_all(self, lines: Sequence[Line]) -> bytes | None:
        """The last recordings of these lines one behind the other; None unless there is one of each."""
        takes = [self.of(line) for line in lines]
        return None if None in takes else b"".join(filter(None, takes))

    def _is_said_once(self, text: str) -> bool:
        return sum(line.text == text for line in self._line_ids.values()) == 1
