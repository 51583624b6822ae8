"""Who takes the keys: what was opened last, until it is closed."""

from __future__ import annotations

import asyncio
from typing import Protocol

from tableread.base.errors import TablereadError
from tableread.cli.by_ear.telling import Teller
from tableread.performance.earcons import Earcon


class Mode(Protocol):
    """Takes keys as long as it is on top."""

    def press(self, key: str) -> None:
        """A key, by its name (`cli.keys`). Raises `TablereadError` with a sentence for the person."""
        ...


class Modes:
    """One over the other; each key goes to the one on top, and is answered."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self._stack: list[Mode] = []
        self._early: list[str] = []
        """Keys that were pressed before anybody took them."""

    def push(self, mode: Mode) -> None:
        """Keys go to `mode` from now on."""
        self._stack.append(mode)
        if self._early:
            asyncio.get_running_loop().call_soon(self._press_early)

    def remove(self, mode: Mode) -> None:
        """Keys go to what was below `mode`; whatever is over it is gone, too."""
        del self._stack[self._stack.index(mode) :]

    def pop(self) -> None:
        """Keys go to what was below."""
        self._stack.pop()

    def press(self, key: str) -> None:
        """A key was pressed."""
        if not self._stack:
            self._early.append(key)
            return
        with self.teller.answering():
            try:
                self._stack[-1].press(key)
            except TablereadError as error:
                self.teller.answer(str(error), sound=Earcon.EDGE)

    def _press_early(self) -> None:
        keys, self._early = self._early, []
        for key in keys:
            self.press(key)
