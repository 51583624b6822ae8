"""Scripts as they were read, kept on disk: the second opening of a file need not read it again.

Kept by the file's content and by the state of the readers, so neither a new draft nor a new reader
ever meets an old reading. May be deleted at any time.
"""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import replace
from pathlib import Path

import msgspec

from tableread.script.load import load_bytes, name_of, read_bytes, title_from
from tableread.script.model import Script

log = logging.getLogger(__name__)

_MOST = 5
"""Readings in the folder: of drafts, and by readers of this state; the oldest go first."""
_WORTH_KEEPING = 20_000
"""Bytes. What is smaller is read about as fast as fetched."""


def load_kept(
    path: Path,
    folder: Path,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
) -> Script:
    """`load(path, format, encoding)`, by way of `folder`, which holds the readings of this script alone. A folder that
    cannot be used is no hindrance."""
    data = read_bytes(path)
    if len(data) < _WORTH_KEEPING or format is not None or encoding is not None:
        return load_bytes(data, name_of(path), format, encoding)
    kept = folder / hashlib.sha256(_readers() + data).hexdigest()[:40]
    try:
        script = msgspec.msgpack.decode(kept.read_bytes(), type=Script)
        return replace(script, title=script.title or title_from(name_of(path)))
    except (OSError, msgspec.MsgspecError):
        script = load_bytes(data, name_of(path))
        _keep(script, kept)
        return script


def _keep(script: Script, kept: Path) -> None:
    temporary = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.msgpack.encode(script))
        temporary.replace(kept)
        others = sorted(kept.parent.iterdir(), key=lambda p: p.stat().st_mtime)
        for old in others[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.info("the reading of this script is not kept: %s", error)


def _readers() -> bytes:
    """Changes whenever any file of this room does."""
    here = Path(__file__).parent
    files = [p for p in here.rglob("*") if p.suffix in {".py", ".json"}]
    return repr(sorted((p.name, p.stat().st_mtime_ns) for p in files)).encode()
