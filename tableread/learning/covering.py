"""Which words of your lines are covered in a read: by the mask that is chosen, less what was said, prompted, hinted or
looked at. Told the session's commands; pure.

- A line of yours that the read has passed is shown; one that is to come, or comes again, is covered.
- Of the turn at hand, words are shown as they are said, and stay shown until the turn comes again.
- A hint shows one more word of it, a look all of it, for as long as one looks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from functools import lru_cache

from tableread.learning.masks import Mask, masked
from tableread.learning.memory import Support
from tableread.rehearsal.commands import AwaitPerson, Command, MarkSaid, MoveTo, Prompt
from tableread.rehearsal.order import RunningOrder, is_said
from tableread.script.words import words_of


class Covering:
    """Of one read."""

    def __init__(self, mask: Mask = Mask.FULL) -> None:
        self.mask = mask
        self.as_known: Callable[[int], Mask] = lambda element: Mask.HIDDEN
        """How much of an element is hidden where that goes by how well it is known."""
        self.looking = False
        """Whether all of the turn at hand, or of the next, is shown."""
        self.passed_shown = True
        """Whether lines that the read has passed are shown; not where they may still be asked for."""
        self._yours: frozenset[int] = frozenset()
        self._in_order: list[int] = []
        self._here = 0
        """The element that the read is at."""
        self._turn: tuple[int, ...] = ()
        """Elements of the turn at hand, or of the last there was."""
        self._number: int | None = None
        """Of that turn."""
        self._uncovered: dict[int, set[int]] = {}
        """Words that are shown, by element."""
        self._helped: set[int] = set()
        """Elements of which a word was hinted, or that were looked at, in the turn at hand or before."""

    def set_yours(self, elements: Collection[int]) -> None:
        """Which elements are lines of yours."""
        self._yours, self._in_order = frozenset(elements), sorted(elements)

    def shown(self, element: int, text: str) -> str:
        """What may be shown of the words of an element."""
        mask = self.mask_of(element)
        if mask is Mask.FULL or element not in self._yours:
            return text
        if self.passed_shown and element < self._here and element not in self._turn:
            return text
        if self.looking and element in self._looked_at:
            return text
        return _masked(text, mask, frozenset(self._uncovered.get(element, ())))

    def mask_of(self, element: int) -> Mask:
        """How much of an element is hidden: any but `AS_KNOWN`."""
        return self.as_known(element) if self.mask is Mask.AS_KNOWN else self.mask

    def look(self) -> None:
        """Show all of the turn at hand, or of your next line, until `looking` is False again."""
        self.looking = True
        self._helped.update(self._looked_at)

    def support(self, element: int) -> Support:
        """How much help there was with a line of yours, the last time it was said."""
        mask = self.mask_of(element)
        if mask is Mask.FULL or element in self._helped:
            return Support.HELP
        return Support.NONE if mask is Mask.HIDDEN else Support.PART

    @property
    def _looked_at(self) -> Collection[int]:
        """The turn at hand; while others speak, your next line."""
        if self._here in self._turn:
            return self._turn
        following = bisect_left(self._in_order, self._here)
        return self._in_order[following : following + 1]

    def take(self, command: Command, order: RunningOrder) -> bool:
        """A command was carried out; whether other words are shown now."""
        match command:
            case MoveTo(line):
                self._move_to(order.lines[line].element)
                return self.mask is not Mask.FULL
            case AwaitPerson(first, end, turn=number):
                lines = order.lines[first:end]
                self._turn = tuple(line.element for line in lines if is_said(line, lines[0]))
                return self._comes(number)
            case MarkSaid(said=said):
                return self._uncover({(order.lines[line].element, word) for line, word in said})
            case Prompt(line=line, first=first, end=end):
                element = order.lines[line].element
                return self._uncover({(element, word) for word in range(first, end)})
            case _:
                return False

    def _move_to(self, element: int) -> None:
        if element < self._here:
            self._helped = {at for at in self._helped if at < element}
        self._here = element
        if element not in self._turn:
            self._turn = ()
            # a turn that comes again is covered again
            self._uncovered = {at: words for at, words in self._uncovered.items() if at < element}

    def _comes(self, number: int) -> bool:
        """A turn is at hand; where it is the same lines again, they are covered again: in a loop nothing else may come
        between. Whether other words are shown now."""
        if number == self._number:
            return False
        self._number = number
        shown = [at for at in self._turn if self._uncovered.pop(at, None)]
        self._helped.difference_update(self._turn)
        return bool(shown)

    def _uncover(self, words: Collection[tuple[int, int]]) -> bool:
        """Show words, by element and number; whether any was covered."""
        new = [(at, word) for at, word in words if word not in self._uncovered.get(at, ())]
        for element, word in new:
            self._uncovered.setdefault(element, set()).add(word)
        return bool(new)

    def hint(self, order: RunningOrder) -> int | None:
        """Show one more word of the turn at hand; the element that it is of, None where nothing is covered."""
        texts = {line.element: line.text for line in order.lines if line.element in self._turn}
        # of the turn that was last, some may not be read aloud any more
        for element in filter(texts.__contains__, self._turn):
            text = texts[element]
            for word, (start, end) in enumerate(words_of(text)):
                if self.shown(element, text)[start:end] != text[start:end]:
                    self._uncover({(element, word)})
                    self._helped.add(element)
                    return element
        return None


@lru_cache(maxsize=256)
def _masked(text: str, mask: Mask, uncovered: frozenset[int]) -> str:
    """Kept, since every row of a line asks for all of it, as often as the page is drawn."""
    return masked(text, mask, uncovered)
