"""Where a read stopped, by the identity of the line."""

from __future__ import annotations

from collections.abc import Callable

from tableread.library.store import Library, Place
from tableread.production.old_library import element_of
from tableread.production.recalled import Recalled, still_there
from tableread.rehearsal.order import RunningOrder
from tableread.script.drafts import Drafts, draft_of
from tableread.script.line_id import LineId, known_by

_TOP = Place("", 0, 0.0)


class KeptPlace:
    """The place that the library keeps of one script."""

    def __init__(
        self, library: Library, key: str, elsewhere: Callable[[], bool] = lambda: False
    ) -> None:
        """`elsewhere`: whether something else than the whole script is read, for which the place is not kept."""
        self._library = library
        self._key = key
        self._elsewhere = elsewhere

    @property
    def has_been_read(self) -> bool:
        """Whether there is a place to go back to."""
        return self._place.progress > 0

    @property
    def _place(self) -> Place:
        return self._library.place(self._key) or _TOP

    def start_at(self, order: RunningOrder, recalled: Recalled) -> tuple[int, int]:
        """Line of `order`, which performs the script of `recalled`, and word where the last read stopped; the top where
        there was none."""
        place, ids = self._place, recalled.now.ids
        if place.progress <= 0 or self._elsewhere():
            return 0, 0
        at = still_there(LineId(place.line), recalled)
        if at is None:  # kept by a program that had another draft open
            return order.at_share(place.progress), 0
        element = ids.index(at)
        line = order.at_element(element)
        same = at == place.line and order.lines[line].element == element
        return line, place.word if same else 0

    def keep(self, order: RunningOrder, line: int, word: int, scene: str = "") -> None:
        """Note where the read is; `scene`: the heading above it, as it may be shown."""
        if self._elsewhere():
            return
        progress = max(1e-6, order.seconds_before(line) / order.seconds)
        place = Place(order.lines[line].id, word, progress)
        self._library.save_place(self._key, place, scene, order.seconds)

    def keep_end(self) -> None:
        """Note that the read came to its end: the next one begins at the top."""
        if not self._elsewhere():
            self._library.save_place(self._key, _TOP)

    def carried(self, recalled: Recalled) -> Place:
        """The place in the script as it is now; where its line was cut, at what stands there."""
        place, now, last = self._place, recalled.now, recalled.last
        ids = list(now.ids)
        if place.progress <= 0 or not last or not ids:
            return place
        line = recalled.moved.get(LineId(place.line), LineId(place.line))
        before = next((at for at, old in enumerate(last) if old.line == place.line), None)
        if before is None:
            return place
        if line in ids:
            element = ids.index(line)
            same = known_by(last[before].text) == known_by(now.script.elements[element].text)
            return place._replace(line=line, word=place.word if same else 0)
        element = Drafts(last, draft_of(*now)).moved(before)
        return place._replace(line=ids[element], word=0)

    def bring_up_to_date(self, recalled: Recalled) -> None:
        """Give a place that was kept before lines had identities to its line."""
        old = self._library.old_place(self._key)
        place, now, last = self._place, recalled.now, recalled.last
        elements = now.script.elements
        if old is None or place.progress <= 0 or not elements:
            return
        at = element_of(old, elements)
        if elements[at].text != old.said and last and old.element < len(last):
            at = Drafts(last, draft_of(*now)).moved(old.element)
        word = place.word if elements[at].text == old.said else 0
        self._library.save_place(self._key, Place(now.ids[at], word, place.progress))
