"""`tableread linenotes FILE`: the line notes on the last read, as Markdown, a table or a page to print."""

from __future__ import annotations

from pathlib import Path

from tableread.cli.kept_script import kept_script, print_or_write, refuse_existing
from tableread.production.line_notes import line_notes_of
from tableread.production.line_notes_forms import FORMS


def run(
    path: Path,
    out: Path | None,
    form: str | None,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Print them, or write them to `out`, whose ending says in which form unless `form` does. Raises `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    ending = out.suffix.lower().removeprefix(".") if out is not None else ""
    written = FORMS.get(form or ending, FORMS["md"])
    with kept_script(path, format, encoding) as (production, house):
        told = written(line_notes_of(production, house.live.now.learning.late))
    print_or_write(told, out)
