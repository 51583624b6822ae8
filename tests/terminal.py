"""Runs a program in a terminal of its own and tells when it writes what."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable


class Terminal:
    """A program on a pseudo-terminal; all it writes is read and timed."""

    def __init__(
        self, argv: list[str], env: dict[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.started = time.monotonic()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        width, height = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.written = b""

    def read(self, seconds: float) -> bytes:
        """What is written within `seconds`, or until something is."""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            new = os.read(self._fd, 65536)
        except OSError:
            return b""
        self.written += new
        return new

    def settle(self, seconds: float) -> None:
        """Read whatever is written for so long."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read(deadline - time.monotonic())

    def wait_until(self, condition: Callable[[], object], what: str, seconds: float) -> None:
        """Read until it is so; raises `TimeoutError`."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"{what!r} did not come; the end of it: {self.written[-2000:]!r}"
                )
            self.read(min(0.1, deadline - time.monotonic()))

    def wait_for(self, text: bytes, seconds: float = 20.0) -> float:
        """Seconds from the start until `text` has been written; raises `TimeoutError`."""
        deadline = time.monotonic() + seconds
        while text not in self.written:
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"{text!r} was not written; the end of it: {self.written[-2000:]!r}"
                )
            self.read(deadline - time.monotonic())
        return time.monotonic() - self.started

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """The status that the program ends with; raises `TimeoutError`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05):
                    pass
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"it did not end; the end of it: {self.written[-2000:]!r}")

    @property
    def echoes(self) -> bool:
        """Whether the terminal is as a shell leaves it: what is typed is shown, line by line."""
        flags = termios.tcgetattr(self._fd)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self._fd, keys)

    def hang_up(self, seconds: float) -> None:
        """Close the terminal; raises `TimeoutError` where the program does not end in that time."""
        os.close(self._fd)
        self._fd = -1
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.05)
        raise TimeoutError("it did not end")

    def close(self) -> None:
        """End the program."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        if self._fd >= 0:
            os.close(self._fd)
