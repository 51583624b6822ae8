"""What takes long to make and is kept in a file of its own, under a name that changes with all it was made from.

Nothing of it is ever missed: what is not there, damaged or of an older form is made again.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

log = logging.getLogger(__name__)

T = TypeVar("T")

_MARK = 16
"""Bytes before the value, by which a damaged one is known: it may be well formed and say something else."""


def name_from(*sources: bytes) -> str:
    """A name for what is made from `sources`, and from nothing else."""
    whole = hashlib.sha256()
    for source in sources:
        whole.update(len(source).to_bytes(8, "big"))
        whole.update(source)
    return whole.hexdigest()[:40]


def state_of(folders: Iterable[Path]) -> bytes:
    """Changes whenever a module or a table of these rooms does."""
    found: list[tuple[str, int]] = []
    waiting = [str(folder) for folder in folders]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif entry.name.endswith((".py", ".json", ".gz")):
                    found.append((entry.name, entry.stat().st_mtime_ns))
    return repr(sorted(found)).encode()


def fetch(file: Path, form: type[T]) -> T | None:
    """What was kept in `file`; None where that is nothing, or no longer to be understood."""
    try:
        data = file.read_bytes()
        if data[:_MARK] != _mark(data[_MARK:]):
            return None
        return msgspec.msgpack.decode(memoryview(data)[_MARK:], type=form)
    except (OSError, msgspec.MsgspecError):
        return None


def keep(file: Path, value: Any, most: int) -> None:
    """Keep `value` in `file`, and no more than `most` files beside it that end the same; the oldest go first. A folder
    that cannot be used is no hindrance."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        data = msgspec.msgpack.encode(value)
        temporary.write_bytes(_mark(data) + data)
        temporary.replace(file)
        others = [p for p in file.parent.iterdir() if p.suffix == file.suffix]
        for old in sorted(others, key=lambda p: p.stat().st_mtime)[:-most]:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.info("%s is not kept: %s", file.name, error)


def _mark(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:_MARK]
