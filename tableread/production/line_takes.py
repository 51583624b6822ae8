"""The actor's own recordings of the lines of one script."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tableread.library.lines import KeptTake
from tableread.library.store import Library
from tableread.library.takes import Takes
from tableread.rehearsal.order import Line
from tableread.script.line_id import LineId, words_id

log = logging.getLogger(__name__)


class Sayable(NamedTuple):
    """A line as recordings of it are found."""

    line: LineId
    words: str
    """Its words in short: a recording of an earlier wording is none of this one."""


class LineTakes:
    """Finds and keeps them by the identity of a line."""

    def __init__(self, takes: Takes, library: Library, key: str) -> None:
        """`key` is the script's in the library."""
        self._takes = takes
        self._library = library
        self._key = key

    def keep(
        self,
        parts: Callable[[], Sequence[tuple[Line, bytes]]],
        on_failure: Callable[[OSError], None],
    ) -> None:
        """Keep recordings of lines, soon, on the library's thread; `parts` and `on_failure` are called there."""

        def keep() -> None:
            try:
                for line, pcm in parts():
                    file = self._takes.keep(line.id, pcm)
                    take = KeptTake(file, line.id, words_id(line.text))
                    self._library.lines.save_takes(self._key, [take])
            except OSError as error:
                log.warning("a take could not be kept: %s", error)
                on_failure(error)

        self._library.files.do("a recording of your lines", keep)

    def of(self, line: Line) -> bytes | None:
        """The actor's last recording of a line; None where there is none. Reads a file: not for the event loop."""
        return self._of(Sayable(line.id, words_id(line.text)))

    def _of(self, line: Sayable) -> bytes | None:
        for file in self._library.lines.takes_of(self._key, *line):
            take = self._takes.read(file)
            if take is not None:
                return take
        return None

    def of_all(self, lines: Sequence[Sayable]) -> bytes | None:
        """The last recordings of these lines one behind the other; None unless there is one of each. Reads files."""
        takes = [self._of(line) for line in lines]
        return None if None in takes else b"".join(filter(None, takes))

    def adopt(self, names: Callable[[], Mapping[str, Sayable]]) -> None:
        """Take in recordings that the library does not know, by the names that their files have; `names` is asked
        only where there are any."""
        known = {take.file for take in self._library.lines.takes(self._key)}
        unknown = [file for file in self._takes.files() if file not in known]
        if not unknown:
            return
        lines = names()
        found = [
            KeptTake(file, *lines[name])
            for file in unknown
            if (name := file.rpartition("/")[2].removesuffix(".wav")) in lines
        ]
        self._library.lines.save_takes(self._key, found)
