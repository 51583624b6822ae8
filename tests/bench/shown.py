"""The letters that a terminal shows, of what Textual writes to it: cursor moves, styles, text."""

from __future__ import annotations

import codecs
import re
import time

from tableread.tui.cells import cell_len
from tests.terminal import Terminal

_PIECE = re.compile(
    r"\x1b\[(\d+);(\d+)H|\x1b\[[?>=<]?[\d;]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\[\]]|\r|\n|[^\x1b\r\n]"
)
_CUT = re.compile(r"\x1b(\[[^@-~]*|\][^\x07]*)?$")


class Letters:
    """What stands where. Colours, and whatever else no letter depends on, are left out."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], str] = {}
        self._at = (1, 1)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._cut = ""

    def write(self, written: bytes) -> bool:
        """Whether that changed a letter. A sequence that is cut is finished by what comes next."""
        text = self._cut + self._decode(written)
        cut = _CUT.search(text)
        self._cut = cut[0] if cut else ""
        changed = False
        for piece in _PIECE.finditer(text, 0, len(text) - len(self._cut)):
            row, column = self._at
            if piece[1]:
                self._at = int(piece[1]), int(piece[2])
            elif piece[0] == "\r":
                self._at = row, 1
            elif piece[0] == "\n":
                self._at = row + 1, column
            elif piece[0][0] != "\x1b":
                changed = changed or self._cells.get(self._at, " ") != piece[0]
                self._cells[self._at] = piece[0]
                self._at = row, column + cell_len(piece[0])
        return changed


class WatchedTerminal(Terminal):
    """Knows when the letters that it shows changed last. What is written is only kept meanwhile: to look at it takes time
    that the program would wait for."""

    def __init__(self, argv: list[str], env: dict[str, str], size: tuple[int, int]) -> None:
        super().__init__(argv, env, size)
        self._letters = Letters()
        self._chunks: list[tuple[float, bytes]] = []

    def read(self, seconds: float) -> bytes:
        new = super().read(seconds)
        self._chunks.append((time.monotonic(), new))
        return new

    def last_change(self) -> float | None:
        """When a letter changed last, of what was read since this was asked last (`time.monotonic`); None: none did."""
        last = None
        for when, chunk in self._chunks:
            if self._letters.write(chunk):
                last = when
        self._chunks.clear()
        return last
