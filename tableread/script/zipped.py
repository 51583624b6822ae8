"""Files inside a zip (Word, OpenDocument, Fade In), taken out without trusting it."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from zipfile import BadZipFile, ZipFile

from tableread.base.errors import ScriptError

_BROKEN: tuple[type[Exception], ...] = (BadZipFile, zlib.error, ValueError, OSError, EOFError)
with suppress(ImportError):  # some Pythons are built without it; then zipfile does without, too
    from lzma import LZMAError

    _BROKEN += (LZMAError,)
LARGEST = 64 * 1024 * 1024
"""Bytes of one file inside, unpacked. Whatever is larger is not read: it may be a zip bomb."""


def names_in(data: bytes) -> list[str]:
    """What the zip says it holds. Raises `ScriptError` on a broken one."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError) as error:
        raise ScriptError(f"The file is a damaged zip ({error}). Save it again.") from None


def take_out(data: bytes, name: str) -> bytes:
    """The file `name` of the zip, unpacked. Raises `ScriptError` where that cannot be."""
    try:
        with ZipFile(io.BytesIO(data)) as archive, archive.open(name) as member:
            out = member.read(LARGEST + 1)  # never trusts the size that the zip claims
    except KeyError:
        raise ScriptError(f"The zip has no {name} in it, so there is no script to read.") from None
    except NotImplementedError as error:
        raise ScriptError(
            f"{name} in the zip is damaged, or packed in an unknown way ({error}). Save the file again."
        ) from None
    except RuntimeError:
        raise ScriptError(
            f"{name} in the zip is locked with a password. Save it without one."
        ) from None
    except _BROKEN as error:
        raise ScriptError(f"{name} in the zip is damaged ({error}). Save it again.") from None
    if len(out) > LARGEST:
        raise ScriptError(
            f"{name} in the zip is more than {LARGEST // 1_000_000} MB when unpacked, far more than any script, "
            "so it was not opened."
        )
    return out
