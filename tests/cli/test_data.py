"""What is stored is listed and can be deleted; and no words of a script are where nobody looks for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.cli import main
from tableread.library.names import folder_name
from tableread.library.stored import takes_of
from tableread.production.keys import key_at
from tests.cli.conftest import Command

SECRET = "Xanthippe"
SCENE = (
    f"INT. BARN - DAY\n\n{SECRET} waits.\n\nADA\nGood evening, {SECRET}, " + "and so on. " * 2500
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "barn.fountain"
    path.write_text(SCENE)
    return path


def read_a_little(script: Path, home: Path) -> None:
    """Read the script until its first lines have been rendered, as the program does."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "tableread", "listen", str(script), "--no-sound"],
        env={**os.environ, "TABLEREAD_HOME": str(home)}, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            if f"{SECRET} waits" in line:
                break
        process.terminate()
        process.communicate(timeout=20)


def run(*argv: str, code: int = 0) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["data", *argv])
    assert ended.value.code == code


def test_all_that_is_stored_of_a_script_is_deleted_with_it(
    script: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_a_little(script, home)
    folders, key = paths.user_folders(), key_at(script, paths.user_folders())
    takes_of(folders, key).keep("a line", bytes(320))
    run()
    listed = capsys.readouterr().out
    assert "Barn" in listed
    assert "1 recordings" in listed
    for folder in (folders.cache / "speech", folders.cache / "scripts", folders.data / "takes"):
        assert [p for p in (folder / folder_name(key)).rglob("*") if p.is_file()], folder
    run("--delete-script", str(script), "--yes")
    kept = [p for p in home.rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes()]
    assert kept == []
    for folder in (folders.cache / "speech", folders.cache / "scripts", folders.data / "takes"):
        assert not (folder / folder_name(key)).exists()
    run("--delete-script", str(script), "--yes", code=1)


def test_no_words_of_a_script_are_in_a_log(script: Path, home: Path) -> None:
    script.write_text(SCENE + f"\n\nADA\n{SECRET} \x01\x02 {SECRET * 50}\n")
    read_a_little(script, home)
    logs = [p for p in (home / "log").rglob("*") if p.is_file()]
    assert logs
    assert [p for p in logs if SECRET in p.read_text(encoding="utf-8", errors="replace")] == []


def test_everything_can_be_deleted_but_the_settings(script: Path, home: Path) -> None:
    read_a_little(script, home)
    folders = paths.user_folders()
    folders.config.mkdir(parents=True, exist_ok=True)
    (folders.config / "settings.toml").write_text("speed = 1.0\n")
    run("--delete", "all", "--yes")
    left = [p for p in home.rglob("*") if p.is_file()]
    assert left == [folders.config / "settings.toml"]


def test_nothing_is_deleted_unasked(
    script: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_a_little(script, home)
    run("--delete", "library", code=1)
    asked = capsys.readouterr().err
    assert "--yes" in asked
    assert "Close every other tableread first" in asked
    assert (home / "data" / "library.sqlite3").exists()
    run("--delete", "nonsense", "--yes", code=1)
    assert "Choose one of: library, takes" in capsys.readouterr().err


def test_a_backup_is_written_and_taken_in_again(
    command: Command, duel: Path, tmp_path: Path
) -> None:
    assert command("listen", str(duel), "--no-sound", "--speed", "5").code == 0
    backup = tmp_path / "mine.backup"
    assert "all that is known of 1 script" in command("data", "--backup", str(backup)).out
    assert "already exists" in command("data", "--backup", str(backup)).err
    assert command("data", "--delete", "library", "--yes").code == 0
    assert "1 new script; 0 scripts" in command("data", "--restore", str(backup)).out
    assert "The Duel" in command("data").out
    assert "0 new scripts; 1 script" in command("data", "--restore", str(backup)).out
    assert "no backup" in command("data", "--restore", str(duel)).err
