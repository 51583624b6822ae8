"""What reaches the event loop from elsewhere: calls of other threads, and signals."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable

_GRACE_SECONDS = 5.0  # twice what closing everything may take
"""From a signal to end until the process is taken down."""


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


def end_at_last(over: threading.Event, close: Callable[[], object], *names: str) -> None:
    """Where it is not `over` some seconds after one of the signals `names`, or after the terminal is lost, call `close`
    on a thread and end the process: the main thread hangs in writing to a terminal that nobody reads, as after a lost
    connection.

    From the main thread, after `on_end_signals` for the same signals.
    """

    ending = threading.Lock()

    def at_last() -> None:
        # one of them ends it: a second would take the process down while the first still keeps what there is to keep
        if not ending.acquire(blocking=False) or over.wait(_GRACE_SECONDS):
            return
        with contextlib.suppress(Exception):
            close()
        os._exit(1)

    def signalled(*_: object) -> None:
        # Python calls this even while the main thread waits for a lock; the loop's own handler would come after it
        threading.Thread(target=at_last, name="ending", daemon=True).start()

    for name in names:
        with contextlib.suppress(AttributeError, ValueError, OSError):
            signal.signal(getattr(signal, name), signalled)

    def watch(terminal: int) -> None:
        hung_up = select.poll()
        hung_up.register(terminal, 0)
        hung_up.poll()
        at_last()

    # a signal that the system gives to another thread does not wake the main thread from a lock
    if hasattr(select, "poll") and sys.__stdin__ and sys.__stdin__.isatty():
        terminal = sys.__stdin__.fileno()
        threading.Thread(target=watch, args=(terminal,), name="terminal", daemon=True).start()
