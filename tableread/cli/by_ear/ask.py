"""A question that is answered by one key."""

from __future__ import annotations

import asyncio

from tableread.cli.by_ear.modes import Modes

_ANSWERS = {"y": True, "enter": True, "n": False, "escape": False}


async def ask(modes: Modes, question: str) -> bool:
    """Whether the answer is yes: y or enter; n and escape are no. q leaves the program: raises `CancelledError`."""
    asking = _Asking(modes, question)
    modes.push(asking)
    try:
        return await asking.answered
    finally:
        modes.pop()


class _Asking:
    """See `modes.Mode`."""

    def __init__(self, modes: Modes, question: str) -> None:
        self._teller = modes.teller
        self._asked = f"{question} Y is yes, N is no, Q quits."
        self.answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._teller.answer(self._asked)

    def press(self, key: str) -> None:
        answer = _ANSWERS.get(key.casefold())
        if key.casefold() == "q":
            self.answered.cancel()
        elif answer is None:
            self._teller.answer(self._asked)
        elif not self.answered.done():
            self._teller.answer("Yes." if answer else "No.")
            self.answered.set_result(answer)
