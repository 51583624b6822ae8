"""What the settings may name and only the screens know: themes, actions and keys."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection

from tableread.base.settings_file import ScreenNames

_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})


def theme_names() -> Collection[str]:
    """Themes that can be chosen."""
    from textual.theme import BUILTIN_THEMES

    from tableread.tui.themes import THEMES

    return [*(theme.name for theme in THEMES), *BUILTIN_THEMES]


def action_names() -> Collection[str]:
    """Actions of all screens that can be given other keys: the ids of their bindings."""
    from textual.binding import Binding
    from textual.dom import DOMNode

    from tableread.tui import screens, stage

    found: dict[str, None] = {}
    files = [
        f"{room.__name__}.{file.name}"
        for room in (screens, stage)
        for file in pkgutil.iter_modules(room.__path__)
    ]
    for file in files:
        for part in vars(importlib.import_module(file)).values():
            if isinstance(part, type) and issubclass(part, DOMNode):
                bindings = [b for b in part.BINDINGS if isinstance(b, Binding)]
                found |= {binding.id: None for binding in bindings if binding.id}
    return found


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
