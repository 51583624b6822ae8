"""Which lines are due for a review, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tableread.base.counted import counted, listed
from tableread.learning.excerpt import Excerpt
from tableread.learning.ways import Run

if TYPE_CHECKING:
    from tableread.production.production import Production

_NARRATOR = "the narrator"


def due_in_words(due: Sequence[tuple[str, int]]) -> str:
    """ "12 lines of MARGO and 1 line of JO are due for review"; "" where none are. `due`: parts, and how many lines of
    each."""
    told = [f"{counted(lines, 'line')} of {name or _NARRATOR}" for name, lines in due]
    are = "is" if sum(lines for _, lines in due) == 1 else "are"
    return f"{listed(told)} {are} due for review" if told else ""


def excerpt_in_words(excerpt: Excerpt | Run) -> str:
    """What is read instead of the whole script: "Review of 12 lines, mixed"."""
    if isinstance(excerpt, Run):
        return excerpt.about
    order = ", mixed" if excerpt.mixed else ""
    return f"{excerpt.about} of {counted(len(excerpt.lines), 'line')}{order}"


def none_due_in_words(production: Production) -> str:
    """Why there is nothing to review, and when there will be."""
    if not production.memories.yours:
        return "You have no part in this script, so there is nothing to review."
    known = production.memories.of(production.memories.yours)
    if not known:
        return "None of your lines has been heard yet. Say some on the stage, through a microphone, or learn a scene (d)."
    seconds = min(line.memory.due for line in known) - production.memories.now
    hours = max(1, round(seconds / 3600))
    when = counted(round(hours / 24), "day") if hours >= 36 else counted(hours, "hour")
    return f"No line of yours is due. The next one is due in {when}."
