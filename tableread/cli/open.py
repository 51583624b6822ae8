"""The command that opens the screens."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tableread.base import paths
from tableread.base.errors import TablereadError
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.production.keys import was_read
from tableread.speech.start import open_speech

if TYPE_CHECKING:
    from tableread.production.taken_parts import PersonsParts


class Learning(NamedTuple):
    """The script is opened to learn lines of it."""

    scene: int | None
    """Counted from 1; None: the first that is not learned yet."""


_OPENING_SECONDS = 1.0
"""How long leaving waits for an opening that is under way; nearly all take less, and all is gone within two."""


def run(
    file: Path | None,
    roles: list[str],
    people: list[PersonsParts],
    format: str | None,  # noqa: A002
    encoding: str | None,
    no_sound: bool,
    sample: bool,
    review: str = "none",
    learning: Learning | None = None,
) -> int:
    """Open `file` on the stage, or the library; returns the status to end with. `review`: a value of
    `performance.opening.Review`. `learning`: the drill instead."""
    if learning is not None and learning.scene is not None and learning.scene < 1:
        raise TablereadError("Scenes are counted from 1.")
    if sample:
        file = paths.FIRST_SAMPLE
    if file is not None and not file.is_file():
        from tableread.script.load import STANDARD_INPUT, read_bytes

        if file == STANDARD_INPUT:
            raise TablereadError(
                "The stage reads its keys from standard input, so a script cannot be piped in. "
                "Save it as a file, or use `tableread listen -`."
            )
        read_bytes(file)  # says what is wrong, before the screen is taken
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise TablereadError(
            "This needs an interactive terminal. Use `tableread listen FILE` here."
        )
    folders = paths.user_folders()
    # next to nothing of what is imported is garbage: looking for it takes a tenth of the start; the app begins with it
    gc.disable()
    synthesiser, _ = open_speech(folders)
    soon = file is None or was_read(folders, file)
    if not soon:
        # first of all: the engine gets warm while the screens are imported; else it follows the first paint, for the
        # first lines are kept
        synthesiser.start()
    start_log(folders)
    divert_stderr(log_file(folders))
    from tableread.performance.opening import Opening, Review, Wanted
    from tableread.tui.app import TablereadApp
    from tableread.tui.names import SCREEN_NAMES

    wanted = None
    if file is not None:
        wanted = Wanted(file, roles, format, encoding, people, Review(review))
    opening = Opening(folders, synthesiser, no_sound, SCREEN_NAMES, wanted)
    opening.start()
    app = TablereadApp(
        folders, synthesiser, no_sound, file, roles, format, encoding, opening, people
    )
    if learning is not None:
        app.learns(None if learning.scene is None else learning.scene - 1)
    try:
        app.run()
    finally:
        opened = opening.wait(_OPENING_SECONDS)
        app.shut()
    if app.exit_message:
        print(app.exit_message, file=sys.stderr)
    status = app.return_code or 0
    if not opened:
        # Python would stop its thread in the midst of a C++ library, which aborts the process for that
        sys.stderr.flush()
        os._exit(status)
    return status
