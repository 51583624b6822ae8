"""A script for the commands that print or write it: as it was read, with what was corrected in it."""

from __future__ import annotations

from pathlib import Path

from tableread.base import paths
from tableread.base.errors import LibraryError
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.production.keys import known_key
from tableread.production.recalled import corrected_as_kept
from tableread.script.load import STANDARD_INPUT, load
from tableread.script.model import Script


def read_script(path: Path, format: str | None, encoding: str | None) -> Script:  # noqa: A002
    """The script at `path`, corrected as in the library, if it is there. Raises `ScriptError`."""
    script = load(path, format, encoding)
    library = paths.user_folders().data / LIBRARY_FILE
    if path == STANDARD_INPUT or not library.exists():
        return script
    try:
        kept = Library.open(library)
    except LibraryError:
        return script  # it is said where the library is what is asked for
    try:
        key = known_key(path, kept)
        return corrected_as_kept(script, kept, key) if key else script
    finally:
        kept.close()
