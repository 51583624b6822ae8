"""Single key presses from a plain terminal, on POSIX and Windows."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

_SEQUENCES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\x1b[D": "left",
    "\x1bOA": "up", "\x1bOB": "down", "\x1bOC": "right", "\x1bOD": "left",
    " ": "space", "\r": "space", "\n": "space", "\x03": "ctrl+c", "\x04": "q",
}  # fmt: skip
_WINDOWS = {"H": "up", "P": "down", "M": "right", "K": "left"}


@contextlib.contextmanager
def read_keys(loop: asyncio.AbstractEventLoop, pressed: Callable[[str], None]) -> Iterator[None]:
    """Call `pressed` on `loop` for each key while the context lasts; nothing where input is no terminal."""
    if not sys.stdin.isatty():
        yield
    elif os.name == "nt":
        yield from _windows(loop, pressed)
    else:
        yield from _posix(loop, pressed)


def split_keys(text: str) -> list[str]:
    """Names of the keys that a terminal wrote as `text`."""
    keys: list[str] = []
    while text:
        for size in (3, 1):
            if text[:size] in _SEQUENCES:
                keys.append(_SEQUENCES[text[:size]])
                text = text[size:]
                break
        else:
            if text[0].isprintable():
                keys.append(text[0])
            text = text[1:]
    return keys


def _posix(loop: asyncio.AbstractEventLoop, pressed: Callable[[str], None]) -> Iterator[None]:
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)

    def ready() -> None:
        for key in split_keys(os.read(fd, 64).decode(errors="ignore")):
            pressed(key)

    tty.setcbreak(fd)
    loop.add_reader(fd, ready)
    # back from Ctrl+Z the shell has set the terminal its own way
    loop.add_signal_handler(signal.SIGCONT, tty.setcbreak, fd)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGCONT)
        loop.remove_reader(fd)
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
