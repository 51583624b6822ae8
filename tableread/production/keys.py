"""What a script is kept under."""

from __future__ import annotations

import os
from pathlib import Path

from tableread.base import paths
from tableread.library.names import folder_name

_SAMPLE = "sample:"


def key_of(path: Path) -> str:
    """What a script is kept under: samples by name (they move with the program), files by path."""
    whole = path.resolve()
    if whole.parent == paths.SAMPLES.resolve():
        return _SAMPLE + whole.name
    return as_text(whole)


def readings_of(folders: paths.Folders, path: Path) -> Path:
    """Where readings of the script at `path` are kept."""
    return folders.cache / "scripts" / folder_name(key_of(path))


def was_read(folders: paths.Folders, path: Path) -> bool:
    """Whether a script was opened before, so that its reading is kept and opening it takes a moment."""
    return readings_of(folders, path).is_dir()


def as_text(path: Path) -> str:
    """The path as the library can keep it: a file's name need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def path_of(key: str, path: str) -> Path:
    """The file of a kept script."""
    return paths.SAMPLES / key.removeprefix(_SAMPLE) if key.startswith(_SAMPLE) else Path(path)
