"""Bundles of text (.highland, .textbundle, .textpack): a zip with the text, and with pictures that nobody reads."""

from __future__ import annotations

import re

from tableread.script.zipped import names_in, take_out

_TEXT = re.compile(r"(?:[^/]+/)?text\.(?:fountain|md|markdown|txt)", re.IGNORECASE)


def unwrapped(data: bytes) -> bytes:
    """The text in a bundle; any other file as it is. Raises `ScriptError` on a broken zip."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    name = next((name for name in names_in(data) if _TEXT.fullmatch(name)), None)
    return take_out(data, name) if name else data
