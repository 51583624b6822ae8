"""What `tableread` and `tableread FILE` open: the screens, or the program by ear."""

from __future__ import annotations

from tableread.base import paths
from tableread.base.settings_file import FILE_NAME


def usual_command() -> str:
    """ "open" or "listen", as `face` is set. What is wrong in the settings is told by the command."""
    path = paths.user_folders().config / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return "open"
    if "face" not in text:
        return "open"
    import tomllib

    try:
        return "listen" if tomllib.loads(text).get("face") == "listen" else "open"
    except (ValueError, RecursionError):
        return "open"
