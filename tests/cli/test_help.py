"""What `--help` says, word by word; and the manual page, which is made from it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tableread.cli import main
from tableread.cli.man import page
from tableread.cli.parser import commands_of, make_parser
from tests.pictures import compare_text

ROOT = Path(__file__).parents[2]
HELP = Path(__file__).parent / "pictures" / "help.txt"


def words(text: str) -> list[str]:
    """Releases of Python break the lines in other places, and say "-r ROLE, --role ROLE" or "-r, --role ROLE"."""
    return re.sub(r"(-\w) [A-Z]+, --", r"\1, --", text).split()


def test_help_says_what_its_picture_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = ""
    for command in ([], *([name] for name in commands_of(make_parser()))):
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        told += f"$ {' '.join(['tableread', *command, '--help'])}\n{capsys.readouterr().out}\n"
    assert [row for row in told.splitlines() if len(row) > 80] == []
    compare_text(told, HELP, words)


def test_what_help_says_of_an_argument_begins_small_and_ends_without_a_stop() -> None:
    for name, command in commands_of(make_parser()).items():
        for argument in command._actions:
            told = argument.help or ""
            assert told, (name, argument.dest)
            assert not told[0].isupper() or told.split()[0].isupper(), (name, told)
            assert not told.endswith("."), (name, told)


def test_the_manual_page_that_is_installed_is_the_one_that_the_program_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["man"])
    compare_text(capsys.readouterr().out, ROOT / "docs" / "tableread.1")


def test_the_manual_page_has_every_command_option_and_example() -> None:
    plain = page().replace("\\-", "-")
    for name, command in commands_of(make_parser()).items():
        assert f".SS tableread {name}\n" in plain
        for argument in command._actions:
            told = (argument.help or "").replace("`", "")
            assert "--help" in argument.option_strings or told in plain
    assert "tableread draft.fountain --role MARGO" in plain


@pytest.mark.skipif(not shutil.which("man"), reason="there is no man")
def test_the_manual_page_can_be_shown(tmp_path: Path) -> None:
    file = tmp_path / "tableread.1"
    file.write_text(page(), encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings", "-l", str(file)],
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert "tableread - hear a script read aloud" in " ".join(done.stdout.split())
