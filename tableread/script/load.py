"""Opens a file as a script: reads it, decodes it, finds out what it is, and hands it to its reader.

A new format is one module with `read`, one row in `TEXTS` or `FILES`, and a rule in `detect`.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from tableread.base.errors import ScriptError
from tableread.base.printable import printable, printable_source
from tableread.script.clean import cleaned
from tableread.script.encoding import decode
from tableread.script.model import Script
from tableread.script.places import replaced
from tableread.script.second_look import NAMES, has_hardly_any_speech, others, told, told_as

TEXTS = (
    "fountain", "screenplay", "stage", "markdown", "transcript", "flattened", "json", "subtitles", "conversation", "trelby",
    "renpy",
)  # fmt: skip
"""Formats that are text: their readers take the decoded source."""
FILES = ("fdx", "osf", "tei", "html", "pdf", "docx", "odt", "rtf", "celtx")
"""Formats with a structure of their own: their readers take the bytes."""
ENDINGS = (
    ".fountain", ".spmd", ".fdx", ".fadein", ".osf", ".pdf", ".docx", ".odt", ".rtf", ".txt", ".text", ".md",
    ".xml", ".html", ".htm", ".json", ".highland", ".textbundle", ".textpack", ".trelby", ".celtx", ".srt", ".vtt",
    ".rpy",
)  # fmt: skip
"""What names of files with scripts usually end in, in small letters. Any other file is read as well."""
_MODULES = {"stage": "stageplay", "json": "interchange"}

LARGEST = 64 * 1024 * 1024
"""Bytes. The longest play is under 1 MB; what is larger is not a script and would fill memory."""
_CHUNK = 1024 * 1024
_THE_FILE = re.compile(
    r"\b[Tt]he (?:PDF|zip|document|web page|rich text|JSON|(?:Final Draft )?file)\b(?!')"
)
"""What readers call the file: they do not know its name."""
STANDARD_INPUT = Path("-")
"""The file name that stands for what is piped into the program."""
_PIPE_INSTEAD = "Save the script as a file, or pipe it in with - as the file name."
_NOT_FILES = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def reader(format: str) -> Callable[[str], Script] | Callable[[bytes], Script]:  # noqa: A002
    """The `read` of a format, loaded when first needed. Raises `ScriptError` for one unknown."""
    if format not in {*TEXTS, *FILES}:
        known = ", ".join(sorted({*TEXTS, *FILES}))
        raise ScriptError(f"There is no format called {format}. Formats: {known}.")
    module = import_module(f"tableread.script.{_MODULES.get(format, format)}")
    return cast(Callable[[str], Script], module.read)


def load(path: Path, format: str | None = None, encoding: str | None = None) -> Script:  # noqa: A002
    """Read the script at `path`. Raises `ScriptError` with one sentence on anything else."""
    return load_bytes(read_bytes(path), name_of(path), format, encoding)


def load_bytes(
    data: bytes,
    name: str,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
) -> Script:
    """Read a file's bytes as a script; `name` is the file's name. Raises `ScriptError`."""
    if not data.strip():
        raise ScriptError(f"{name} is empty: there is nothing to read.")
    try:
        return _read(data, name, format, encoding)
    except ScriptError as error:
        raise ScriptError(_naming(str(error), name)) from error


def _naming(told: str, name: str) -> str:
    """What went wrong with a file, with the file's name in it: several may have been opened at once."""
    if told.startswith(name):
        return told
    named, found = _THE_FILE.subn(lambda words: f"{words[0]} {name}", told, count=1)
    return named if found else f"{name}: {told}"


def _read(data: bytes, name: str, format: str | None, encoding: str | None) -> Script:  # noqa: A002
    # a reading that is kept needs neither detection nor a reader: they are loaded here only
    from tableread.script.bundle import unwrapped
    from tableread.script.detect import detect, detect_file

    if format is None or format in TEXTS:
        data = unwrapped(data)
    if format is None:
        format = detect_file(data, name)  # noqa: A001
    if format in FILES:
        script = cleaned(cast(Callable[[bytes], Script], reader(format))(data))
        return replace(script, title=script.title or title_from(name))
    source, warnings = decode(data, name, encoding)
    plain, place_in_source = printable_source(source)
    if not plain.strip():
        raise ScriptError(f"{name} is empty: there is nothing to read.")
    script = _read_as(format, plain) if format else _best_reading(detect(plain), plain)
    format = script.format  # noqa: A001
    if place_in_source is not None and format != "json":  # which has places of another source
        script = _with_places_in(script, place_in_source)
    script = cleaned(script)
    return replace(
        script, title=script.title or title_from(name), warnings=warnings + script.warnings
    )


def _read_as(format: str, text: str) -> Script:  # noqa: A002
    return cast(Callable[[str], Script], reader(format))(text)


def _best_reading(format: str, text: str) -> Script:  # noqa: A002
    """As `format`, which it was taken for; where that has hardly any speech, as what has more."""
    script = _read_as(format, text)
    if format not in NAMES or not has_hardly_any_speech(script):
        return script
    instead, other = next(others(text, format, _read_as), (None, script))
    return replace(other, warnings=(told(format, instead), *other.warnings))


def other_format(path: Path, taken_for: str, encoding: str | None = None) -> str:
    """The format as which the file at `path` makes most sense besides `taken_for`. Takes as long as reading it several
    times. Raises `ScriptError`, also where it makes sense as no other."""
    name = name_of(path)
    if taken_for in NAMES:
        source, _ = decode(read_bytes(path), name, encoding)
        for format, _ in others(printable_source(source)[0], taken_for, _read_as):  # noqa: A001
            return format
    raise ScriptError(f"{name} makes sense in no other way than as {told_as(taken_for)}.")


def _with_places_in(script: Script, place: Callable[[int], int]) -> Script:
    """`script` with places that point into the source as it was, before anything was removed."""

    def span(found: tuple[int, int]) -> tuple[int, int]:
        start, end = found
        return place(start), place(end - 1) + 1 if end > start else place(start)

    return replaced(script, span, script.format, script.places, script.title)


def name_of(path: Path) -> str:
    """What messages call the file at `path`; the title of a script without one comes from it, too."""
    return "Standard input" if path == STANDARD_INPUT else path.name


def title_from(name: str) -> str:
    """Title for want of another: "the-last_bus.txt" → "The last bus"."""
    words = printable(Path(name).stem).replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:] if words.islower() else words


def read_bytes(path: Path) -> bytes:
    """The content of the file at `path`, or of standard input for `STANDARD_INPUT`.

    Raises `ScriptError` for what is not a file, or far too large. Never reads more than `LARGEST`
    and one byte: what a file says about its size need not be true, and files grow. Waits only for
    standard input.
    """
    try:
        if path == STANDARD_INPUT:
            return _read_standard_input()
        # opening a device may already do something, and a pipe blocks where O_NONBLOCK is missing
        _check_is_file(path, path.stat().st_mode)
        with _open_without_waiting(path) as file:
            found = os.fstat(file.fileno())
            _check_is_file(path, found.st_mode)  # it may have been replaced in between
            if found.st_size > LARGEST:
                raise ScriptError(_too_large(path.name, f"{found.st_size // 1_000_000} MB, "))
            return _read_bounded(file, path.name)
    except OSError as error:
        raise ScriptError(_why(path, error)) from error


def _check_is_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ScriptError(f"{path.name or path} is a folder. Open one of the files in it.")
    for is_kind, kind in _NOT_FILES:
        if is_kind(mode):
            raise ScriptError(f"{path} is {kind}, not a file. {_PIPE_INSTEAD}")


def _open_without_waiting(path: Path) -> BinaryIO:
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):  # each system has some
        flags |= getattr(os, name, 0)
    return open(os.open(path, flags), "rb", buffering=0)  # noqa: PTH123 - Path.open has no flags


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise ScriptError("There is no standard input to read a script from. Name a file.")
    return _read_bounded(sys.stdin.buffer, name_of(STANDARD_INPUT))


def _read_bounded(file: BinaryIO, name: str) -> bytes:
    chunks: list[bytes] = []
    left = LARGEST + 1
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:  # b"" at the end, None where nothing can be read without waiting
            return b"".join(chunks)
        chunks.append(chunk)
        left -= len(chunk)
    raise ScriptError(_too_large(name))


def _too_large(name: str, size: str = "") -> str:
    return (
        f"{name} is {size}more than any script: the largest that is opened is "
        f"{LARGEST // 1_000_000} MB."
    )


def _why(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return f"There is no file {path}. Check the name, or run tableread alone to choose one."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return (
            f"{path.name} cannot be read: you lack permission. Change its permissions, or copy it."
        )
    return f"{path.name} could not be read: {error.strerror or error}."
