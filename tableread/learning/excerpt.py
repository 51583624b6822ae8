"""Some of your lines, each with enough of its cue to be answered: the read goes from one to the next. Pure."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from typing import NamedTuple

from tableread.cast.casting import NARRATOR
from tableread.rehearsal.order import Entry, RunningOrder
from tableread.script.line_id import LineId
from tableread.script.words import words_of

_ENOUGH_WORDS = 8
"""Of a cue. A shorter one may stand many times in a script: then what comes before it is heard, too. A round number."""

DRILL = "Drill"
"""What an excerpt is of the lines that went wrong in a read."""


class Excerpt(NamedTuple):
    """Which lines, and in which order."""

    about: str
    """What it is, for people: "Review"."""
    lines: frozenset[LineId]
    mixed: str = ""
    """Anything: lines come in another order for each text; "" in that of the script."""

    @property
    def keeps_order(self) -> bool:
        """Whether the place in the script is kept meanwhile, since all of it is read in its order. It is not."""
        return False

    def of(self, order: RunningOrder, yours: Collection[str]) -> RunningOrder | None:
        """What is performed of a whole script; None where none of the lines is one of `yours`, the parts that you play."""
        entries = self.entries(order, yours)
        return order.rearranged(entries) if entries else None

    def entries(self, order: RunningOrder, yours: Collection[str]) -> list[Entry]:
        """The lines of that, one by one."""
        turns = list(
            order.speeches(
                lambda line: line.id in self.lines and (line.speaker or NARRATOR) in yours
            )
        )
        if self.mixed:
            turns.sort(key=lambda turn: _scattered(self.mixed, order.lines[turn.start].id))
        return [Entry(at) for turn in turns for at in (*cue_of(order, turn, yours), *turn)]


def cue_of(order: RunningOrder, turn: range, yours: Collection[str]) -> range:
    """The lines before a turn that it can be answered by: whole ones, of the same scene, from your turn before on; where
    there are none, that turn."""
    scene, words = order.lines[turn.start].scene, 0
    first = turn.start
    while first and words < _ENOUGH_WORDS:
        line = order.lines[first - 1]
        if line.scene != scene or (line.speaker or NARRATOR) in yours:
            break
        first -= 1
        words += len(words_of(line.text))
    if first == turn.start and first and order.lines[first - 1].scene == scene:
        first = order.speech(first - 1).start
    return range(first, turn.start)


def _scattered(seed: str, line: LineId) -> bytes:
    return blake2b(f"{seed}\x1f{line}".encode(), digest_size=8).digest()
