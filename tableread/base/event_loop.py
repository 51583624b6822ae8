"""What reaches the event loop from elsewhere: calls of other threads, and signals."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable


def call_soon(loop: asyncio.AbstractEventLoop, call: Callable[..., object], *args: object) -> None:
    """Have `loop` make the call, from any thread; nothing where the loop is closed and it comes too late."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(call, *args)


def on_end_signals(loop: asyncio.AbstractEventLoop, end: Callable[[], object], *names: str) -> None:
    """Have `end` called on `loop` when one of the signals `names` comes, so that the terminal is given back as it was.
    Signals that this system does not have are passed over."""
    for name in names:
        with contextlib.suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(getattr(signal, name), end)
