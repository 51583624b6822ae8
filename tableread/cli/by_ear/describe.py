"""Help by ear: the next key is described instead of doing what it does."""

from __future__ import annotations

from collections.abc import Callable

from tableread.cli.by_ear.keys_table import described, listed
from tableread.cli.by_ear.telling import Teller


class Describe:
    """A mode for one key."""

    def __init__(self, teller: Teller, close: Callable[[], None]) -> None:
        """`close` takes it off."""
        self._teller = teller
        self._close = close
        teller.answer("Press a key to hear what it does, or question mark again for all keys.")

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        self._close()
        if key == "?":
            for line in listed():
                self._teller.answer(line)
        elif key == "escape":
            self._teller.answer("Closed.")
        else:
            self._teller.answer(described(key))
