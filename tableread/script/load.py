"""Opens a file as a script: reads it, decodes it, finds out what it is, and hands it to its reader.

The format is found in the content; the name of the file decides nothing. A new format is one
module and one row in `READERS`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tableread.errors import ScriptError
from tableread.script import flattened, fountain
from tableread.script.detect import detect
from tableread.script.model import Doubt, Script

READERS: Mapping[str, Callable[[str], Script]] = {
    "fountain": fountain.read,
    "flattened": flattened.read,
}

LARGEST = 64 * 1024 * 1024
"""Bytes. The longest play is under 1 MB; what is larger is not a script and would fill memory."""

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zipped document (Word, Fade In or the like)",
    b"{\\rtf": "a rich text document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"<?xml": "an XML document (Final Draft or the like)",
}


def load(path: Path, format: str | None = None) -> Script:  # noqa: A002 - the option's word
    """Read the script at `path`. Raises `ScriptError` with one sentence on anything else."""
    return load_bytes(read_bytes(path), path.name, format)


def load_bytes(data: bytes, name: str, format: str | None = None) -> Script:  # noqa: A002
    """Read a file's bytes as a script; `name` is the file's name. Raises `ScriptError`."""
    source, warnings = decode(data, name)
    if not source.strip():
        raise ScriptError(f"{name} is empty: there is nothing to read.")
    if format is not None and format not in READERS:
        raise ScriptError(f"There is no format called {format}. There are: {', '.join(READERS)}.")
    script = READERS[format or detect(source)](source)
    return replace(
        script, title=script.title or title_from(name), warnings=warnings + script.warnings
    )


def title_from(name: str) -> str:
    """Title for want of another: "the-last_bus.txt" → "The last bus"."""
    words = Path(name).stem.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:] if words.islower() else words


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises `ScriptError` for what is no file, or far too large."""
    try:
        if path.is_dir():
            raise ScriptError(f"{path.name or path} is a folder. Open one of the files in it.")
        size = path.stat().st_size
        if size > LARGEST:
            raise ScriptError(
                f"{path.name} is {size // 1_000_000} MB, more than any script: the largest that is "
                f"opened is {LARGEST // 1_000_000} MB."
            )
        return path.read_bytes()
    except OSError as error:
        raise ScriptError(_why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return f"There is no file {path}. Check the name, or run tableread alone to choose one."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"{path.name} may not be read by you. Change its permissions, or copy it."
    return f"{path.name} could not be read: {error.strerror or error}."


def decode(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Text of `data` with line ends kept and BOM removed, and what was doubtful about it."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ScriptError(
                f"{name} is {what}, which is not read yet. Save it as Fountain or plain text."
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").removeprefix("\ufeff"), ()
        except UnicodeDecodeError:
            raise ScriptError(f"{name} begins like UTF-16 text but is broken.") from None
    sample = data[:65536]
    if b"\0" in sample or sum(b < 9 or 13 < b < 27 for b in sample) > len(sample) // 100:
        raise ScriptError(f"{name} is not text. Save the script as Fountain or plain text.")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = error.start
    if _mostly_utf8(data):
        text = data.decode("utf-8-sig", errors="replace")
        at = text.index("\ufffd")
        return text, (Doubt((at, at + 1), "some characters are broken and shown as \ufffd"),)
    text = data.decode("cp1252", errors="replace")
    return text, (Doubt((place, place + 1), "not UTF-8; read as Windows-1252 (Western Europe)"),)


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what lies outside ASCII is well-formed UTF-8, with a few broken bytes."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) > 2 * broken
