"""What commands do that tell of a script that was read before: open it without a sound, print or write what is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tableread.base import paths
from tableread.base.errors import UnknownNameError, WriteError
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.performance.house import House, make_player, open_house
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.script.load import name_of
from tableread.speech.start import open_speech


def refuse_existing(out: Path | None, *, overwrite: bool) -> None:
    """Raises `WriteError` where `out` is there and must not be replaced; before anything is read."""
    if out is not None and out.exists() and not overwrite:
        raise WriteError(f"{out.name} already exists. Choose another name, or add --overwrite.")


@contextmanager
def kept_script(
    path: Path,
    format: str | None,  # noqa: A002
    encoding: str | None,
    *,
    new_too: bool = False,
) -> Iterator[tuple[Production, House]]:
    """The script and its house, which is closed afterwards. Raises `TablereadError`, also where nothing is kept of it, unless
    it may be one that was not read before: `new_too`."""
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    house = open_house(folders, open_speech(folders)[0], make_player(silent=True))
    try:
        file = ScriptFile(path, house, format, encoding)
        if file.key is None and file.known is None and not new_too:
            raise UnknownNameError(f"Nothing is saved for {name_of(path)}: read it first.")
        yield Production(file, house, file.known), house
    finally:
        house.close()


def print_or_write(told: str, out: Path | None) -> None:
    """Print it, or write it to `out`. Raises `WriteError`."""
    if out is None:
        print(told, end="")
        return
    try:
        out.write_text(told, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise WriteError(f"{out.name} could not be written: {error.strerror}.") from error
    print(f"{out.name} is written.")
