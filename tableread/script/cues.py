"""What stands on a cue line: a name, extensions in brackets, a mark for dual dialogue."""

from __future__ import annotations

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """A cue line taken apart. `name` keeps its case; `extensions` are without brackets."""

    name: str
    extensions: tuple[str, ...]
    dual: bool
    text: str
    """What is written, without the mark for dual dialogue."""


_EXTENSION = re.compile(r"\(([^()]*)\)")


def take_apart(line: str) -> Cue:
    """Split "EDWARD (O.S.)(PRELAP) ^" into its name, its extensions and whether it is dual."""
    text = line.strip()
    dual = text.endswith("^")
    if dual:
        text = text[:-1].rstrip()
    if "(" not in text:
        return Cue(_plain(text), (), dual, text)
    name = text[: text.index("(")].rstrip()
    if name.endswith("^"):  # "OTTO ^ (O.S.)"
        name, dual = name[:-1], True
        text = " ".join([name.rstrip(), text[text.index("(") :]])
    extensions = tuple(m[1].strip() for m in _EXTENSION.finditer(text))
    return Cue(_plain(name), extensions, dual, text)


def _plain(name: str) -> str:
    """Without emphasis marks, with single spaces and without a trailing colon."""
    return " ".join(name.replace("*", "").replace("_", "").split()).rstrip(":").rstrip()
