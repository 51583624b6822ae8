"""Files that people write and the program changes, too: written as a whole or not at all, by one program at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Until it is left, no other program that asks the same changes files beside the one at `path`. Waits for the one
    that does, which takes milliseconds. Where there are no such locks, nothing is waited for. May raise `OSError`."""
    folder = path.resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl

    lock = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems have none
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def write_whole(path: Path, data: bytes) -> None:
    """All of it or nothing, with the rights that the file has, a new one with the usual rights. A link stays one: what it leads to is replaced. Raises
    `OSError`."""
    import shutil

    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside it, where it can take its place, and under a name that no other program has
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}")
    # a new file has the rights that the person gives to new files, not those of temporary ones
    handle = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
