"""`tableread sides FILE`: the scenes of a part, to print or to take along."""

from __future__ import annotations

from pathlib import Path

from tableread.base.errors import UnknownNameError, WriteError
from tableread.base.whole_file import write_whole
from tableread.cli.kept_script import kept_script, refuse_existing
from tableread.production.sides import sides_file, sides_path


def run(
    path: Path,
    out: Path | None,
    roles: list[str],
    form: str,
    cues_only: bool,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Write the sides of `roles`, or of your parts, to `out`, else to a file beside the script, and say so. Raises
    `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    with kept_script(path, format, encoding, new_too=True) as (production, _):
        parts = [production.find_character(role) for role in roles] or list(
            production.memories.yours
        )
        if not parts:
            raise UnknownNameError("You have no part in this script. Name one with --role.")
        to = out or sides_path(production, parts, form)
        refuse_existing(to, overwrite=overwrite)
        made = sides_file(production, parts, to, cues_only=cues_only, html_instead=out is None)
    refuse_existing(made.path, overwrite=overwrite)
    try:
        write_whole(made.path, made.content)
    except OSError as error:
        raise WriteError(f"{made.path.name} could not be written: {error.strerror}.") from error
    print(f"{made.path} is written: {made.told}")
