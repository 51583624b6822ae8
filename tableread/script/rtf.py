"""Rich text (.rtf): its words and line ends; what is left of the layout is read as plain text is."""

from __future__ import annotations

import re

from tableread.base.errors import ScriptError
from tableread.script.model import Script
from tableread.script.office import Paragraph, read_paragraphs

_LARGEST = 16 * 1024 * 1024
"""Bytes. Pictures in rich text are written out as letters; a script without them is far smaller."""
_FIELD = re.compile(r"(\{\\field)\{", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_LONGEST_FONT = 500
"""Characters of an entry in the list of fonts."""


def read(data: bytes) -> Script:
    """Read a rich text document. Raises `ScriptError` on a broken one."""
    from striprtf.striprtf import rtf_to_text

    if len(data) > _LARGEST:
        raise ScriptError(
            f"The rich text is larger than {_LARGEST // 1_000_000} MB. Remove its pictures and save it again."
        )
    try:
        text = str(rtf_to_text(_made_safe(data.decode("latin-1")), errors="replace"))
    except Exception as error:  # noqa: BLE001 - the library raises whatever it stumbles over
        raise ScriptError(f"The rich text is damaged ({error}). Save it again.") from None
    paragraphs = []
    for line in text.split("\n"):
        words = line.lstrip("\t ")
        indent = len(line[: len(line) - len(words)].expandtabs(8))
        paragraphs.append(Paragraph(words.rstrip(), "", indent))
    return read_paragraphs("rtf", paragraphs)


def _made_safe(source: str) -> str:
    """`source` without what takes striprtf's patterns far longer than its length.

    With a space in it a field is no link to them, which also keeps the address of a link, that
    nobody says, out of the script. The list of fonts gets an entry a line; one with an entry too
    long for any font is left out.
    """
    source = _FIELD.sub(r"\1 {", source)
    start = source.find("\\fonttbl")
    if start < 0:
        return source
    depth = 1
    end = len(source)
    for brace in _BRACE.finditer(source, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            end = brace.start()
            break
    fonts = source[start:end].split(";")
    safe = ";\n".join(fonts) if max(map(len, fonts)) <= _LONGEST_FONT else ""
    return source[:start] + safe + source[end:]
