"""`tableread convert IN OUT`: a script in another program's form."""

from __future__ import annotations

from pathlib import Path

from tableread.base.counted import counted
from tableread.cli.reading import read_script
from tableread.script.write import write


def run(
    source: Path,
    target: Path,
    format: str | None,  # noqa: A002
    encoding: str | None,
    overwrite: bool,
) -> None:
    """Read `source`, write `target`, say what was done. Raises `ScriptError`."""
    script = read_script(source, format, encoding)
    write(script, target, overwrite=overwrite)
    places = len(script.warnings)
    uncertain = counted(places, "uncertain place") if places else "nothing uncertain"
    print(
        f"{target.name}: {counted(len(script.scenes), 'scene')}, "
        f"{counted(len(script.speeches), 'speech')}, read as {script.format}; {uncertain}."
    )
