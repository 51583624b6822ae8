"""What is told of a script before it is opened: its title page, its cast, how long it is, how it begins. It comes from the
reading that is kept, so the file itself, which may be large or on a slow drive, is not touched. For a thread."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from tableread.base import paths
from tableread.base.errors import ScriptError
from tableread.base.settings import Gaps
from tableread.library.store import Library, Recent
from tableread.production.keys import path_of, readings_of
from tableread.production.recalled import corrected_as_kept
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import TABLE_READ
from tableread.script.kept import latest_kept
from tableread.script.load import load
from tableread.script.model import Character, Kind, Script

_LARGEST = 4 * 1024 * 1024
"""Bytes of a kept reading: some forty times a film's. A larger one would hold up all other threads while it is decoded."""
_FIRST_LINES = 60
_LONGEST_LINE = 300
_UNTOLD = frozenset({Kind.TITLE, Kind.NOTE, Kind.FURNITURE, Kind.PAGE_BREAK, Kind.SYNOPSIS})
_IN_SPEECH = frozenset({Kind.DIALOGUE, Kind.LYRICS, Kind.PARENTHETICAL})


class FirstLine(NamedTuple):
    """One of the lines with which a script begins."""

    kind: Kind
    text: str
    """Of a cue the name. Of a line of yours nothing, whatever a read masks: it is not shown before you say it."""
    yours: bool = False


class Preview(NamedTuple):
    """What is told of a script."""

    title: str
    authors: tuple[str, ...]
    characters: tuple[Character, ...]
    scenes: int
    seconds: float
    """Of the whole read, at normal speed."""
    first_lines: tuple[FirstLine, ...]


def kept_preview(folders: paths.Folders, library: Library, recent: Recent) -> Preview | None:
    """Of a script that was opened before; None where its reading is not kept, or too large."""
    folder = readings_of(folders, path_of(recent.key, recent.path))
    reading = latest_kept(folder, _LARGEST)
    if reading is None:
        return None
    script = corrected_as_kept(reading.script, library, recent.key)
    return _preview(script, recent.title, recent.seconds, recent.roles)


def sample_preview(path: Path) -> Preview | None:
    """Of one of the program's own scripts, which was not opened yet."""
    try:
        script = load(path)
    except ScriptError:
        return None
    return _preview(script, script.title, None, ())


def _preview(script: Script, title: str, seconds: float | None, yours: Collection[str]) -> Preview:
    if seconds is None:
        seconds = running_order(script, TABLE_READ, Gaps()).seconds
    lines = tuple(_first_lines(script, yours))
    return Preview(title, script.authors, script.characters, len(script.scenes), seconds, lines)


def _first_lines(script: Script, yours: Collection[str]) -> list[FirstLine]:
    found: list[FirstLine] = []
    mine = False
    for element in script.elements:
        if len(found) == _FIRST_LINES:
            break
        if element.kind is Kind.CUE:
            mine = (element.speaker or element.text) in yours
            found.append(FirstLine(element.kind, element.text[:_LONGEST_LINE], mine))
        elif element.kind in _IN_SPEECH:
            text = "" if mine else " ".join(element.text.split())[:_LONGEST_LINE]
            found.append(FirstLine(element.kind, text, mine))
        elif element.kind not in _UNTOLD:
            found.append(FirstLine(element.kind, " ".join(element.text.split())[:_LONGEST_LINE]))
    return found
