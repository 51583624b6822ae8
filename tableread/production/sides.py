"""Sides of a script that is known: with stars where it has changed since the last draft, and names for their files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tableread.base.counted import counted, listed
from tableread.base.errors import WriteError
from tableread.production.keys import is_sample
from tableread.production.production import Production
from tableread.script.load import STANDARD_INPUT
from tableread.script.sides import Sides, sides_of
from tableread.script.write import written

FORMS = {"pdf": ".pdf", "fountain": ".fountain", "html": ".html", "txt": ".txt"}
"""By name: the ending of the file."""
_WRITERS = {".pdf": "pdf", ".fountain": "fountain", ".html": "html", ".txt": "plain"}
_ODD = re.compile(r"[^\w .'()-]+")
_LONGEST_NAME = 60
"""Letters of a part in the name of a file; systems take 255 bytes for all of it."""


class SidesFile(NamedTuple):
    """Sides as they are to be written to a file."""

    path: Path
    content: bytes
    told: str
    """What is in it, in words; and why it is no PDF, where it was to be one."""


def sides_name(production: Production, parts: Sequence[str], form: str) -> str:
    """A name for the file, whatever the parts are called."""
    who = _ODD.sub("", listed(parts))[:_LONGEST_NAME].strip(" .") or "part"
    script = production.path.stem if production.path != STANDARD_INPUT else "script"
    return f"{script} - sides - {who}{FORMS[form]}"


def sides_path(production: Production, parts: Sequence[str], form: str) -> Path:
    """Where sides go if nobody says: beside the script, or here, where the script is the program's own or no file."""
    path = production.path
    own = path != STANDARD_INPUT and not is_sample(path)
    folder = path.resolve().parent if own else Path.cwd()
    return folder / sides_name(production, parts, form)


def sides_file(
    production: Production,
    parts: Sequence[str],
    path: Path,
    *,
    cues_only: bool = False,
    html_instead: bool = False,
) -> SidesFile:
    """The sides of `parts` for `path`, whose ending says the form. With `html_instead` a script whose letters no PDF can have
    becomes a web page beside it. Takes a while: for a thread. Raises `WriteError`."""
    form = _WRITERS.get(path.suffix.casefold())
    if form is None:
        raise WriteError(
            f"{path.name} does not end in a format for sides. Use one of: {', '.join(_WRITERS)}."
        )
    sides = _made(production, parts, cues_only)
    told = (
        f"{counted(sides.scenes, 'scene')}, {counted(sides.speeches, 'speech')} of {listed(parts)}."
    )
    try:
        return SidesFile(path, written(sides.script, form, sides.marks), told)
    except WriteError as error:
        if form != "pdf" or not html_instead:
            raise
        page = written(sides.script, "html", sides.marks)
        return SidesFile(path.with_suffix(FORMS["html"]), page, f"{told} {_why(error)}")


def _why(error: WriteError) -> str:
    return f"It is a web page, to be printed from a browser: {error}"


def _made(production: Production, parts: Sequence[str], cues_only: bool) -> Sides:
    drafts = production.drafts
    changed = drafts.starred() if drafts is not None else ()
    sides = sides_of(production.script, parts, cues_only=cues_only, changed=changed)
    if not sides.speeches:
        raise WriteError(f"{listed(parts)} has no lines in this script.")
    return sides
