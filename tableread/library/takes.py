"""Takes: an actor's own lines as recordings, a folder for each run, on this machine only."""

from __future__ import annotations

import hashlib
import logging
import shutil
import time
import wave
from pathlib import Path

log = logging.getLogger(__name__)

RATE = 16_000
"""Samples a second; mono, 16 bits."""
_RUN = "%Y-%m-%d %H.%M.%S"


class Takes:
    """The takes of one script."""

    def __init__(self, folder: Path, key: str) -> None:
        """`folder` holds those of all scripts; `key` is the script's in the library."""
        self._folder = folder / _short(key)
        self._run = ""

    def begin(self) -> None:
        """What is kept from now on is a run of its own."""
        self._run = time.strftime(_RUN)

    def keep(self, text: str, pcm: bytes) -> Path:
        """Keep a take of the line `text`. Raises `OSError` where that cannot be done."""
        if not self._run:
            self.begin()
        run = self._folder / self._run
        run.mkdir(parents=True, exist_ok=True)
        path = run / f"{_short(text)}.wav"
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(pcm)
        return path

    def latest(self, text: str) -> bytes | None:
        """The sound of the last take of a line; None where there is none that can be read."""
        name = f"{_short(text)}.wav"
        for run in sorted(self._runs(), reverse=True):
            try:
                with wave.open(str(run / name), "rb") as kept:
                    return kept.readframes(kept.getnframes())
            except FileNotFoundError:
                continue
            except (OSError, EOFError, wave.Error) as error:
                log.warning("a take cannot be read: %s", error)
        return None

    @property
    def count(self) -> int:
        """How many there are, of all runs."""
        return sum(1 for run in self._runs() for _ in run.glob("*.wav"))

    def delete_all(self) -> int:
        """Delete every take of this script; how many there were. Raises `OSError`."""
        count = self.count
        if self._folder.exists():
            shutil.rmtree(self._folder)
        return count

    def _runs(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.is_dir()]
        except OSError:
            return []


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
