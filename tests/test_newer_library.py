"""A library that a newer version of the program saved: nothing in it is changed, one sentence says so, reading goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tableread.base.paths import Folders
from tableread.library.tables import VERSION
from tableread.performance.house import make_player, open_house
from tests.fakes import ToneSynthesiser
from tests.scenes import DUEL

SENTENCE = "Your library was saved by a newer version of tableread, so it is left untouched."


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Where such a library lies, with a recording beside it; afterwards nothing in it has changed."""
    data = tmp_path / "home" / "data"
    (data / "takes" / "play").mkdir(parents=True)
    (data / "takes" / "play" / "take.flac").write_bytes(b"a recording")
    library = data / "library.sqlite3"
    db = sqlite3.connect(library)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE what_is_new (told TEXT)")
    db.execute("INSERT INTO what_is_new VALUES ('and dear to somebody')")
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()
    before = library.read_bytes()
    yield tmp_path / "home"
    assert library.read_bytes() == before
    assert (data / "takes" / "play" / "take.flac").read_bytes() == b"a recording"
    db = sqlite3.connect(library)
    assert db.execute("SELECT told FROM what_is_new").fetchall() == [("and dear to somebody",)]
    db.close()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


def tableread(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "TABLEREAD_HOME": str(home), "PULSE_SERVER": "none"}
    return subprocess.run(
        [sys.executable, "-m", "tableread", *words],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_a_script_is_read_to_its_end(home: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.fountain"
    short.write_text("INT. BARN - NIGHT\n\nADA\nYou are late.\n")
    done = tableread(home, "listen", str(short), "--no-sound", "--speed", "5")
    assert done.returncode == 0
    assert done.stdout.count(SENTENCE) == 1
    assert "You can keep reading, but your place will not be saved." in done.stdout
    assert "ADA: You are late." in done.stdout


def test_the_house_opens_and_says_so_once(home: Path) -> None:
    folders = Folders(home / "data", home / "config", home / "cache", home / "log")
    house = open_house(folders, ToneSynthesiser(), make_player(silent=True))
    assert [notice for notice in house.notices if SENTENCE in notice] == [
        f"{SENTENCE} Update tableread to use it. You can keep reading, but your place will not be saved."
    ]
    assert house.close() == ""


@pytest.mark.parametrize("command", ["parse", "cast", "words"])
def test_what_prints_a_script_needs_no_library(home: Path, script: Path, command: str) -> None:
    done = tableread(home, command, str(script))
    assert (done.returncode, done.stderr) == (0, "")


def test_data_lists_what_it_can(home: Path) -> None:
    done = tableread(home, "data")
    assert done.returncode == 0
    assert SENTENCE in done.stdout
    assert "takes" in done.stdout


def test_nothing_of_a_script_is_deleted_from_it(home: Path, script: Path) -> None:
    done = tableread(home, "data", "--delete-script", str(script), "--yes")
    assert done.returncode == 1
    assert SENTENCE in done.stderr
