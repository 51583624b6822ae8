"""Writes single settings into the user's file; its comments, its order and all else in it stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tableread.base.errors import SettingsError
from tableread.base.whole_file import alone, write_whole


def write_setting(path: Path, place: tuple[str, ...], value: Any) -> None:
    """Set the value at `place` (tables and a key) of the TOML file at `path`, which is made where there is none.

    Takes some milliseconds: not for the event loop. The file is replaced as a whole, so that it is never half written, and
    what another program writes at the same time is kept.
    Raises `SettingsError` where it cannot be read or written, and leaves it as it is.
    """

    def put(document: Any) -> None:
        import tomlkit

        table = document
        for name in place[:-1]:
            if name not in table:
                table[name] = tomlkit.table()
            table = table[name]
        table[place[-1]] = value

    _edit(path, put)


def remove_setting(path: Path, place: tuple[str, ...]) -> None:
    """Take the value at `place` out of the file, so that its default is used; as `write_setting` otherwise."""

    def take_out(document: Any) -> None:
        table = document
        for name in place[:-1]:
            table = table.get(name, {})
        if place[-1] in table:
            del table[place[-1]]

    if path.exists():
        _edit(path, take_out)


def _edit(path: Path, change: Callable[[Any], None]) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        with alone(path):
            text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
            document = tomlkit.parse(text)
            change(document)
            write_whole(path, tomlkit.dumps(document).encode("utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{path.name} could not be written: {error.strerror}. The change lasts until you quit."
        ) from error
    except (TOMLKitError, UnicodeDecodeError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{path.name} has a mistake in it, so it was left as it is. The change lasts until you quit."
        ) from error
