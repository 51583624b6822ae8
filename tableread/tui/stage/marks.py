"""What stands out on the page: where the read is, what was said of your turn, what was searched for."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Where text begins and ends within that of its element."""
NOWHERE = (-1, 0, 0)


@dataclass(slots=True)
class Marks:
    """Changed by the page as the read goes on."""

    at: int = 0
    """The element that is read."""
    word: Place | None = None
    """The word of it that is heard; None before the first."""
    said: set[tuple[int, int]] = field(default_factory=set)
    """Element and number of the words that you have said of your turn."""
    missed: set[tuple[int, int]] = field(default_factory=set)
    """The same of those that you passed over."""
    found: tuple[int, int, int] = NOWHERE
    """What was searched for: the element, and where in its text that begins and ends."""
    signs: dict[int, str] = field(default_factory=dict)
    """In the margin, by element: of `tui.signs`."""
