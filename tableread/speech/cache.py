"""Rendered lines on disk, so that a line is made once. May be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from pathlib import Path

import msgspec

from tableread.audio.clip import Clip, WordMark
from tableread.cast.voices import Voice
from tableread.speech.port import Synthesiser

log = logging.getLogger(__name__)

_MADE_BY = 1
"""Raised whenever the same request would sound otherwise than before: old entries are not found."""
LARGEST = 256 * 1024 * 1024
"""Bytes. About an hour and a half of speech; the oldest entries go first."""


class _Entry(msgspec.Struct, array_like=True):
    rate: int
    words: list[WordMark]
    pcm: bytes


class CachedSynthesiser:
    """Wraps another synthesiser. A cache that cannot be read or written is no cache, not an error."""

    def __init__(self, inner: Synthesiser, folder: Path, largest: int = LARGEST) -> None:
        self._inner = inner
        self._folder = folder
        self._largest = largest
        self._size: int | None = None
        self._writable = True
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(_Entry)

    def start(self) -> None:
        """See the port."""
        self._inner.start()

    def render(self, text: str, voice: Voice, speed: float = 1.0, *, heading: bool = False) -> Clip:
        """See the port."""
        path = self._path(text, voice, speed, heading)
        clip = self._read(path)
        if clip is None:
            clip = self._inner.render(text, voice, speed, heading=heading)
            self._write(path, clip)
        return clip

    def close(self) -> None:
        """Close the synthesiser inside."""
        self._inner.close()

    def _path(self, text: str, voice: Voice, speed: float, heading: bool) -> Path:
        sound = msgspec.structs.replace(voice, id="-", description="", reserved="")
        key = self._encoder.encode((_MADE_BY, text, sound, speed, heading))
        name = hashlib.sha256(key).hexdigest()[:40]
        return self._folder / name[:2] / name

    def _read(self, path: Path) -> Clip | None:
        try:
            entry = self._decoder.decode(path.read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None
        return Clip(entry.pcm, entry.rate, tuple(entry.words))

    def _write(self, path: Path, clip: Clip) -> None:
        if not self._writable or not clip.pcm:
            return
        body = self._encoder.encode(_Entry(clip.rate, list(clip.words), clip.pcm))
        half_done = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            half_done.write_bytes(body)
            half_done.replace(path)
        except OSError as error:
            log.warning("speech is not kept from now on: %s", error)
            self._writable = False
            with contextlib.suppress(OSError):
                half_done.unlink(missing_ok=True)
            return
        self._size = (self._measure() if self._size is None else self._size) + len(body)
        if self._size > self._largest:
            self._make_room()

    def _measure(self) -> int:
        return sum(p.stat().st_size for p in self._folder.glob("*/*") if p.is_file())

    def _make_room(self) -> None:
        """Delete the oldest entries down to three quarters, so that it is not done every line."""
        entries = sorted(
            ((p.stat().st_mtime, p.stat().st_size, p) for p in self._folder.glob("*/*")),
            key=lambda entry: entry[0],
        )
        left = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if left <= self._largest * 3 // 4:
                break
            path.unlink(missing_ok=True)
            left -= size
        self._size = left
