"""Scripts as they were read, kept on disk: the second opening of a file need not read it again.

Kept by the file's content and by the state of the readers, so neither a new draft nor a new reader
ever meets an old reading. May be deleted at any time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tableread.base import made
from tableread.script.load import STANDARD_INPUT, load_bytes, name_of, read_bytes, title_from
from tableread.script.model import Script

_MOST = 5
"""Readings in the folder: of drafts, and by readers of this state; the oldest go first."""


class Reading(NamedTuple):
    """A script as it was read."""

    script: Script
    name: str
    """Of another content, or by other readers, there is none of that name; "" where it is not kept."""


def load_kept(
    path: Path,
    folder: Path,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
) -> Reading:
    """`load(path, format, encoding)`, by way of `folder`, which holds the readings of this script alone. A folder that
    cannot be used is no hindrance; what is piped in is not kept."""
    data = read_bytes(path)
    if path == STANDARD_INPUT:
        return Reading(load_bytes(data, name_of(path), format, encoding), "")
    readers = made.state_of([Path(__file__).parent])
    asked = repr((format, encoding)).encode()
    name = made.name_from(readers, asked, data)
    script = made.fetch(folder / name, Script)
    if script is None:
        script = load_bytes(data, name_of(path), format, encoding)
        made.keep(folder / name, script, _MOST)
    return Reading(replace(script, title=script.title or title_from(name_of(path))), name)
