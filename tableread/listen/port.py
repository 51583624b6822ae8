"""What a recogniser must be able to do, whoever makes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

RATE = 16_000
"""Samples a second of what is heard; mono, 16 bits."""


class Recogniser(Protocol):
    """Turns sound into words, knowing what is about to be said."""

    def expect(self, line: Sequence[str], neighbours: Sequence[Sequence[str]]) -> None:
        """Get ready for `line`; what is said before and after it may be said, too."""

    def hear(self, frame: bytes) -> list[str]:
        """Take the next samples; all words since `expect`, as they are understood now."""

    def finish(self) -> list[str]:
        """No more will come for this line: its words, for good."""
