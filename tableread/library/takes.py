"""Takes: an actor's own lines as recordings, a folder for each run, on this machine only."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import time
import wave
from collections.abc import Callable
from pathlib import Path

from tableread.audio.recording_format import RATE
from tableread.library.names import folder_name

log = logging.getLogger(__name__)

_TRASH = "deleted"
_KILLED_SECONDS = 86_400
"""Trash older than this was left by a program that was killed."""
_RUN = "%Y-%m-%d %H.%M.%S"


class Takes:
    """The takes of one script."""

    def __init__(self, folder: Path, key: str) -> None:
        """`folder` holds those of all scripts; `key` is the script's in the library."""
        self._folder = folder / folder_name(key)
        self._run = ""

    def begin(self) -> None:
        """What is kept from now on is a run of its own."""
        self._run = time.strftime(_RUN)

    def keep(self, name: str, pcm: bytes) -> str:
        """Keep a take under a name that any file system takes, in place of the one of this run, if any; the file, by
        which it is found.

        Raises `OSError` where that cannot be done; then the one before is still there.
        """
        if not self._run:
            self.begin()
        try:
            return self._write(name, pcm)
        except FileNotFoundError:  # all takes were deleted at this very moment
            return self._write(name, pcm)

    def _write(self, name: str, pcm: bytes) -> str:
        run = self._folder / (self._run or time.strftime(_RUN))
        run.mkdir(parents=True, exist_ok=True)
        path = run / f"{name}.wav"
        unfinished = path.with_suffix(".part")
        try:
            with wave.open(str(unfinished), "wb") as out:
                out.setnchannels(1)
                out.setsampwidth(2)
                out.setframerate(RATE)
                out.writeframes(pcm)
            unfinished.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        return _named(path)

    def read(self, file: str) -> bytes | None:
        """The sound of a take; None where there is none that can be read."""
        try:
            with wave.open(str(self._folder / file), "rb") as kept:
                return kept.readframes(kept.getnframes())
        except FileNotFoundError:
            return None
        except (OSError, EOFError, wave.Error) as error:
            log.warning("a take cannot be read: %s", error)
            return None

    def files(self) -> list[str]:
        """All takes, those of the first run first."""
        return sorted(_named(path) for run in self._runs() for path in run.glob("*.wav"))

    @property
    def count(self) -> int:
        """How many there are, of all runs."""
        return len(self.files())

    def delete_all(self) -> Callable[[], None]:
        """Delete every take of this script; what is returned brings them back, until `empty_trash`. Raises
        `OSError`."""
        if not self._folder.exists():
            return lambda: None
        trash = _trash(self._folder.parent)
        trash.mkdir(parents=True, exist_ok=True)
        number = sum(1 for _ in trash.iterdir())
        deleted = self._folder.rename(trash / f"{self._folder.name}-{number}")
        self._run = ""  # what is recorded from now on is another run
        return lambda: self._bring_back(deleted)

    def _bring_back(self, deleted: Path) -> None:
        """Put deleted takes beside those that were recorded since. Raises `OSError`."""
        for take in sorted(deleted.glob("*/*.wav")):
            run = self._folder / take.parent.name
            run.mkdir(parents=True, exist_ok=True)
            if not (run / take.name).exists():  # of the same second: the later one is there
                take.rename(run / take.name)

    def _runs(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.is_dir()]
        except OSError:
            return []


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def empty_trash(folder: Path) -> None:
    """Delete for good what this program has deleted of the takes in `folder`, and the trash of programs that
    were killed."""
    old = time.time() - _KILLED_SECONDS
    for trash in (folder / _TRASH).glob("*"):
        with contextlib.suppress(OSError):
            if trash == _trash(folder) or trash.stat().st_mtime < old:
                shutil.rmtree(trash)


def _trash(folder: Path) -> Path:
    """Where this program keeps what it has deleted: another one that runs must not empty it."""
    return folder / _TRASH / str(os.getpid())
