"""Falling asleep over a read: a timer that is set by a key, a fade that any key ends."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import NamedTuple

from tableread.base.errors import TablereadError
from tableread.cli.by_ear.choices import Choices
from tableread.cli.by_ear.telling import Teller
from tableread.cli.by_ear.texts import duration
from tableread.performance.runner import Runner
from tableread.rehearsal.sleep import SleepTimer, Until
from tableread.rehearsal.units import Target

_LONGEST_MINUTES = 24 * 60
_LOOK_SECONDS = 0.1  # the fade of a short speech takes a second; a round number, not measured
"""Between two steps of the fade."""


class Sleep(NamedTuple):
    """What may be chosen."""

    until: Until
    minutes: float = 0.0

    @classmethod
    def typed(cls, text: str) -> Sleep:
        """Of "20", "scene" or "speech". Raises `TablereadError`."""
        if text in {Until.SCENE, Until.SPEECH}:
            return cls(Until(text))
        try:
            minutes = float(text)
        except ValueError:
            minutes = math.nan
        if not 0 < minutes <= _LONGEST_MINUTES:
            raise TablereadError(f"The sleep timer takes minutes, `scene` or `speech`, not {text}.")
        return cls(Until.MINUTES, minutes)

    def __str__(self) -> str:
        if self.until is Until.MINUTES:
            return duration(self.minutes * 60)
        return f"the end of the {self.until}"


_CHOICES = (
    *(Sleep(Until.MINUTES, minutes) for minutes in (5, 15, 30, 60)),
    Sleep(Until.SCENE),
    Sleep(Until.SPEECH),
)


class Sleeping:
    """The timer of one read."""

    def __init__(
        self, runner: Runner, teller: Teller, choices: Choices, fall_asleep: Callable[[], None]
    ) -> None:
        self._runner = runner
        self._teller = teller
        self._choices = choices
        self._fall_asleep = fall_asleep
        self._timer: SleepTimer | None = None
        self._chosen: Sleep | None = None
        self._fades = False
        self._next_tick: asyncio.TimerHandle | None = None

    @property
    def place(self) -> Target | None:
        """Where to go on for somebody who fell asleep."""
        return self._timer.place if self._timer else None

    def choose_next(self) -> None:
        """The next choice; behind the last no timer."""
        if self._chosen is None:
            self.set(_CHOICES[0])
        elif self._chosen in _CHOICES[:-1]:
            self.set(_CHOICES[_CHOICES.index(self._chosen) + 1])
        else:
            self.clear()

    def set(self, chosen: Sleep) -> None:
        """Set the timer anew."""
        self.stop()
        self._chosen = chosen
        session = self._runner.session
        here = Target(session.at, session.word)
        now = asyncio.get_running_loop().time()
        self._timer = SleepTimer(chosen.until, session.order, here, now, chosen.minutes)
        self._teller.answer(f"Sleep timer: {chosen}.")
        self._tick()

    def clear(self) -> None:
        """No timer."""
        self.stop()
        self._teller.answer("Sleep timer off.")

    def woken(self) -> bool:
        """A key was pressed: whether it was to end the fade."""
        fades = self._fades
        if fades:
            self.clear()
        return fades

    def stop(self) -> None:
        """Forget the timer, without a word."""
        if self._next_tick:
            self._next_tick.cancel()
        self._timer = self._chosen = self._next_tick = None
        if self._fades:
            self._fades = False
            self._runner.player.mixer.set_volume(self._choices.volume)

    def look(self) -> bool:
        """How far it is; whether the read is over."""
        if self._timer is None:
            return False
        loop, session = asyncio.get_running_loop(), self._runner.session
        here = Target(session.at, session.word)
        now = self._timer.at(session.order, here, loop.time(), session.policy.speed)
        if now.level < 1.0:
            self._fades = True
            self._runner.player.mixer.set_volume(self._choices.volume * now.level)
        if now.asleep:
            self._fall_asleep()
        return now.asleep

    def _tick(self) -> None:
        if not self.look():
            self._next_tick = asyncio.get_running_loop().call_later(_LOOK_SECONDS, self._tick)
