"""What the settings may name and only the screens know: themes, actions and keys."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from tableread.base.settings_file import ScreenNames

if TYPE_CHECKING:
    from textual.binding import Binding

    from tableread.tui.key_actions import KeyAction

_PLACES = {
    "keys": "stage",
    "screen": "stage",
    "cast_keys": "cast",
    "said": "what was said",
    "voices": "voices",
}
"""Names of screens by their files, where those do not say it."""
_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})


def theme_names() -> Collection[str]:
    """Themes that can be chosen."""
    from textual.theme import BUILTIN_THEMES

    from tableread.tui.themes import THEMES

    return [*(theme.name for theme in THEMES), *BUILTIN_THEMES]


def action_names() -> Collection[str]:
    """Actions of all screens that can be given other keys: the ids of their bindings."""
    return key_actions()


def key_actions() -> dict[str, KeyAction]:
    """All there are, by id. Imports every screen: not for the start."""
    from tableread.tui.key_actions import KeyAction

    found: dict[str, KeyAction] = {}
    for screen, binding in _bindings():
        if not binding.id:
            continue
        known = found.get(binding.id)
        screens = known.screens if known else ()
        found[binding.id] = KeyAction(
            binding.id,
            known.told if known else binding.tooltip or binding.description,
            known.usual if known else tuple(binding.key.split(",")),
            screens if screen in screens else (*screens, screen),
        )
    return found


def _bindings() -> Iterator[tuple[str, Binding]]:
    """Of all screens, with the screen's name."""
    from textual.binding import Binding
    from textual.dom import DOMNode

    from tableread.tui import library, noticing, screens, stage

    files = [
        (f"{room.__name__}.{file.name}", place or file.name)
        for room, place in ((stage, ""), (screens, ""), (library, "library"))
        for file in pkgutil.iter_modules(room.__path__)
    ]
    files.append((noticing.__name__, "everywhere"))
    for file, name in files:
        for part in vars(importlib.import_module(file)).values():
            if isinstance(part, type) and issubclass(part, DOMNode):
                for binding in part.BINDINGS:
                    if isinstance(binding, Binding):
                        yield _PLACES.get(name, name.replace("_", " ")), binding


def is_key(name: str) -> bool:
    """Whether a key is called so: "p", "question_mark", "ctrl+shift+left", "f5"."""
    from textual._keyboard_protocol import FUNCTIONAL_KEYS
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

    *modifiers, last = name.split("+") if len(name) > 1 else [name]
    known = {
        *(key.value for key in Keys),
        *FUNCTIONAL_KEYS.values(),
        *KEY_NAME_REPLACEMENTS.values(),
    }
    # terminals that tell both letters and shift make "upper_t" of T
    is_letter = len(last.removeprefix("upper_")) == 1
    exists = is_letter or last in known or key_to_character(last) is not None
    return exists and _MODIFIERS.issuperset(modifiers)


SCREEN_NAMES = ScreenNames(theme_names, action_names, is_key)
