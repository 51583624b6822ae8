"""Text that is typed without a screen: every letter is said, Enter ends it."""

from __future__ import annotations

from collections.abc import Callable

from tableread.cli.by_ear.key_names import key_name
from tableread.cli.by_ear.telling import Teller
from tableread.performance.earcons import Earcon


class Typing:
    """A mode (`modes.Mode`) for one text."""

    def __init__(
        self,
        teller: Teller,
        asked: str,
        close: Callable[[], None],
        done: Callable[[str], None],
    ) -> None:
        """`asked`: what to type. `close` takes the mode off; then `done` gets what was typed."""
        self._teller = teller
        self._close = close
        self._done = done
        self._text = ""
        teller.answer(asked)

    def press(self, key: str) -> None:
        """See `modes.Mode`."""
        teller = self._teller
        if key == "enter":
            self._close()
            teller.lines.print(self._text)
            self._done(self._text.strip())
        elif key in {"escape", "ctrl+c"}:
            self._close()
            teller.answer("Closed.")
        elif key == "backspace":
            gone, self._text = self._text[-1:], self._text[:-1]
            teller.say(
                f"{key_name(gone)} deleted." if gone else "", sound=None if gone else Earcon.EDGE
            )
        elif key in {"up", "down", "tab"}:
            teller.say(self._text or "Nothing is typed yet.")
        elif key == "space" or len(key) == 1:
            self._text += " " if key == "space" else key
            teller.say(self._word_before() if key == "space" else key_name(key))
        else:
            teller.say("", sound=Earcon.EDGE)

    def _word_before(self) -> str:
        """A space ends a word, which is said whole."""
        return (self._text.split() or ["space"])[-1]
