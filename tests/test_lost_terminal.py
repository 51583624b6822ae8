"""A terminal that is not read any more and then goes away, as after a lost connection: the program ends, and its place is
kept."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tableread.library.store import Library
from tests.terminal import Terminal

pytestmark = [
    pytest.mark.realtime,
    pytest.mark.skipif(sys.platform == "win32", reason="terminals are closed otherwise there"),
]
SCENE = "INT. HALL - DAY\n\n" + "\n\n".join(f"ADA\nLine number {n} of many." for n in range(60))


def test_it_ends_though_nobody_reads_what_it_writes(tmp_path: Path) -> None:
    script = tmp_path / "hall.fountain"
    script.write_text(SCENE)
    home = tmp_path / "home"
    terminal = Terminal(
        [sys.executable, "-m", "tableread", str(script), "--no-sound"],
        {**os.environ, "TABLEREAD_HOME": str(home)},
    )
    try:
        terminal.wait_for(b"Line number 1")
        for _ in range(
            40
        ):  # each is a whole page to draw: more than a terminal and Textual's queue hold
            terminal.press(b"\x1b[6~\x1b[5~")
            time.sleep(0.05)
        terminal.hang_up(10)
    finally:
        terminal.close()
    library = Library.open(home / "data" / "library.sqlite3")
    assert [recent.title for recent in library.recents()]
    library.close()
