"""Writing a text to a file: where to is asked, and before an existing file is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tableread.production.keys import is_sample
from tableread.production.production import Production
from tableread.script.load import STANDARD_INPUT


def export(screen: Screen[Any], production: Production, what: str, make: Callable[[], str]) -> None:
    """Ask on `screen` for a path, and write there what `make` gives; it is called on a thread. `what` it is, for people:
    "notes"."""
    from tableread.tui.screens.choose import ChooseScreen

    path = production.path
    own = path != STANDARD_INPUT and not is_sample(path)
    name = f"{path.stem if own else 'script'} {what}.md"
    near = [path.resolve().parent] if own else []
    folders = [f for f in dict.fromkeys((*near, Path.cwd(), Path.home())) if os.access(f, os.W_OK)]

    def chosen(path: str | None) -> None:
        if path is not None:
            _write_or_ask(screen, Path(path).expanduser(), make)

    offered = [str(folder / name) for folder in folders]
    screen.app.push_screen(ChooseScreen(f"Export the {what} to", offered, own=True), chosen)


def _write_or_ask(screen: Screen[Any], path: Path, make: Callable[[], str]) -> None:
    from tableread.tui.screens.confirm import ConfirmScreen

    def write() -> None:
        screen.run_worker(lambda: _write(screen, path, make), thread=True, group="export")

    def answered(yes: bool | None) -> None:
        if yes:
            write()

    if path.is_file():
        screen.app.push_screen(ConfirmScreen(f"{path} exists. Replace it?"), answered)
    else:
        write()


def _write(screen: Screen[Any], path: Path, make: Callable[[], str]) -> None:
    """On a thread: the text may take a while to make, and disks are slow."""
    try:
        path.write_text(make(), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        told, severity = f"{path} could not be written: {error.strerror}.", "error"
    else:
        told, severity = f"Written to {path}.", "information"
    screen.app.call_from_thread(screen.app.notify, told, severity=severity, timeout=6)
