"""Whether a screen reader is running, which would say a second time what the program says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_POSIX = frozenset({"orca", "brltty", "yasr", "espeakup", "speechd-up", "fenrir"})
"""Names of programs that read a terminal aloud, or show it in braille."""
_PROCESSES = Path("/proc")
_SPI_GETSCREENREADER = 0x0046  # Windows' own number


def is_running() -> bool:
    """Whether one runs, found out in a few milliseconds; where that cannot be told, none does."""
    try:
        if sys.platform == "win32":
            return _on_windows()
        if sys.platform == "darwin":
            return _on_macos()
        return _on_linux()
    except OSError:
        return False


def _on_linux() -> bool:
    """Orca is a Python program, so its name is that of its main thread, or an argument."""
    mine = os.getuid()
    for folder in _PROCESSES.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            name = (folder / "comm").read_text().strip()
            owner = folder.stat().st_uid
        except OSError:  # it has ended meanwhile
            continue
        # consoles' readers are the system's, desktops' are the user's
        if name in _POSIX and owner in {0, mine}:
            return True
    return False


def _on_windows() -> bool:
    """NVDA, JAWS and Narrator all raise this flag."""
    import ctypes

    raised = ctypes.c_int(0)
    asked = ctypes.windll.user32.SystemParametersInfoW(  # type: ignore[attr-defined]
        _SPI_GETSCREENREADER, 0, ctypes.byref(raised), 0
    )
    return bool(asked and raised.value)


def _on_macos() -> bool:
    """VoiceOver notes in its preferences whether it is on."""
    import subprocess

    asked = ["defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey"]
    try:
        told = subprocess.run(asked, capture_output=True, timeout=0.5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.stdout.strip() == b"1"
