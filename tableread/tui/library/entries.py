"""What can be opened at once: scripts that were opened before, and samples. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tableread.base import paths
from tableread.library.store import Recent
from tableread.production.keys import path_of

_SAMPLES = {
    "the-understudy.fountain": ("The Understudy", "a comedy for two, three minutes"),
    "four-on-the-line.fountain": ("Four on the Line", "four voices, on stage, off stage and over"),
    "the-last-bus.txt": ("The Last Bus", "a script that lost its layout, found again"),
}


class Entry(NamedTuple):
    """One script."""

    path: Path
    title: str
    about: str
    """Of a sample, what it is; "" for a script of the user's own."""
    folder: str
    """Where it lies, for people; "Sample" for one of the program's own."""
    recent: Recent | None
    """What is kept of it; None for one that was never opened."""
    title_words: str
    """The title as it is searched."""
    other_words: str
    """File, folder, roles and scene as they are searched."""


def entries_of(recents: Sequence[Recent]) -> list[Entry]:
    """`recents`, in their order, then the samples that are not among them."""
    about = {paths.SAMPLES / name: told for name, told in _SAMPLES.items()}
    home = home_folder()
    found: list[Entry] = []
    for recent in recents:
        path = path_of(recent.key, recent.path)
        told = about.pop(path, ("", ""))[1]
        folder = "Sample" if told else short_path(path.parent, home)
        more = (path.stem, folder, *recent.roles, recent.scene, told)
        found.append(_entry(path, recent.title, told, folder, recent, more))
    found += [
        _entry(path, title, told, "Sample", None, (path.stem, told))
        for path, (title, told) in about.items()
    ]
    return found


def _entry(
    path: Path, title: str, about: str, folder: str, recent: Recent | None, more: Sequence[str]
) -> Entry:
    return Entry(path, title, about, folder, recent, searched(title), searched(" ".join(more)))


def searched(text: str) -> str:
    """`text` in small letters without accents, as words are compared: "Amélie" is found by "amelie"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def home_folder() -> Path | None:
    """The user's own folder; None where the system knows none."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def short_path(path: Path, home: Path | None) -> str:
    """A path with ~ for the user's own folder, `home`."""
    if home is None or not path.is_relative_to(home):
        return str(path)
    return "~" if path == home else f"~/{path.relative_to(home)}"
