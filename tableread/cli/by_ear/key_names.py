"""What keys are called when they are said, and printed."""

from __future__ import annotations

_NAMES = {
    "left": "left arrow", "right": "right arrow", "up": "up arrow", "down": "down arrow",
    "[": "left bracket", "]": "right bracket", "-": "minus", "+": "plus", "=": "equals", "?": "question mark",
    "/": "slash", ",": "comma", ".": "full stop", "<": "less than", ">": "greater than", ";": "semicolon",
    ":": "colon", "'": "apostrophe", '"': "quote", "!": "exclamation mark", "@": "at", "#": "hash", "$": "dollar",
    "%": "percent", "^": "caret", "&": "ampersand", "*": "star", "(": "left parenthesis", ")": "right parenthesis",
    "_": "underscore", "\\": "backslash", "|": "bar", "`": "backquote", "~": "tilde", "{": "left brace",
    "}": "right brace", "ctrl+c": "control C", "ctrl+d": "control D", "space": "space",
}  # fmt: skip


def key_name(key: str) -> str:
    """The key's name in words: "capital R", "left arrow"."""
    if key in _NAMES:
        return _NAMES[key]
    if len(key) == 1 and key.isupper():
        return f"capital {key}"
    if len(key) == 1:
        return key.upper() if key.isalpha() else key  # "a" alone is read as an article
    return key.replace("+", " ")
