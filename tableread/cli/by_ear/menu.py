"""A list by ear: arrows go through it, Enter chooses, left and right change what the row is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tableread.base.errors import RehearsalError
from tableread.cli.by_ear.describe import Describe
from tableread.cli.by_ear.key_names import key_name
from tableread.cli.by_ear.keys_table import Key
from tableread.cli.by_ear.modes import Modes


class Row(NamedTuple):
    """One row of a list."""

    says: str
    choose: Callable[[], object] | None = None
    """What Enter does."""
    change: Callable[[int], object] | None = None
    """What right (1) and left (-1) do."""
    more: Callable[[], object] | None = None
    """What space does."""


class Menu:
    """A mode (`modes.Mode`). What a row does answers for itself, or the row is told anew."""

    def __init__(
        self,
        modes: Modes,
        name: str,
        rows: Callable[[], Sequence[Row]],
        *,
        close: Callable[[], None],
        keys: Sequence[tuple[Key, Callable[[], object]]] = (),
        typed: Callable[[str], object] | None = None,
        empty: str = "Nothing is here.",
    ) -> None:
        """`rows` gives them as they are now. `close` takes the list off. `keys`: what other keys do; `typed`: what is done
        with letters that do nothing else, and with backspace."""
        self.at = 0
        self.types = False
        """A text is being typed: every letter belongs to it."""
        self._modes = modes
        self._teller = modes.teller
        self._name = name
        self._rows = rows
        self._close = close
        self._empty = empty
        self._typed = typed
        self._others = {key: (entry, call) for entry, call in keys for key in entry.keys}

    @property
    def row(self) -> Row | None:
        """The one that is told; None where there are none."""
        rows = self._rows()
        return rows[min(self.at, len(rows) - 1)] if rows else None

    def show_from(self, at: int) -> None:
        """The rows are others now; tell the one at `at`."""
        self.at = at
        self.tell()

    def open(self) -> None:
        """Take the keys, and tell where one is."""
        self._modes.push(self)
        with self._teller.answering():
            self._teller.answer(f"{self._name}.")
            self.tell()

    def tell(self) -> None:
        """The row at hand, and which it is."""
        rows = self._rows()
        if not rows:
            self._teller.answer(self._empty)
            return
        self.at = min(self.at, len(rows) - 1)
        self._teller.answer(f"{rows[self.at].says} {self.at + 1} of {len(rows)}.")

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        row = self.row
        steps = {"up": -1, "down": 1, "home": -self.at, "end": len(self._rows()) - 1 - self.at}
        if key in steps:
            self._go(steps[key])
        elif key in {"left", "right"} and row and row.change:
            row.change(1 if key == "right" else -1)
        elif key == "enter" and row and row.choose:
            row.choose()
        elif key == "space" and row and row.more:
            row.more()
        elif key in self._others and not self.types:
            self._others[key][1]()
        elif key == "?" and not self.types:
            self._modes.push(Describe(self._teller, self._modes.pop, self._does))
        elif key in {"escape", "ctrl+c", "ctrl+d"} or (key == "q" and not self.types):
            self._close()
        elif self._typed and (len(key) == 1 or key in {"backspace", "space"}):
            self._typed(key)
        else:
            name = key_name(key)
            raise RehearsalError(
                f"{name[0].upper()}{name[1:]} does nothing here. Escape closes the list."
            )

    def _go(self, by: int) -> None:
        many = len(self._rows())
        if not 0 <= self.at + by < many:
            raise RehearsalError("This is the last one." if by > 0 else "This is the first one.")
        self.at += by
        self.tell()

    @property
    def _does(self) -> list[Key]:
        row = self.row
        return [
            Key(("up", "down"), "go through the list", ""),
            *([Key(("enter",), "chooses the row", "")] if row and row.choose else []),
            *(
                [Key(("left", "right"), "change what the row says", "")]
                if row and row.change
                else []
            ),
            *([Key(("space",), "lets you hear it", "")] if row and row.more else []),
            *dict.fromkeys(entry for entry, _ in self._others.values()),
            Key(("?",), "describes the key that you press next", ""),
            Key(("escape", "q", "ctrl+c"), "closes the list", ""),
        ]
