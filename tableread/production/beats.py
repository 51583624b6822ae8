"""The pauses before lines that people have set by hand, in place of those that the script asks for."""

from __future__ import annotations

from tableread.library.store import Library
from tableread.script.line_id import LineId

AS_WRITTEN = "As the script has it"
_OFFERED: dict[str, float | None] = {
    AS_WRITTEN: None,
    "No pause": 0.0,
    "0.5 seconds": 0.5,
    "1 second": 1.0,
    "2 seconds": 2.0,
    "3 seconds": 3.0,
}
OFFERED = tuple(_OFFERED)
"""What is chosen from, in words."""


class Beats:
    """Those of one script. From any thread."""

    def __init__(self, library: Library, key: str) -> None:
        """`key` is the script's in the library."""
        self._library = library
        self._key = key

    @property
    def seconds(self) -> dict[LineId, float]:
        """Of the pause before each line that has one set by hand."""
        kept = self._library.beats.of(self._key)
        return {LineId(line): seconds for line, seconds in kept.items()}

    def choose(self, line: LineId, chosen: str) -> None:
        """Set the pause before a line to one of `OFFERED`."""
        self._library.beats.save(self._key, line, _OFFERED[chosen])

    def chosen(self, line: LineId) -> str:
        """Which of `OFFERED` is set; seconds that are not offered, in words."""
        seconds = self.seconds.get(line)
        offered = {seconds: words for words, seconds in _OFFERED.items()}
        return offered.get(seconds) or f"{seconds:g} seconds"
