"""`tableread report FILE`: the notes on a script and what was measured of its last read, as Markdown."""

from __future__ import annotations

from pathlib import Path

from tableread.base import paths
from tableread.base.errors import UnknownNameError, WriteError
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.performance.house import make_player, open_house
from tableread.production.production import Production
from tableread.production.report import report_of
from tableread.production.report_markdown import report_markdown
from tableread.production.script_file import ScriptFile
from tableread.script.load import name_of
from tableread.speech.start import open_speech


def run(
    path: Path,
    out: Path | None,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Print the report, or write it to `out`. Raises `TablereadError`."""
    if out is not None and out.exists() and not overwrite:
        raise WriteError(f"{out.name} already exists. Choose another name, or add --overwrite.")
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, open_speech(folders)[0], make_player(silent=True))
    try:
        file = ScriptFile(path, house, format, encoding)
        if file.key is None and file.known is None:
            raise UnknownNameError(f"Nothing is saved for {name_of(path)}: read it first.")
        told = report_markdown(report_of(Production(file, house, file.known)))
    finally:
        house.close()
    if out is None:
        print(told, end="")
        return
    try:
        out.write_text(told, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise WriteError(f"{out.name} could not be written: {error.strerror}.") from error
    print(f"{out.name} is written.")
