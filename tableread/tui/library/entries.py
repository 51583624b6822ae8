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
    recent: Recent | None
    """What is kept of it; None for one that was never opened."""
    title_words: str
    """The title as it is searched."""
    other_words: str
    """File, folder, roles and scene as they are searched."""


def entries_of(recents: Sequence[Recent]) -> list[Entry]:
    """`recents`, in their order, then the samples that are not among them."""
    about = {paths.SAMPLES / name: told for name, told in _SAMPLES.items()}
    found: list[Entry] = []
    for recent in recents:
        path = path_of(recent.key, recent.path)
        told = about.pop(path, ("", ""))[1]
        more = (path.stem, short_folder(path), *recent.roles, recent.scene, told)
        found.append(_entry(path, recent.title, told, recent, more))
    found += [
        _entry(path, title, told, None, (path.stem, told)) for path, (title, told) in about.items()
    ]
    return found


def _entry(path: Path, title: str, about: str, recent: Recent | None, more: Sequence[str]) -> Entry:
    return Entry(path, title, about, recent, searched(title), searched(" ".join(more)))


def searched(text: str) -> str:
    """`text` in small letters without accents, as words are compared: "Amélie" is found by "amelie"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def short_folder(path: Path) -> str:
    """The folder of a file, as `short_path` writes it."""
    return short_path(path.parent)


def short_path(path: Path) -> str:
    """A path with ~ for the user's own folder."""
    try:
        home = Path.home()
    except RuntimeError:
        return str(path)
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
