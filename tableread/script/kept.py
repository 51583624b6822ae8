"""Scripts as they were read, kept on disk: the second opening of a file need not read it again.

Kept by the file's content and by the state of the readers, so neither a new draft nor a new reader
ever meets an old reading. May be deleted at any time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tableread.base import made
from tableread.script.line_id import LineId, line_ids
from tableread.script.load import STANDARD_INPUT, load_bytes, name_of, read_bytes, title_from
from tableread.script.model import Script

_MOST = 5
"""Readings in the folder: of drafts, and by readers of this state; the oldest go first."""


class KeptReading(NamedTuple):
    """A script as it was read."""

    script: Script
    ids: tuple[LineId, ...]
    """The identities of its elements."""
    name: str
    """Of another content, or by other readers, there is none of that name; "" where it is not kept."""


def load_kept(
    path: Path,
    folder: Path,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
) -> KeptReading:
    """`load(path, format, encoding)`, by way of `folder`, which holds the readings of this script alone. A folder that
    cannot be used is no hindrance; what is piped in is not kept."""
    data = read_bytes(path)
    if path == STANDARD_INPUT:
        script = load_bytes(data, name_of(path), format, encoding)
        return KeptReading(script, line_ids(script), "")
    readers = made.state_of([Path(__file__).parent])
    asked = repr((format, encoding)).encode()
    name = made.name_from(readers, asked, data)
    found = made.fetch(folder / name, KeptReading)
    if found is None:
        script = load_bytes(data, name_of(path), format, encoding)
        found = KeptReading(script, line_ids(script), name)
        made.keep(folder / name, found, _MOST)
    script = found.script
    return found._replace(script=replace(script, title=script.title or title_from(name_of(path))))


def latest_kept(folder: Path, largest: int) -> KeptReading | None:
    """The reading that `folder` was given last, whatever the file holds by now; None where there is none that can be
    used, or it has more than `largest` bytes."""
    try:
        readings = [(file.stat(), file) for file in folder.iterdir() if not file.suffix]
    except OSError:
        return None
    if not readings:
        return None
    found, file = max(readings, key=lambda reading: reading[0].st_mtime_ns)
    return made.fetch(file, KeptReading) if found.st_size <= largest else None
