"""Old turns summed up by line and reader: what is hard to say is known from all the years, and the library stays small."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

import msgspec

from tableread.cast.casting import NARRATOR
from tableread.learning.line_notes import SpokenLine
from tableread.learning.memory import DAY
from tableread.learning.stumbles import Stumble, StumbleKind, stumbles
from tableread.library.old_turns import KeptSum
from tableread.library.store import Library
from tableread.production.said import SaidTurn, read_turn

log = logging.getLogger(__name__)

KEPT = 20
"""Turns of each line that stay as they are: twice those that the ladder of masks takes from the whole line to none of it."""
KEPT_DAYS = 30
"""Progress tells of the last two weeks; twice that, for a clock that was wrong."""
_AT_A_TIME = 2000
"""Turns that are summed up in one go, so that no other change waits long for the file; a round number."""


class OldReadings(NamedTuple):
    """Those of one line by one reader."""

    line: str
    """The identity of the first line of the turns."""
    reader: str
    speaker: str
    """"" the narrator's."""
    until: float
    """When the latest of them was said; seconds since 1970."""
    texts: tuple[str, ...]
    """Their lines. Turns with other words than the latest are not in it: the line was written anew."""
    readings: int
    stumbled: int
    stumbles: Counter[Stumble]
    """In how many turns each came."""


class _What(msgspec.Struct, frozen=True):
    """What is written down of it."""

    texts: tuple[str, ...]
    stumbles: tuple[tuple[StumbleKind, str, str, int], ...]


def stumbles_in(turn: SaidTurn, text: str) -> list[Stumble]:
    """Where a turn was stumbled over; `text` is what is shown of its words."""
    if not (turn.has_mistakes or turn.again or turn.hesitations):
        return []  # as most are
    instead = [other for line in turn.lines for other in line.instead]
    spoken = SpokenLine(text, turn.words, instead, turn.moved, turn.added, None)
    return stumbles(spoken, turn.again, turn.hesitations)


class OldTurns:
    """Those of one script."""

    def __init__(self, library: Library, key: str) -> None:
        """`key` is the script's in the library."""
        self._library = library
        self._key = key

    def all(self) -> list[OldReadings]:
        """All sums; those that cannot be read are left out."""
        kept = self._library.old_turns.sums(self._key)
        return [old for each in kept if (old := _read(each)) is not None]

    def settle(self, now: float) -> None:
        """Sum up, soon and on the library's thread, the turns that are old by `now`, seconds since 1970."""
        self._library.files.do("what you said", partial(self._sum_up, now - KEPT_DAYS * DAY))

    def _sum_up(self, before: float) -> None:
        kept = self._library.old_turns
        while turns := kept.old(self._key, KEPT, before, _AT_A_TIME):
            old = self.all()
            sums = {(each.line, each.reader): each for each in old}
            read = [turn for each in turns if (turn := read_turn(each)) is not None]
            changed: set[tuple[str, str]] = set()
            for turn in turns_not_summed(read, old):
                if turn.was_said:
                    place = (turn.line, turn.reader)
                    sums[place] = _with(sums.get(place), turn)
                    changed.add(place)
            kept.sum_up(self._key, [_kept(sums[place]) for place in sorted(changed)], turns)


def _with(old: OldReadings | None, turn: SaidTurn) -> OldReadings:
    texts = tuple(line.text for line in turn.lines)
    if old is None or old.texts != texts:
        old = OldReadings(
            turn.line, turn.reader, turn.speaker or NARRATOR, turn.made, texts, 0, 0, Counter()
        )
    found = stumbles_in(turn, turn.text)
    return old._replace(
        until=max(old.until, turn.made),
        readings=old.readings + 1,
        stumbled=old.stumbled + bool(found),
        stumbles=old.stumbles + Counter(found),
    )


def _kept(old: OldReadings) -> KeptSum:
    what = _What(old.texts, tuple((*each, times) for each, times in old.stumbles.items()))
    written = msgspec.json.encode(what).decode()
    return KeptSum(
        old.line, old.reader, old.speaker, old.until, old.readings, old.stumbled, written
    )


def _read(kept: KeptSum) -> OldReadings | None:
    try:
        what = msgspec.json.decode(kept.what, type=_What)
    except msgspec.MsgspecError as error:
        log.warning("a sum of old turns is not readable: %s", error)
        return None
    found = Counter(
        {Stumble(kind, words, said): times for kind, words, said, times in what.stumbles}
    )
    return OldReadings(
        kept.line,
        kept.reader,
        kept.speaker,
        kept.until,
        what.texts,
        kept.readings,
        kept.stumbled,
        found,
    )


def turns_not_summed(turns: Iterable[SaidTurn], old: Iterable[OldReadings]) -> list[SaidTurn]:
    """Those of `turns` that are in no sum: a backup may have brought back what is in one."""
    until: dict[str, float] = {}
    for each in old:
        until[each.line] = max(each.until, until.get(each.line, 0.0))
    return [turn for turn in turns if turn.made > until.get(turn.line, -1.0)]
