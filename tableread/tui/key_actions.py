"""Actions that can be given other keys: what each does, and which keys it has; how keys are called. Which there are, `names`
knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_NAMES = {
    "left_square_bracket": "[", "right_square_bracket": "]", "question_mark": "?", "slash": "/",
    "comma": ",", "plus": "+", "minus": "-", "equals_sign": "=", "exclamation_mark": "!",
    "left": "←", "right": "→", "up": "↑", "down": "↓",
    "shift+left": "shift+←", "shift+right": "shift+→",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyAction:
    """Something that a key does."""

    id: str
    """What the settings call it."""
    told: str
    """What it does, for people."""
    usual: tuple[str, ...]
    """Its keys where nobody chose others."""
    screens: tuple[str, ...]
    """Where: "stage", "cast"."""


def keys_of(
    action: KeyAction, actions: Mapping[str, KeyAction], chosen: Mapping[str, str]
) -> tuple[str, ...]:
    """The keys of `action` where `chosen` are those that the settings give to actions, by id: a usual key that was given
    to another action of the screen is not among them."""
    if own := chosen.get(action.id):
        return tuple(key.strip() for key in own.split(","))
    given = {
        key.strip()
        for other, keys in chosen.items()
        if other in actions and set(actions[other].screens) & set(action.screens)
        for key in keys.split(",")
    }
    return tuple(key for key in action.usual if key not in given)


def taken_by(
    key: str, action: KeyAction, actions: Mapping[str, KeyAction], chosen: Mapping[str, str]
) -> list[KeyAction]:
    """The other actions that `key` (several, with commas) belongs to on a screen where `action` is."""
    wanted = set(key.split(","))
    return [
        other
        for other in actions.values()
        if other.id != action.id
        and set(other.screens) & set(action.screens)
        and wanted & set(keys_of(other, actions, chosen))
    ]


def key_name(key: str) -> str:
    """How a key is written on it: "left_square_bracket" → "["."""
    keys = (k[6:].upper() if k.startswith("upper_") else k for k in key.split(","))
    names = dict.fromkeys(_NAMES.get(k, k) for k in keys)
    return " or ".join(n for n in names if n != "=")
