"""Writes a script in the forms that other programs read. A new form is a module and a row here."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from tableread.base.errors import WriteError
from tableread.script.model import Script
from tableread.script.write.marks import Marks

FORMS = {
    ".fountain": "fountain",
    ".fdx": "fdx",
    ".txt": "plain",
    ".html": "html",
    ".json": "json",
    ".pdf": "pdf",
}
"""By the ending of the file's name."""
MARKED_FORMS = ("pdf", "fountain", "html", "plain")
"""Those that can have marks of a reader's own."""
_MODULES = {"json": "interchange"}


def write(script: Script, path: Path, *, overwrite: bool = False) -> None:
    """Write `script` to `path` in the form that its name's ending says. Raises `ScriptError`.

    The file is there whole or not at all, and one that is there already is left alone unless
    `overwrite` says so.
    """
    form = FORMS.get(path.suffix.casefold())
    if form is None:
        raise WriteError(
            f"{path.name or path} does not end in a format that can be written. Use one of: {', '.join(FORMS)}."
        )
    if os.path.lexists(path) and not overwrite:
        raise WriteError(f"{path.name} already exists. Choose another name, or add --overwrite.")
    content = written(script, form)
    path = path.resolve()  # through a link the file behind it is written
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise WriteError(f"{path.name} could not be written: {error.strerror or error}.") from error


def written(script: Script, form: str, marks: Marks | None = None) -> bytes:
    """`script` in `form`, one of the values of `FORMS`; `marks` for one of `MARKED_FORMS` only. Raises `ScriptError` where it
    cannot be."""
    module = import_module(f"tableread.script.write.{_MODULES.get(form, form)}")
    if marks is not None:
        return cast(Callable[[Script, Marks], bytes], module.write)(script, marks)
    return cast(Callable[[Script], bytes], module.write)(script)
