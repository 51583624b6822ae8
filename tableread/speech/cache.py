"""Rendered lines on disk, so that a line is made once. May be deleted at any time, by anybody.

Each script has a folder of its own, so that all that was rendered of it can be deleted with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import threading
from itertools import count
from pathlib import Path

import msgspec

from tableread.audio.clip import Clip, WordMark
from tableread.speech.port import Synthesiser
from tableread.speech.utterance import Utterance

log = logging.getLogger(__name__)

LARGEST = 512 * 1024 * 1024  # a round number, not measured
"""Bytes. About three hours of speech; the oldest entries go first."""
_PIN = "prepared"
"""Name of the file that says that a script's speech was prepared, and stays."""
_NO_SCRIPT = "other"
_temporary = count()


class _Entry(msgspec.Struct, array_like=True):
    rate: int
    words: list[WordMark]
    pcm: bytes


class ClipCache:
    """Clips by name. A cache that cannot be read or written is no cache, not an error.

    May be used from several threads, and by several programs at once.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._script = _NO_SCRIPT
        self._size: int | None = None
        self._lock = threading.Lock()
        self.trouble = ""
        """Why speech cannot be kept, for people; "" as long as it can."""
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(_Entry)

    def keep_under(self, script: str) -> None:
        """See the synthesiser's port."""
        self._script = script or _NO_SCRIPT

    def keep_at_most(self, size: int) -> None:
        """Keep no more than so many bytes, beside what was prepared."""
        self._largest = size

    def pin(self) -> None:
        """Keep what is made for this script whatever the limit: it was asked for."""
        folder = self._folder / self._script
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _PIN).touch()
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def place(self, name: str) -> Path:
        """Where a clip of that name is kept for this script. Asked once for a clip: meanwhile another script may be
        opened."""
        return self._folder / self._script / name

    def get(self, path: Path) -> Clip | None:
        """The clip at its place, where it was kept."""
        try:
            entry = self._decoder.decode(path.read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None
        return Clip(entry.pcm, entry.rate, tuple(entry.words))

    def put(self, path: Path, clip: Clip) -> None:
        """Keep `clip` at its place, if that can be done."""
        if not clip.pcm:
            return
        body = self._encoder.encode(_Entry(clip.rate, list(clip.words), clip.pcm))
        # a name that nobody else has: the same line may be made by two threads, or two programs, at once
        temporary = path.with_suffix(f".{os.getpid()}-{next(_temporary)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(body)
            temporary.replace(path)
        except OSError as error:
            if not self.trouble:
                log.warning("speech cannot be kept: %s", error)
            self.trouble = error.strerror or str(error)
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            return
        with self._lock:
            if self._size is None:
                self._remove_older_layout()
                self._size = sum(size for _, size, _ in self._entries())
            else:
                self._size += len(body)
            if self._size > self._largest:
                self._make_room()

    def _entries(self) -> list[tuple[float, int, Path]]:
        """When each was made, its size, its path; the oldest first, without what was prepared. Another program may
        delete any of them."""
        found = []
        pinned = {path.parent for path in self._folder.glob(f"*/{_PIN}")}
        for path in self._folder.glob("*/*"):
            if path.parent in pinned:
                continue
            with contextlib.suppress(OSError):
                state = path.stat()
                found.append((state.st_mtime, state.st_size, path))
        return sorted(found)

    def _make_room(self) -> None:
        """Delete the oldest entries down to three quarters, so that it is not done every line."""
        entries = self._entries()
        left = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if left <= self._largest * 3 // 4:
                break
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            left -= size
        self._size = left

    def _remove_older_layout(self) -> None:
        """Folders of two letters, which do not tell of which script their entries are."""
        for folder in self._folder.glob("??"):
            shutil.rmtree(folder, ignore_errors=True)


class CachedSynthesiser:
    """Wraps the synthesiser of one engine."""

    def __init__(self, inner: Synthesiser, cache: ClipCache, made_by: str = "") -> None:
        """`made_by` changes whenever the engine would sound otherwise."""
        self._inner = inner
        self._cache = cache
        self._made_by = made_by

    def start(self) -> None:
        """See the port."""
        self._inner.start()

    def keep_under(self, script: str) -> None:
        """See the port."""
        self._cache.keep_under(script)

    def render(self, utterance: Utterance) -> Clip:
        """See the port."""
        place = self._cache.place(utterance.key(self._made_by))
        clip = self._cache.get(place)
        if clip is None:
            clip = self._inner.render(utterance)
            self._cache.put(place, clip)
        return clip

    def is_cached(self, utterance: Utterance) -> bool:
        """Whether it was made before."""
        return self._cache.place(utterance.key(self._made_by)).exists()

    def close(self) -> None:
        """Close the synthesiser inside."""
        self._inner.close()
