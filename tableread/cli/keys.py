"""Single key presses from a plain terminal, on POSIX and Windows."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator

_NAMES = {
    " ": "space", "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\x08": "backspace",
    "\x1b": "escape", "\x03": "ctrl+c", "\x04": "ctrl+d",
}  # fmt: skip
_FINALS = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "H": "home",
    "F": "end",
    "Z": "shift+tab",
}
_NUMBERED = {"1": "home", "3": "delete", "4": "end", "5": "page up", "6": "page down"}
_SHIFTED = "2"  # what xterm writes for the shift key
_SEQUENCE = re.compile(r"\x1b[\[O]([\d;]*)([A-Za-z~])")
_WINDOWS = {
    "H": "up", "P": "down", "M": "right", "K": "left", "G": "home", "O": "end", "S": "delete", "I": "page up",
    "Q": "page down",
}  # fmt: skip
UNKNOWN = "that key"
"""A key that writes something which has no name here."""


@contextlib.contextmanager
def read_keys(
    loop: asyncio.AbstractEventLoop, pressed: Callable[[str], None], lost: Callable[[], None]
) -> Iterator[None]:
    """Call `pressed` on `loop` for each key while the context lasts, and `lost` once where the terminal goes away, as after
    a lost connection; nothing where input is no terminal."""
    if not sys.stdin.isatty():
        yield
    elif os.name == "nt":
        yield from _windows(loop, pressed)
    else:
        yield from _posix(loop, pressed, lost)


def split_keys(text: str) -> list[str]:
    """Names of the keys that a terminal wrote as `text`: "a", "space", "shift+left"; `UNKNOWN` for others."""
    keys: list[str] = []
    at = 0
    while at < len(text):
        if sequence := _SEQUENCE.match(text, at):
            keys.append(_named(*sequence.groups()))
            at = sequence.end()
            continue
        letter = text[at]
        keys.append(_NAMES.get(letter, letter if letter.isprintable() else UNKNOWN))
        at += 1
    return keys


def _named(numbers: str, final: str) -> str:
    first, _, modifier = numbers.partition(";")
    name = _NUMBERED.get(first) if final == "~" else _FINALS.get(final)
    if name is None or modifier not in {"", _SHIFTED}:
        return UNKNOWN
    return f"shift+{name}" if modifier else name


def _posix(
    loop: asyncio.AbstractEventLoop, pressed: Callable[[str], None], lost: Callable[[], None]
) -> Iterator[None]:
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")  # a letter may come in two reads

    def ready() -> None:
        typed = b""
        with contextlib.suppress(OSError):
            typed = os.read(fd, 1024)
        if not typed:  # Ctrl+D is a key here: only a terminal that is gone has nothing to read
            loop.remove_reader(fd)
            lost()
        for key in split_keys(decoder.decode(typed)):
            pressed(key)

    def set_anew() -> None:
        with contextlib.suppress(termios.error):  # it is gone: `ready` finds that out
            tty.setcbreak(fd)

    tty.setcbreak(fd)
    loop.add_reader(fd, ready)
    # back from Ctrl+Z the shell has set the terminal its own way
    loop.add_signal_handler(signal.SIGCONT, set_anew)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGCONT)
        loop.remove_reader(fd)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _windows(loop: asyncio.AbstractEventLoop, pressed: Callable[[str], None]) -> Iterator[None]:
    import msvcrt

    def read() -> None:
        while True:
            key = msvcrt.getwch()  # type: ignore[attr-defined]
            two_part = key in "\x00\xe0"  # arrows and the like come in two
            names = [_WINDOWS.get(msvcrt.getwch(), "")] if two_part else split_keys(key)  # type: ignore[attr-defined]
            for name in names:
                loop.call_soon_threadsafe(pressed, name)

    threading.Thread(target=read, name="keys", daemon=True).start()
    yield
