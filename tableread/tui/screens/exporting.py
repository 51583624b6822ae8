"""Writing something to a file: where to is asked, and before an existing file is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tableread.base.errors import TablereadError
from tableread.base.whole_file import write_whole
from tableread.production.keys import is_sample
from tableread.production.production import Production
from tableread.script.load import STANDARD_INPUT


def export(screen: Screen[Any], production: Production, what: str, make: Callable[[], str]) -> None:
    """Ask on `screen` for a path, and write there the Markdown that `make` gives. `what` it is, for people: "notes"."""
    path = production.path
    own = path != STANDARD_INPUT and not is_sample(path)
    name = f"{path.stem if own else 'script'} {what}.md"
    offered = [folder / name for folder in folders_for(production)]
    export_to(
        screen,
        f"Export the {what} to",
        offered,
        lambda _: make().encode("utf-8", "backslashreplace"),
    )


def export_to(
    screen: Screen[Any], title: str, offered: list[Path], make: Callable[[Path], bytes]
) -> None:
    """Ask on `screen` for a path, and write there what `make` gives for it. That is called on a thread, and may raise a
    `TablereadError`, which is shown."""
    from tableread.tui.screens.choose import ChooseScreen

    def chosen(path: str | None) -> None:
        if path is not None:
            _write_or_ask(screen, Path(path).expanduser(), make)

    screen.app.push_screen(ChooseScreen(title, [str(path) for path in offered], own=True), chosen)


def folders_for(production: Production) -> list[Path]:
    """Where something about a script may be written: beside it, here, at home. Samples lie where nobody looks."""
    path = production.path
    own = path != STANDARD_INPUT and not is_sample(path)
    near = [path.resolve().parent] if own else []
    return [f for f in dict.fromkeys((*near, Path.cwd(), Path.home())) if os.access(f, os.W_OK)]


def _write_or_ask(screen: Screen[Any], path: Path, make: Callable[[Path], bytes]) -> None:
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


def _write(screen: Screen[Any], path: Path, make: Callable[[Path], bytes]) -> None:
    """On a thread: it may take a while to make, and disks are slow."""
    told, severity = f"Written to {path}.", "information"
    try:
        write_whole(path, make(path))
    except TablereadError as error:
        told, severity = str(error), "error"
    except OSError as error:
        told, severity = f"{path} could not be written: {error.strerror}.", "error"
    screen.app.call_from_thread(screen.app.notify, told, severity=severity, timeout=6)
