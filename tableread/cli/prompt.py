"""`tableread prompt`: any text on a teleprompter that follows the voice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tableread.base import paths
from tableread.base.errors import ScriptError, TablereadError
from tableread.base.live_settings import LiveSettings
from tableread.base.logs import log_file, start_log
from tableread.base.printable import printable
from tableread.base.settings_file import FILE_NAME
from tableread.base.streams import divert_stderr
from tableread.performance.house import read_user_settings
from tableread.script.encoding import decode
from tableread.script.load import STANDARD_INPUT, load, read_bytes
from tableread.script.model import Kind

_PLAIN = {".txt", ".md", ".text", ""}
_NOT_SAID = {Kind.NOTE, Kind.FURNITURE, Kind.PAGE_BREAK, Kind.CUE, Kind.PARENTHETICAL}


def run(file: Path, wpm: int | None, size: int | None, mirrored: bool) -> int:
    """Show `file`; returns the status to end with. `wpm`: go by the clock from the start. `size`: None for what suits the
    window."""
    if file == STANDARD_INPUT:
        raise TablereadError(
            "The teleprompter reads its keys from standard input, so text cannot be piped in. "
            "Save it as a file."
        )
    paragraphs = text_of(file)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise TablereadError("The teleprompter needs an interactive terminal.")
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    from tableread.tui.names import SCREEN_NAMES
    from tableread.tui.teleprompter_app import FASTEST, SLOWEST, USUAL_WPM, TeleprompterApp

    settings, mistakes = read_user_settings(folders, SCREEN_NAMES)
    if wpm is not None and not SLOWEST <= wpm <= FASTEST:
        raise TablereadError(f"The pace must be between {SLOWEST} and {FASTEST} words a minute.")
    app = TeleprompterApp(
        paragraphs,
        folders,
        LiveSettings(settings, folders.config / FILE_NAME, mistakes),
        wpm=wpm or USUAL_WPM,
        by_voice=wpm is None,
        size=size,
        mirrored=mirrored,
        notices=[str(mistake) for mistake in mistakes],
    )
    app.run()
    if app.exit_message:
        print(app.exit_message, file=sys.stderr)
    return app.return_code or 0


def text_of(file: Path) -> list[str]:
    """The paragraphs that one speaker says. Raises `ScriptError`.

    Plain text is taken as it stands; of a script, what is spoken; of other documents, all.
    """
    if file.suffix.casefold() in _PLAIN:
        text, _ = decode(read_bytes(file), file.name)
        paragraphs = printable(text).splitlines()
    else:
        script = load(file)
        said = {Kind.DIALOGUE, Kind.LYRICS} if script.characters else set(Kind) - _NOT_SAID
        paragraphs = [e.text for e in script.elements if e.kind in said]
    if not any(any(c.isalnum() for c in paragraph) for paragraph in paragraphs):
        raise ScriptError(f"{file.name} has no words in it.")
    return paragraphs
