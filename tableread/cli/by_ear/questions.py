"""What a listener may ask about a read."""

from __future__ import annotations

import math

from tableread.cli.by_ear import texts
from tableread.cli.by_ear.telling import Teller
from tableread.performance.runner import Runner
from tableread.rehearsal.order import RunningOrder

_PAGE_SECONDS = 60.0
"""A page is a minute, as the trade has it."""


class Questions:
    """Answers them; what is asked again is answered in more depth."""

    def __init__(self, runner: Runner, teller: Teller) -> None:
        self._runner = runner
        self._teller = teller
        self._depth = 0

    def another_key(self, key: str) -> None:
        """Only what is asked twice running is asked again."""
        if key != "w":
            self._depth = 0

    def where(self) -> None:
        """The scene; the page and the time left; who is here, since when."""
        session, script = self._runner.session, self._runner.production.script
        situation = session.situation
        depth, self._depth = self._depth, (self._depth + 1) % 3
        if depth == 0:
            self._teller.answer(texts.where(situation, script), heading=True)
        elif depth == 1:
            page, pages = _page(session.order, session.at)
            self._teller.answer(texts.how_far(situation, page, pages))
        else:
            self._teller.answer(texts.who_is_here(session.order, session.at, situation.speed))

    def time(self) -> None:
        """How much is left."""
        self._teller.answer(texts.time_left(self._runner.session.situation))


def _page(order: RunningOrder, at: int) -> tuple[int, int]:
    pages = max(1, math.ceil(order.seconds / _PAGE_SECONDS))
    return min(pages, 1 + int(order.seconds_before(at) / _PAGE_SECONDS)), pages
