"""Other keys for the program by ear, as the settings give them: `[keys]` with `listen-where = "g"`. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from tableread.base.settings_file import KEYS_BY_EAR
from tableread.cli.by_ear.keys_table import Key

_NAMED = {
    "space", "enter", "tab", "backspace", "escape", "up", "down", "left", "right", "home", "end", "delete",
    "shift+tab", "shift+up", "shift+down", "shift+left", "shift+right",
}  # fmt: skip
"""Keys that have the same name here as in the settings."""
_OTHERWISE = {"pageup": "page up", "pagedown": "page down"}
_SIGNS = {
    "slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_",
}  # fmt: skip
"""Signs that the settings call otherwise than Unicode."""


def ear_key(name: str) -> str | None:
    """The key that the settings call `name`, as `cli.keys` does; None where a plain terminal has no such key."""
    if name in _NAMED:
        return name
    if name in _OTHERWISE:
        return _OTHERWISE[name]
    letter = name[6:].upper() if name.startswith("upper_") else _SIGNS.get(name, name)
    if len(letter) != 1:
        try:
            letter = unicodedata.lookup(name.replace("_", " "))
        except KeyError:
            return None
    return letter if letter.isprintable() and letter != " " else None


def with_own_keys(keys: Sequence[Key], chosen: Mapping[str, str]) -> tuple[list[Key], list[str]]:
    """`keys` with those that were `chosen`, by the names of the settings; a usual key that was given to another action does
    only that. And what is wrong in them, in sentences."""
    known = {key.id for key in keys}
    own: dict[str, tuple[str, ...]] = {}
    wrong = []
    for name, typed in chosen.items():
        if not name.startswith(KEYS_BY_EAR):
            continue  # of a screen
        found = {each.strip(): ear_key(each.strip()) for each in typed.split(",")}
        missing = [each for each, key in found.items() if key is None]
        if name not in known:
            wrong.append(f"keys.{name}: there is no such action. The line is ignored.")
        elif missing:
            told = f"keys.{name}: there is no key {missing[0] or 'without a name'} by ear."
            wrong.append(f"{told} The usual key is used.")
        else:
            own[name] = tuple(key for key in found.values() if key is not None)
    given = {key for keys in own.values() for key in keys}
    changed = [
        entry._replace(
            keys=own.get(entry.id) or tuple(key for key in entry.keys if key not in given)
        )
        for entry in keys
    ]
    return changed, wrong
