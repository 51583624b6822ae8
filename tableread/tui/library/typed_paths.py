"""Paths as people type them, and as terminals write the files that are dropped on them."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from tableread.base.printable import printable
from tableread.script.load import ENDINGS

_MOST = 500
"""Names that are listed of a folder; typing on narrows them."""
_DRIVE = re.compile(r"[A-Za-z]:")


class Listing(NamedTuple):
    """What is in a folder that goes on what was typed."""

    typed: str
    names: tuple[str, ...]
    """Scripts and folders first; those of folders end with the separator."""
    problem: str = ""
    """Why there are none, as a sentence."""

    @property
    def start(self) -> str:
        """What was typed, up to the last separator."""
        return self.typed[: len(self.typed) - len(_last_part(self.typed))]

    @property
    def completed(self) -> str:
        """What was typed with all that the names have in common."""
        common = os.path.commonprefix(self.names)  # noqa: RUF071 - letters, not folders
        return self.start + common if len(common) > len(_last_part(self.typed)) else self.typed

    def path_of(self, name: str) -> Path:
        """The file or folder that one of the names is of."""
        return expanded(self.start + name)


def looks_like_path(text: str) -> bool:
    """Whether a path is being typed, and not words to search for."""
    begins = text.startswith(("/", "~", "./", "../", "'", '"', "file:")) or text in {".", ".."}
    return begins or os.sep in text or (os.name == "nt" and _DRIVE.match(text) is not None)


def expanded(text: str) -> Path:
    """The path that `text` is; "~name" of nobody stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def dropped(text: str) -> list[str]:
    """What a path may be that a terminal has written for a dropped file, the likeliest first: bare, in quotes, as an
    address, or with a backslash before whatever a shell would take for something else. Of several, the first."""
    text = text.strip()
    first = text.splitlines()[0].strip() if text else ""
    found = [text, first]
    if os.name == "nt":
        found.append(first.strip("\"'"))
    else:
        try:
            found += shlex.split(first)[:1]
        except ValueError:  # a quote that does not end: it is of the name
            found.append(first.replace("\\ ", " "))
    found = [_from_address(path) for path in reversed(found) if path]
    return list(dict.fromkeys(found))


def _from_address(text: str) -> str:
    """The path of a file:// address; any other text stays."""
    if not text.lower().startswith("file:"):
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    return url2pathname(parts.path) if os.name == "nt" else unquote(parts.path)


def file_of(text: str) -> Path | None:
    """The file that was dropped or typed; None where there is none. Asks the disk: for a thread."""
    for path in map(expanded, dropped(text)):
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):  # a name that is too long, or has a zero in it
            continue
    return None


def count_dropped(text: str, opened: Path) -> int:
    """How many files were dropped, of which `opened` is the first: on a line each, or on one line as a shell has them."""
    text = text.strip()
    words = text.splitlines()
    if len(words) == 1 and expanded(_from_address(text)) != opened and os.name != "nt":
        try:
            words = shlex.split(text)
        except ValueError:  # a quote that does not end: it is of the name
            return 1
    return max(1, sum(looks_like_path(word.strip()) for word in words))


def listing(typed: str) -> Listing:
    """What goes on `typed`. Asks the disk: for a thread."""
    if typed.startswith(("'", '"', "file:")):  # a file that was dropped
        return Listing(typed, (), "Press Enter to open this file.")
    last = _last_part(typed)
    folder = expanded(typed[: len(typed) - len(last)] or ".")
    try:
        with os.scandir(folder) as found:
            names = [_name(entry) for entry in found if _can_be_typed(entry.name)]
    except (OSError, ValueError) as error:
        return Listing(typed, (), _why(folder, error))
    same = [name for name in names if name.startswith(last)]
    if not same:
        same = [name for name in names if name.lower().startswith(last.lower())]
    shown = [name for name in same if last.startswith(".") or not name.startswith(".")]
    shown.sort(key=lambda name: (name != last, not is_likely(name), name.lower(), name))
    problem = "" if shown else _nothing(typed, folder, last)
    return Listing(typed, tuple(shown[:_MOST]), problem)


def is_likely(name: str) -> bool:
    """Whether a name is a folder's, or one that scripts have."""
    return name.endswith(os.sep) or name.lower().endswith(ENDINGS)


def _last_part(typed: str) -> str:
    if os.name == "nt":
        return re.split(r"[\\/]", typed)[-1]
    return typed.rpartition(os.sep)[2]


def _name(entry: os.DirEntry[str]) -> str:
    try:
        return entry.name + (os.sep if entry.is_dir() else "")
    except OSError:
        return entry.name


def _can_be_typed(name: str) -> bool:
    """Whether a name can be read on a screen: control characters and broken encodings cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return printable(name) == name and "\n" not in name and "\t" not in name


def _why(folder: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {folder}."
    if isinstance(error, PermissionError):
        return f"You have no permission to look into {folder}."
    why = getattr(error, "strerror", None) or error
    return f"{folder} cannot be listed: {why}."


def _nothing(typed: str, folder: Path, last: str) -> str:
    if last:
        return f"Nothing in {folder} begins with “{last}”."
    return f"{folder} is empty."
