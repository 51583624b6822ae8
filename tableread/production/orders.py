"""The running order of a script as it is now, or of an excerpt of it: made anew only where anything that it follows from has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from tableread.base.errors import ScriptError
from tableread.base.settings import Gaps
from tableread.learning.excerpt import Excerpt
from tableread.learning.ways import Run
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.patterns import patterned
from tableread.rehearsal.policy import PRESETS, TABLE_READ, Pattern, Reading
from tableread.script.line_id import LineId
from tableread.script.load import name_of
from tableread.script.model import Script


class Orders:
    """Of one script with its corrections."""

    def __init__(
        self, script: Script, ids: Sequence[LineId], pauses: Mapping[int, float], path: Path
    ) -> None:
        """`ids` are the identities of its elements, `pauses` the seconds before them."""
        self._script = script
        self._ids = ids
        self._pauses = pauses
        self._path = path
        self._last: tuple[tuple[object, ...], RunningOrder] | None = None
        """The last one, and what it was made for."""
        self._asked: tuple[Excerpt | Run, RunningOrder, RunningOrder] | None = None
        """The last excerpt or run, the whole order it was made of, and its own."""
        self._patterned: tuple[tuple[RunningOrder, tuple[str, ...], Pattern], RunningOrder] | None
        self._patterned = None
        """The last one with a pattern, and what it was made for."""

    def order(
        self,
        reading: Reading,
        timing: Gaps,
        mine: frozenset[str],
        beats: Mapping[LineId, float] = MappingProxyType({}),
    ) -> RunningOrder:
        """What is performed; `mine`: the parts that you play, `beats`: pauses that were set by hand. Raises `ScriptError`
        where nothing would be."""
        made_for = (reading, timing, mine, beats)
        if self._last is None or self._last[0] != made_for:
            self._last = made_for, self._order_for(*made_for)
        return self._last[1]

    def performed(
        self, whole: RunningOrder, excerpt: Excerpt | Run | None, mine: Sequence[str]
    ) -> RunningOrder:
        """Of the whole order what is asked for; all of it, where none of that is a line of `mine`."""
        if excerpt is None:
            return whole
        if self._asked is None or self._asked[0] is not excerpt or self._asked[1] is not whole:
            self._asked = excerpt, whole, excerpt.of(whole, mine) or whole
        return self._asked[2]

    def patterned(self, order: RunningOrder, mine: Sequence[str], pattern: Pattern) -> RunningOrder:
        """The same with the lines of `mine` heard as well, as `pattern` says."""
        made_for = (order, tuple(mine), pattern)
        if self._patterned is None or self._patterned[0] != made_for:
            self._patterned = made_for, patterned(order, mine, pattern)
        return self._patterned[1]

    def _order_for(
        self,
        reading: Reading,
        timing: Gaps,
        mine: frozenset[str],
        beats: Mapping[LineId, float],
    ) -> RunningOrder:
        for tried in (reading, TABLE_READ if reading != TABLE_READ else PRESETS[-1]):
            order = running_order(self._script, tried, timing, mine, self._pauses, self._ids, beats)
            if len(order):
                return order
        raise ScriptError(f"{name_of(self._path)} has no words that can be read aloud.")
