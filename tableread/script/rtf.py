"""Rich text (.rtf): its words and line ends; what is left of the layout is read as plain text is."""

from __future__ import annotations

from tableread.errors import ScriptError
from tableread.script.model import Script
from tableread.script.office import Paragraph, read_paragraphs

_LARGEST = 16 * 1024 * 1024
"""Bytes. Pictures in rich text are written out as letters; a script without them is far smaller."""


def read(data: bytes) -> Script:
    """Read a rich text document. Raises `ScriptError` on a broken one."""
    from striprtf.striprtf import rtf_to_text

    if len(data) > _LARGEST:
        raise ScriptError(
            f"The rich text is larger than {_LARGEST // 1_000_000} MB. Take its pictures out."
        )
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))
    except Exception as error:  # noqa: BLE001 - the library raises whatever it stumbles over
        raise ScriptError(f"The rich text is broken ({error}). Save it again.") from None
    paragraphs = []
    for line in text.split("\n"):
        words = line.lstrip("\t ")
        indent = len(line[: len(line) - len(words)].expandtabs(8))
        paragraphs.append(Paragraph(words.rstrip(), "", indent))
    return read_paragraphs("rtf", paragraphs)
