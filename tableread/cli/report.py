"""`tableread report FILE`: the notes on a script and what came of its reads, as Markdown or JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tableread.cli.kept_script import kept_script, print_or_write, refuse_existing
from tableread.production.report import report_of
from tableread.production.report_data import as_data
from tableread.production.report_markdown import report_markdown


def run(
    path: Path,
    out: Path | None,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Print the report, or write it to `out`. Raises `TablereadError`."""
    refuse_existing(out, overwrite=overwrite)
    with kept_script(path, format, encoding) as (production, _):
        report = report_of(production)
    if as_json:
        told = json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"
    else:
        told = report_markdown(report)
    print_or_write(told, out)
