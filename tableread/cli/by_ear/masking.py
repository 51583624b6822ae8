"""How much of your line you are given on your cue, by ear. The rest of it is neither said nor printed before its turn is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.telling import Part
from tableread.learning.covering import Covering
from tableread.learning.excerpt import Excerpt
from tableread.learning.masks import FIRST_WORDS, Mask
from tableread.learning.memory import Support
from tableread.performance.runner import Runner, Told
from tableread.production.known_lines import KnownLines
from tableread.production.production import Production
from tableread.production.said import SaidTurn
from tableread.production.whose_lines import own_elements
from tableread.rehearsal.commands import Command
from tableread.rehearsal.order import is_said
from tableread.script.words import words_of
from tableread.voicing import prompt_of, utterance_of

GIVEN = {
    **{mask: str(mask) for mask in Mask},
    Mask.HIDDEN: "nothing, they are hidden",
    Mask.AS_KNOWN: "the less the better you know them",
}
"""What each mask leaves, in words."""


class MaskByEar:
    """Of one read."""

    def __init__(
        self,
        runner: Runner,
        choices: Choices,
        do_later: Callable[[Callable[[], Coroutine[object, object, None]]], None],
    ) -> None:
        """`do_later` runs what waits for a thread."""
        self._runner = runner
        self._choices = choices
        self._do_later = do_later
        self.covering = Covering(self._at_first())
        self._known: KnownLines | None = None
        self._said_meanwhile: list[SaidTurn] = []
        """While it is looked up how well lines are known."""
        runner.record.support = self._support
        self.cover()

    @property
    def _production(self) -> Production:
        return self._runner.production

    def _at_first(self) -> Mask:
        """What is chosen for these parts; but a whole line is only heard where it was asked for in this very read."""
        chosen = self._production.masks.of_yours
        single = isinstance(self._production.excerpt, Excerpt)
        return Mask.HIDDEN if single or chosen is Mask.FULL else chosen

    def cover(self) -> None:
        """Cover your lines, whoever you are now."""
        production = self._production
        self.covering.set_yours(own_elements(production))
        excerpt = production.excerpt
        self.covering.passed_shown = excerpt is None or excerpt.keeps_order
        if self.covering.mask is Mask.AS_KNOWN and self._known is None:
            self._do_later(self._look_up)
        production.mask = self._shown

    def _shown(self, element: int, text: str) -> str:
        """Your own lines are printed where that is set."""
        if self._choices.listen.show_my_lines:
            return text
        return self.covering.shown(element, text)

    def uncover(self) -> None:
        """The read is left: what is shown elsewhere is not covered by it."""
        self._production.mask = None

    def next(self) -> Mask:
        """Be given another share of your lines from now on; which."""
        if not self._production.memories.yours:
            raise RehearsalError("You have no part. C opens the cast, where you take one.")
        self.covering.mask = self.covering.mask.following
        if not isinstance(self._production.excerpt, Excerpt):
            self._production.masks.choose(self.covering.mask)
        self.cover()
        return self.covering.mask

    async def _look_up(self) -> None:
        """How well each line is known; until then all of them are hidden."""
        production = self._production

        def known() -> KnownLines:
            return KnownLines([turn for run in production.said.runs() for turn in run])

        self._said_meanwhile = []
        found = self._known = await asyncio.to_thread(known)
        for turn in self._said_meanwhile:
            found.add(turn)
        self.covering.as_known = lambda at: found.mask(production.line_ids[at])

    def take(self, told: Told) -> None:
        """What the read tells: words come to light as they are said."""
        if isinstance(told, SaidTurn):
            if self._known is not None:
                self._known.add(told)
            else:
                self._said_meanwhile.append(told)
        elif isinstance(told, Command):
            self.covering.take(told, self._runner.session.order)

    def _support(self, element: int) -> Support:
        return (
            Support.HELP if self._choices.listen.show_my_lines else self.covering.support(element)
        )

    def given(self, first: int, end: int) -> list[Part]:
        """What is said of your lines from `first` up to `end` before you say them; nothing where they are hidden."""
        lines = self._runner.session.order.lines[first:end]
        parts: list[Part] = []
        for line in lines:
            if not is_said(line, lines[0]):
                continue
            mask, speed = self.covering.mask_of(line.element), self._runner.session.policy.speed
            if mask is Mask.FULL:
                parts.append(utterance_of(self._production, line, speed))
            elif mask is Mask.LETTERS:
                parts.append(f"{', '.join(_initials(line.text))}.")
            elif words := FIRST_WORDS.get(mask, 0):
                parts.append(prompt_of(self._production, line, 0, words, speed))
        return parts


def _initials(text: str) -> list[str]:
    """The first letter of each word."""
    words = (text[start:end] for start, end in words_of(text))
    return [next(filter(str.isalnum, word), "").upper() for word in words]
