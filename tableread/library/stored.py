"""What is stored on this machine, where and how big; and how it is deleted.

Knows the folders and the library; no screen and no device. What is deleted can be brought back until the program ends,
but for what can be made again.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tableread.base.paths import Folders
from tableread.library.names import folder_name
from tableread.library.store import Deleted, Library
from tableread.library.takes import Takes, empty_trash

LIBRARY_FILE = "library.sqlite3"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what is stored."""

    name: str
    """As it is asked for: "takes"."""
    about: str
    paths: Callable[[Folders], list[Path]]
    """Files and folders."""


KINDS = (
    Kind(
        "library",
        "scripts opened, where you stopped, roles, voices, notes, what you said, what you corrected",
        lambda f: sorted(f.data.glob(f"{LIBRARY_FILE}*")),
    ),
    Kind("takes", "recordings of your lines", lambda f: [f.data / "takes"]),
    Kind(
        "ear",
        "how your voice sounds through each microphone, and how you say names",
        lambda f: sorted(f.data.glob("ear*.json*")),
    ),
    Kind("speech", "lines that were rendered; made again when needed", lambda f: [f.cache / "speech"]),
    Kind("readings", "scripts as they were read; made again when needed", lambda f: [f.cache / "scripts"]),
    Kind("packs", "voice packs as they were read; made again when needed", lambda f: [f.cache / "voices"]),
    Kind("logs", "what went wrong; no words of your scripts", lambda f: [f.log]),
)  # fmt: skip


def size_of(kind: Kind, folders: Folders) -> int:
    """Bytes that are stored of a kind."""
    return sum(_size(path) for path in kind.paths(folders))


def delete_kind(kind: Kind, folders: Folders) -> None:
    """Delete all of a kind, for good. Raises `OSError`."""
    for path in kind.paths(folders):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def takes_of(folders: Folders, key: str) -> Takes:
    """The recordings of a script."""
    return Takes(folders.data / "takes", key)


class DeletedScript(NamedTuple):
    """What brings a script back."""

    rows: Deleted
    takes: Callable[[], None]
    """Brings the recordings back."""


def delete_script(folders: Folders, library: Library, key: str) -> DeletedScript:
    """Delete all that is kept of a script: its rows, recordings, reading and rendered speech. Raises `OSError`."""
    bring_takes_back = takes_of(folders, key).delete_all()
    readings = [folders.cache / "scripts" / folder_name(path) for path in library.files_of(key)]
    for folder in (*readings, folders.cache / "speech" / folder_name(key)):
        shutil.rmtree(folder, ignore_errors=True)
    return DeletedScript(library.delete(key), bring_takes_back)


def restore_script(library: Library, deleted: DeletedScript) -> bool:
    """Undo `delete_script`; what can be made again is made again. Whether more than the recordings is back: not
    where the script has been opened since. Raises `OSError`."""
    deleted.takes()
    return library.restore(deleted.rows)


def tidy(folders: Folders) -> None:
    """Delete for good what was deleted before, and readings in the folder's older layout. Takes a while: for the
    library's thread."""
    empty_trash(folders.data / "takes")
    for file in (folders.cache / "scripts").glob("*"):
        if file.is_file():
            with contextlib.suppress(OSError):
                file.unlink()


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.stat().st_size if file.is_file() else 0
    return total
