"""Writing a text to a file: where to is asked, and before an existing file is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen


def export(screen: Screen[Any], title: str, name: str, near: Path, make: Callable[[], str]) -> None:
    """Ask on `screen` for a path, and write there what `make` gives; it is called on a thread. `name`: of the file, where
    nobody wants another; `near`: the folder that is offered first."""
    from tableread.tui.screens.choose import ChooseScreen

    folders = dict.fromkeys((near, Path.cwd(), Path.home()))

    def chosen(path: str | None) -> None:
        if path is not None:
            _write_or_ask(screen, Path(path).expanduser(), make)

    offered = [str(folder / name) for folder in folders]
    screen.app.push_screen(ChooseScreen(title, offered, own=True), chosen)


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
