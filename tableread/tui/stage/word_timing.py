"""Shows the place of the read a chosen time before or after its sound, for those who read better so."""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Callable

from tableread.performance.runner import WordAhead
from tableread.rehearsal import commands as c

Later = Callable[[float, Callable[[], None]], TimerHandle]
"""Calls something after so many seconds."""


class WordTiming:
    """Between what the runner tells and the page. On the event loop."""

    def __init__(
        self,
        move_to: Callable[[int], None],
        mark_word: Callable[[int, int], None],
        later: Later,
    ) -> None:
        """`move_to(line)` and `mark_word(line, word)` show it."""
        self._move_to = move_to
        self._mark_word = mark_word
        self._later = later
        self.seconds = 0.0
        """After the sound; below 0 before it."""
        self._waiting: list[TimerHandle] = []
        self._jumped = False
        """The read goes elsewhere: that is shown at once."""
        self._ahead: int | None = None
        """The line that is shown before it is heard."""

    def told(self, what: c.MoveTo | c.MarkWord | c.Silence | WordAhead) -> None:
        """The runner told this."""
        match what:
            case c.Silence():
                self.forget()
                self._jumped = True
            case c.MoveTo(line):
                ahead, self._ahead = self._ahead, None
                if self.seconds > 0 and not self._jumped:
                    self._show_later(lambda: self._move_to(line))
                elif ahead != line:
                    self._move_to(line)
                self._jumped = False
            case c.MarkWord(line, word) if self.seconds >= 0:
                if self.seconds:
                    self._show_later(lambda: self._mark_word(line, word))
                else:
                    self._mark_word(line, word)
            case WordAhead(line, word) if self.seconds < 0:
                if line != self._ahead and word == 0:
                    self._ahead = line
                self._mark_word(line, word)
            case _:
                pass

    def forget(self) -> None:
        """What was to be shown later is not shown any more."""
        for waiting in self._waiting:
            waiting.cancel()
        self._waiting = []
        self._ahead = None

    def _show_later(self, show: Callable[[], None]) -> None:
        now = [waiting for waiting in self._waiting if not waiting.cancelled()]
        self._waiting = [*now[-8:], self._later(self.seconds, show)]
