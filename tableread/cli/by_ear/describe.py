"""Help by ear: the next key is described instead of doing what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tableread.cli.by_ear.keys_table import Key, described
from tableread.cli.by_ear.telling import Teller


class Describe:
    """A mode (`modes.Mode`) for one key."""

    def __init__(self, teller: Teller, close: Callable[[], None], keys: Sequence[Key]) -> None:
        """`close` takes it off; `keys` are those that do something."""
        self._teller = teller
        self._close = close
        self._keys = keys
        teller.answer("Press a key to hear what it does, or question mark again for all keys.")

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        self._close()
        if key == "?":
            for entry in self._keys:
                self._teller.answer(described(entry.keys[0], self._keys))
        elif key == "escape":
            self._teller.answer("Closed.")
        else:
            self._teller.answer(described(key, self._keys))
