"""The command that opens the screens."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from tableread import paths
from tableread.errors import TablereadError
from tableread.house import log_file, make_player, start_log, start_speech
from tableread.streams import divert_stderr

DEFAULT_SAMPLE = "the-understudy.fountain"


def run(
    file: Path | None,
    roles: list[str],
    format: str | None,  # noqa: A002
    no_sound: bool,
    sample: bool,
) -> None:
    """Open `file` on the stage, or the library."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise TablereadError(
            "The stage needs a terminal that can draw. "
            "`tableread listen FILE` reads aloud in plain lines anywhere."
        )
    if sample:
        file = paths.SAMPLES / DEFAULT_SAMPLE
    if file is not None and not file.exists():
        from tableread.script.load import load

        load(file)  # says what is wrong, before the screen is taken
    folders = paths.user_folders()
    start_log(folders)
    # first of all: the engine gets warm while the screens are imported
    synthesiser = start_speech(folders)
    divert_stderr(log_file(folders))
    player = make_player(silent=no_sound)
    if file is not None:
        # asking a sound server takes as long as importing the screens: both at once
        threading.Thread(target=player.start, name="sound-start").start()
    from tableread.tui.app import TablereadApp

    app = TablereadApp(folders, synthesiser, player, file, roles, format)
    try:
        app.run()
    finally:
        app.shut()
    if app.last_words:
        print(app.last_words, file=sys.stderr)
    if app.return_code:
        sys.exit(app.return_code)
