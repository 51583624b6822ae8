"""A person's turn: the lines it takes in, and how far the person has come in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from tableread.rehearsal.commands import ListenFor, MarkSaid
from tableread.rehearsal.order import RunningOrder, is_said
from tableread.script.words import said_words, words_of

_BEFORE, _AFTER = 2, 3
"""Lines around a turn that may be heard in it."""


class _Place(NamedTuple):
    """A word on the page."""

    line: int
    word: int


@dataclass(slots=True)
class PersonsTurn:
    """What is known of one turn."""

    number: int
    """Under which it is listened for."""
    lines: range
    places: list[_Place] = field(default_factory=list)
    """Of every word that is to be said."""
    words: tuple[str, ...] = ()
    waited: float = 0.0
    """Seconds, while turns end by time."""
    prompted: int = 0
    """Words on the page, from the turn's first, that the prompter has come to."""
    said: int = 0
    recognised: tuple[bool, ...] = ()
    over: bool = False
    """It was said before it was its time."""
    earlier: PersonsTurn | None = None
    """The user's previous turn; they may restart from it."""
    _kept: tuple[bool, ...] = ()
    """What was recognised before the ear began anew."""

    @classmethod
    def of(cls, number: int, lines: range, order: RunningOrder) -> PersonsTurn:
        """The turn that takes in `lines`. A character's directions among them are not said."""
        first = order.lines[lines.start]
        said = [
            (word.text, _Place(line, word.number))
            for line in lines
            if is_said(order.lines[line], first)
            # what stands in brackets is a direction, which is for the narrator
            for word in said_words(order.lines[line].text, asides=first.speaker is None)
        ]
        return cls(number, lines, [place for _, place in said], tuple(text for text, _ in said))

    def listen_for(self, order: RunningOrder) -> ListenFor:
        """The command that gets the ear ready; what was said so far is kept."""
        self._kept = self.recognised[: self.said]
        first, end = self.lines.start, self.lines.stop
        around = [
            *range(max(0, first - _BEFORE), first),
            *range(end, min(len(order), end + _AFTER)),
        ]
        return ListenFor(
            self.number,
            first,
            end,
            self.words,
            tuple(self.places),
            tuple(tuple(w.text for w in said_words(order.lines[at].text)) for at in around),
            self.earlier.words if self.earlier else (),
            order.breaks_off(end - 1),
            self.said,
        )

    def heard(self, said: int, recognised: tuple[bool, ...]) -> bool:
        """Note how far the person has come; whether that is anything new."""
        known = tuple(map(any, zip_longest(recognised, self._kept, fillvalue=False)))
        now = (max(0, min(said, len(self.words))), known if recognised else ())
        if now == (self.said, self.recognised):
            return False
        self.said, self.recognised = now
        return True

    def mark(self) -> MarkSaid:
        """The command that shows it."""
        done = self.places[: self.said]
        # a word on the page that is said as several is said when one of them was heard
        heard = {
            place
            for at, place in enumerate(done)
            if not self.recognised or (at < len(self.recognised) and self.recognised[at])
        }
        at = min(self.said, len(self.places) - 1)
        line, word = self.places[at] if self.places else _Place(self.lines.start, 0)
        if self.said >= len(self.places):
            word += 1
        return MarkSaid(line, word, frozenset(heard), frozenset(set(done) - heard))

    def prompt(self, count: int, order: RunningOrder) -> tuple[int, int, int] | None:
        """The next `count` words that the person needs: their line, the first and the end."""
        start = passed = self._next_word(order)
        for at in self.lines if count else ():
            words = len(words_of(order.lines[at].text))
            if passed < words:
                end = min(words, passed + count)
                self.prompted = start + end - passed
                return at, passed, end
            passed -= words
        return None

    def _next_word(self, order: RunningOrder) -> int:
        """The word on the page, from the turn's first, that a prompt begins with."""
        if not 0 < self.said < len(self.places):
            return self.prompted
        place = self.places[self.said]
        before = range(self.lines.start, place.line)
        at = sum(len(words_of(order.lines[line].text)) for line in before) + place.word
        return max(self.prompted, at)
