"""`tableread prepare`: makes the speech of a script before it is read."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.errors import TablereadError
from tableread.base.logs import log_file, start_log
from tableread.base.streams import divert_stderr
from tableread.cli.making import end_progress, show_progress
from tableread.library.names import folder_name
from tableread.performance.house import make_player, open_house
from tableread.performance.preparing import Preparation, Progress, lines_to_prepare
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.speech.start import open_speech


def run(
    path: Path,
    scene: int | None,
    role: str | None,
    speed: float | None,
    format: str | None,  # noqa: A002
    encoding: str | None,
) -> int:
    """Prepare, telling how far it has come; returns the status to end with."""
    folders = paths.user_folders()
    start_log(folders)
    divert_stderr(log_file(folders))
    speech, _ = open_speech(folders)
    house = open_house(folders, speech, make_player(silent=True))
    over = threading.Event()
    last = Progress(0, 0, None)

    def tell(progress: Progress) -> None:
        nonlocal last
        last = progress
        show_progress(progress.done, progress.total, "line", progress.left)
        if progress.over:
            over.set()

    try:
        file = ScriptFile(path, house, format, encoding)
        production = Production(file, house, file.known)
        name = production.find_character(role) if role else None
        lines = lines_to_prepare(production, scene, name)
        if not lines:
            raise TablereadError("No voice reads a line in that part of the script.")

        def engines() -> tuple[object, object]:
            made, cache = open_speech(folders, low_priority=True)
            made.keep_under(folder_name(production.key))
            made.keep_at_most(house.settings.speech_mb * 1_000_000)
            return made, cache

        preparation = Preparation(production, lines, engines, tell, speed)  # type: ignore[arg-type]
        signal.signal(signal.SIGINT, lambda *_: preparation.cancel())
        preparation.start()
        over.wait()
    finally:
        house.close()
    end_progress()
    if last.trouble:
        raise TablereadError(last.trouble)
    made = f"{counted(last.done, 'line')} of {last.total} ready"
    print(f"{made}." if last.done == last.total else f"{made}. Run the same command to continue.")
    return 0 if last.done == last.total else 1
