"""`tableread report FILE`: the notes on a script and what was measured of its last read, as Markdown."""

from __future__ import annotations

from pathlib import Path

from tableread.cli.kept_script import kept_script, print_or_write, refuse_existing
from tableread.production.report import report_of
from tableread.production.report_markdown import report_markdown


def run(
    path: Path,
    out: Path | None,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Print the report, or write it to `out`. Raises `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    with kept_script(path, format, encoding) as (production, _):
        told = report_markdown(report_of(production))
    print_or_write(told, out)
