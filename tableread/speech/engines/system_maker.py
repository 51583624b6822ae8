"""Makes the sound of the system's voices: a process says one line into a file, which is then read.

A process for each line, because pyttsx3 2.99 asks for it: with SAPI 5 an engine speaks only its first utterance, and on
macOS `runAndWait` may never come back, though the file is written. So the file is looked at while the process runs: once
it is whole and does not grow any more it is taken, and the process is ended. Untried on both systems.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tableread.speech.engine import Raw, Request
from tableread.speech.engines.sound_file import NotSoundError, read_sound
from tableread.speech.engines.system import SYSTEM, SystemPart

_COMMAND = (sys.executable, "-P", "-m", "tableread.speech.engines.system_say")
_LOOK_SECONDS = 0.1  # small beside the half second that a line takes anyway
_STILL_SECONDS = 0.5  # five looks; untried on both systems
"""A whole file that has not grown for so long is done."""


class SystemMaker:
    """Says lines through another process."""

    def __init__(self, command: Sequence[str] = _COMMAND) -> None:
        """`command` is started for every line; see `system_say`."""
        self._command = command

    def make(self, request: Request) -> Raw:
        """See the port. Raises `LookupError` where the system has no such voice."""
        part = msgspec.convert(request.own, SystemPart)
        # a little less than the owner of this worker waits
        seconds = SYSTEM.line_seconds - 10 + SYSTEM.character_seconds * len(request.text)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = (
                Path(folder) / "line.aiff"
            )  # macOS writes AIFF, and SAPI 5 WAV, whatever the name
            asked = {
                "text": request.text,
                "name": part.name,
                "pace": request.shape.pace,
                "path": str(path),
            }
            said = _run(self._command, json.dumps(asked), path, seconds)
            try:
                pcm, rate = read_sound(path.read_bytes())
            except (OSError, NotSoundError) as error:
                raise OSError(said or f"the system wrote no sound ({error})") from None
        return Raw(pcm, rate, ())


def _run(command: Sequence[str], asked: str, path: Path, seconds: float) -> str:
    """Run until the file is there and whole. Returns what the process said on its standard error, if it failed.

    Raises `LookupError` for a voice that the system does not have, and `TimeoutError`.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdin
        process.stdin.write(asked)
        process.stdin.close()
        end = time.monotonic() + seconds
        size, still_since = -1, time.monotonic()
        while process.poll() is None:
            time.sleep(_LOOK_SECONDS)
            now = time.monotonic()
            grown = path.stat().st_size if path.exists() else 0
            if grown != size:
                size, still_since = grown, now
            elif now - still_since > _STILL_SECONDS and _whole(path):
                return ""
            if now > end:
                raise TimeoutError(f"the system's voice did not end within {seconds:.0f} s")
        assert process.stderr
        said = process.stderr.read().strip() if process.returncode else ""
        if process.returncode == 2:
            raise LookupError(said)
        return said.splitlines()[-1] if said else ""
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def _whole(path: Path) -> bool:
    try:
        return bool(read_sound(path.read_bytes(), cut_short=False)[0])
    except (OSError, NotSoundError):
        return False
