"""Whether the line is over: from where the actor is in it, and from silence, together.

Pure: it is told what is the case at a moment and answers. Seconds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a silence must be, by how much of the line has been heard."""

    at_the_end: float = 0.15
    """The last word has been heard."""
    near_the_end: float = 0.7
    """All but one or two words."""
    anywhere: float = 2.0
    """Somewhere in the line: the actor has dried."""


NEAR = 2
"""Words."""


def is_over(words: int, position: int, silence: float, patience: Patience) -> bool:
    """Whether a line of `words` words is over, `position` of them done, after `silence` seconds."""
    missing = words - position
    if missing <= 0:
        return silence >= patience.at_the_end
    return missing <= NEAR and silence >= patience.near_the_end


def has_dried(words: int, position: int, still: float, patience: Patience) -> bool:
    """Whether nothing new has come for so long, `still` seconds, that the actor needs help."""
    return position < words - NEAR and still >= patience.anywhere
