"""What stands in the library's list: scripts in groups, or those that match, or what to do first. Pure but for `missing`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from tableread.base.counted import counted
from tableread.tui.library.entries import Entry
from tableread.tui.library.matching import matching
from tableread.tui.library.row import Row, heading, note
from tableread.tui.library.script_row import script_row

_FIRST = (
    "You have not opened a script yet. Press Enter to try a sample. For a script of your own, type its path, press "
    "Ctrl+O to look for it, or drop its file here."
)
_NO_MATCH = (
    "Escape clears the box. A path, such as ~/draft.pdf, opens a file; Ctrl+O looks for one."
)


def rows_for(
    entries: Sequence[Entry],
    typed: str,
    now: float,
    usual_speed: float,
    gone: Collection[Path],
) -> list[Row]:
    """The list for what was typed. `now`: seconds since 1970; `usual_speed`: of scripts that have none of their own;
    `gone`: files that are not there."""

    def row(entry: Entry, goes_on: bool = False) -> Row:
        return script_row(entry, now, usual_speed, gone=entry.path in gone, goes_on=goes_on)

    if typed.strip():
        found = matching(entries, typed)
        if found:
            return [row(entry) for entry in found]
        return [note(f"Nothing matches “{typed.strip()}”."), note(_NO_MATCH)]
    opened = [entry for entry in entries if entry.recent is not None]
    samples = [entry for entry in entries if entry.recent is None]
    last = next((entry for entry in opened if entry.path not in gone), None)
    rows: list[Row] = []
    if not opened:
        rows.append(note(_FIRST))
    if last is not None:
        rows += [heading("Go on", "Enter"), row(last, goes_on=True)]
    rows += _group("Recent", [row(entry) for entry in opened if entry is not last])
    return rows + _group("Samples", [row(entry) for entry in samples])


def _group(title: str, rows: list[Row]) -> list[Row]:
    return [heading(title), *rows] if rows else []


def count_of(entries: Sequence[Entry], rows: Iterable[Row]) -> str:
    """ "14 scripts", "3 of 14 scripts"."""
    shown = sum(row.stands_for is not None for row in rows)
    every = counted(len(entries), "script")
    return every if shown == len(entries) else f"{shown} of {every}"


def missing(paths: Iterable[Path]) -> set[Path]:
    """Those at which there is no file. Asks the disk: for a thread."""
    return {path for path in paths if not _is_there(path)}


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no permission to look is no reason to say that it is gone
        return True
