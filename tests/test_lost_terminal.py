"""A terminal that is not read any more and then goes away, as after a lost connection: the program ends, and its place is
kept."""

from __future__ import annotations

import os
import subprocess
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
SECONDS = 5
"""In which it is over by ear: nobody wants a voice that speaks on in an empty room."""
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


RIGHT, ALL_KEYS = b"\x1b[C", b"??"


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(RIGHT * 3, id="while it reads"),
        pytest.param(RIGHT * 3 + b" ", id="while it is paused"),
        # each prints a page of keys: more than a terminal holds that nobody reads
        pytest.param(RIGHT * 3 + ALL_KEYS * 8, id="while it prints"),
    ],
)
def test_by_ear_it_ends_and_keeps_the_place(tmp_path: Path, keys: bytes) -> None:
    script = tmp_path / "hall.fountain"
    script.write_text(SCENE)
    home = tmp_path / "home"
    terminal = Terminal(
        [sys.executable, "-m", "tableread", "listen", str(script), "--no-sound"],
        {**os.environ, "TABLEREAD_HOME": str(home)},
    )
    try:
        terminal.wait_for(b"From the top")
        terminal.press(keys)
        time.sleep(1.0)
        terminal.hang_up(SECONDS)
    finally:
        terminal.close()
    library = Library.open(home / "data" / "library.sqlite3")
    [recent] = library.recents()
    assert recent.progress > 0
    library.close()


def test_by_ear_it_ends_where_only_its_keyboard_is_lost(tmp_path: Path) -> None:
    """No signal comes then: the terminal is not the one that it was started from."""
    script = tmp_path / "hall.fountain"
    script.write_text(SCENE)
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tableread", "listen", str(script), "--no-sound"],
        env={**os.environ, "TABLEREAD_HOME": str(tmp_path / "home")},
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(theirs)
        assert process.stdout
        assert b"From the top" in process.stdout.readline()
        os.close(ours)
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()
        process.communicate()
