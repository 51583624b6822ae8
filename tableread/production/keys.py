"""What a script is kept under: a key of its own, which stays while its file is moved, renamed or followed by drafts."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from tableread.base import paths
from tableread.base.errors import LibraryError
from tableread.library.names import folder_name
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE

_SAMPLE = "sample:"


def known_key(path: Path, library: Library) -> str | None:
    """The key of the script that was opened at `path`; None where none was. Samples go by name: they move with the
    program."""
    sample = _sample(path)
    if sample:
        return sample
    return library.script_at(as_text(path.resolve()))


def new_key(path: Path, library: Library) -> str:
    """A key for a script that is not known: where it was first opened, and a number where another one was first opened
    there. From now on it is only a name."""
    first = as_text(path.resolve())
    if not library.has(first):
        return first
    return next(key for n in count(2) if not library.has(key := f"{first} ({n})"))


def key_at(path: Path, folders: paths.Folders) -> str:
    """The key of the script at `path`, for commands that only look something up."""
    first = _sample(path) or as_text(path.resolve())
    file = folders.data / LIBRARY_FILE
    if not file.exists():
        return first
    try:
        library = Library.open(file)
    except LibraryError:
        return first  # it is said where the library is what is asked for
    try:
        return known_key(path, library) or first
    finally:
        library.close()


def readings_of(folders: paths.Folders, path: Path) -> Path:
    """Where readings of the file at `path` are kept."""
    return folders.cache / "scripts" / folder_name(as_text(path.resolve()))


def was_read(folders: paths.Folders, path: Path) -> bool:
    """Whether a file was opened before, so that its reading is kept and opening it takes a moment."""
    return readings_of(folders, path).is_dir()


def as_text(path: Path) -> str:
    """The path as the library can keep it: a file's name need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_sample(path: Path) -> bool:
    """Whether a file is one of the program's own."""
    return _sample(path) is not None


def path_of(key: str, path: str) -> Path:
    """The file of a kept script."""
    return paths.SAMPLES / key.removeprefix(_SAMPLE) if key.startswith(_SAMPLE) else Path(path)


def _sample(path: Path) -> str | None:
    whole = path.resolve()
    return _SAMPLE + whole.name if whole.parent == paths.SAMPLES.resolve() else None
