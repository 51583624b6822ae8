"""What you know of your lines, by ear: which are due, how this read went, how far you are; and reads of single lines."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from functools import partial

from tableread.base.live_settings import LiveSettings
from tableread.cli.by_ear import recap
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.menu import Menu, Row
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.turns import Turns
from tableread.learning.excerpt import DRILL, Excerpt
from tableread.learning.ways import Run
from tableread.performance.runner import Runner
from tableread.production.due import due_in_words, excerpt_in_words, none_due_in_words
from tableread.production.production import Production
from tableread.production.progress import progress_of
from tableread.production.progress_words import in_words
from tableread.production.recap import recap_of


class LearningByEar:
    """Of one read, which stands still while a list is open."""

    def __init__(
        self,
        runner: Runner,
        live: LiveSettings,
        modes: Modes,
        turns: Turns,
        stand_still: Callable[[], Callable[[], None]],
        begin_anew: Callable[[], None],
        do_later: Callable[[Callable[[], Coroutine[object, object, None]]], None],
    ) -> None:
        """`stand_still` stops the read until what it gives is called; `begin_anew`: something else is read now; `do_later`
        runs what waits for a thread."""
        self._runner = runner
        self._live = live
        self._modes = modes
        self._teller = modes.teller
        self._turns = turns
        self._stand_still = stand_still
        self._begin_anew = begin_anew
        self._do_later = do_later
        self._close: Callable[[], None] = lambda: None
        """Takes the list off that is open."""

    @property
    def _production(self) -> Production:
        return self._runner.production

    # What is told

    def opening(self) -> list[str]:
        """What is read instead of the script; else what is due."""
        excerpt = self._production.excerpt
        if excerpt is not None:
            return [f"{excerpt_in_words(excerpt)}."]
        due = Counter(line.speaker for line in self._production.memories.due())
        return [f"{due_in_words(list(due.items()))}. Capital V asks for them."] if due else []

    def ending(self) -> str:
        """What to do at the end; "" where the whole script was read."""
        excerpt = self._production.excerpt
        if isinstance(excerpt, Run) or excerpt is None:
            return ""
        what = "drill" if excerpt.about == DRILL else "review"
        left = "" if excerpt.about == DRILL else f" {_still_due(self._production)}"
        return f"The end of the {what}.{left} Capital V goes back to the whole script."

    # Keys

    def review(self) -> None:
        """Go through what is due; in a review, back to the whole script."""
        production = self._production
        if isinstance(production.excerpt, Excerpt):
            self._read(None)
            return
        due = production.memories.review()
        if due is None:
            self._teller.answer(none_due_in_words(production))
        else:
            self._read(due)

    def _read(self, excerpt: Excerpt | None) -> None:
        self._runner.close()  # keeps the place in the whole script
        self._production.excerpt = excerpt
        self._begin_anew()

    def progress(self) -> None:
        """How well your lines are known, what is due, and what is planned for today; then scene by scene."""
        self._do_later(self._open_progress)

    async def _open_progress(self) -> None:
        progress = await asyncio.to_thread(progress_of, self._production)
        told = list(in_words(progress))
        first = " ".join(told[: 1 + len(progress.plans)])
        rows = [Row(row) for row in (first, *told[1 + len(progress.plans) :])]
        review = (
            Key(("V",), "asks for the lines that are due", ""),
            partial(self._leave_for, self.review),
        )
        self._open("Progress", rows, [review])

    def recap(self) -> None:
        """How this read went, and what is worth going over; then line by line and scene by scene."""
        self._do_later(self._open_recap)

    async def _open_recap(self) -> None:
        began, learning = self._runner.record.began, self._live.now.learning
        found = await asyncio.to_thread(recap_of, self._production, began, learning)
        if found is None:
            self._teller.answer(self._turns.recap())
            return
        lines = found.lines
        first = f"{self._turns.recap(found.before)} {recap.to_go_over(len(lines))}"
        rows = [Row(row) for row in (first, *recap.rows(found))]

        def drill() -> None:
            if lines:
                self._leave_for(lambda: self._read(Excerpt(DRILL, lines)))
            else:
                self._teller.answer("No trouble spots: there is nothing to drill.")

        self._open("Recap", rows, [(Key(("d",), "drills what went wrong", ""), drill)])

    def _leave_for(self, call: Callable[[], None]) -> None:
        """Close the list, and do this: the read goes on if nothing comes of it."""
        self._close()
        call()

    def _open(
        self,
        name: str,
        rows: Sequence[Row],
        keys: Sequence[tuple[Key, Callable[[], object]]],
    ) -> None:
        go_on = self._close = self._stand_still()

        def close() -> None:
            self._teller.answer("Closed.")
            go_on()

        Menu(self._modes, name, lambda: rows, close=close, keys=keys).open()


def _still_due(production: Production) -> str:
    left = Counter(line.speaker for line in production.memories.due())
    return f"{due_in_words(list(left.items()))}." if left else "No more lines are due."
