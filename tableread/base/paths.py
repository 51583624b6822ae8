"""Where things lie: what came with the program, and the user's own folders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _shipped(name: str) -> Path:
    """`voices` and `assets` lie in the package once installed, beside it in a checkout."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


SHIPPED_VOICES = _shipped("voices")
SAMPLES = _shipped("assets")
FIRST_SAMPLE = SAMPLES / "the-understudy.fountain"


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders. None of them need exist, or be writable."""

    data: Path
    """The library: losing it loses progress."""
    config: Path
    """Settings and own voice packs."""
    cache: Path
    """Rendered speech: may be deleted at any time."""
    log: Path

    @property
    def voices(self) -> Path:
        """Where the user's own voice packs are looked for."""
        return self.config / "voices"


def user_folders() -> Folders:
    """The platform's usual folders, or all below $TABLEREAD_HOME where that is set."""
    home = os.environ.get("TABLEREAD_HOME")
    if home:
        base = Path(home)
        return Folders(base / "data", base / "config", base / "cache", base / "log")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("tableread", appauthor=False)
    return Folders(
        dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path
    )
