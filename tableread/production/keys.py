"""What a script is kept under."""

from __future__ import annotations

import os
from pathlib import Path

from tableread.base import paths

_SAMPLE = "sample:"


def key_of(path: Path) -> str:
    """What a script is kept under: samples by name (they move with the program), files by path."""
    whole = path.resolve()
    if whole.parent == paths.SAMPLES.resolve():
        return _SAMPLE + whole.name
    return as_text(whole)


def as_text(path: Path) -> str:
    """The path as the library can keep it: a file's name need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def path_of(key: str, path: str) -> Path:
    """The file of a kept script."""
    return paths.SAMPLES / key.removeprefix(_SAMPLE) if key.startswith(_SAMPLE) else Path(path)
