"""A shell completes what is typed: asked through the script that the program prints, in bash and fish themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from argcomplete.finders import CompletionFinder

from tableread.cli import main
from tests.scenes import DUEL

_BASH = """
eval "$(tableread completion bash)"
COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9
_python_argcomplete tableread
printf '%s\\n' "${COMPREPLY[@]}"
"""
_FISH = 'tableread completion fish | source; complete -C "$argv[1]"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where it is typed: a script lies there, and the program is on the path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "tableread"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tableread "$@"\n')
    program.chmod(0o755)
    (tmp_path / "duel.fountain").write_text(DUEL)
    (tmp_path / ".hidden").write_text("")
    return tmp_path


def ask(shell: list[str], typed: str, folder: Path) -> list[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "TABLEREAD_HOME": str(folder / "home")}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run(
        [*shell, typed], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return [row.strip() for row in done.stdout.splitlines()]


def bash(typed: str, folder: Path) -> list[str]:
    return ask(["bash", "-c", _BASH, "bash"], typed, folder)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tableread lis", ["listen"]),
        ("tableread du", ["duel.fountain"]),
        ("tableread --ver", ["--version"]),
        ("tableread duel.fountain --ro", ["--role"]),
        ("tableread listen duel.fountain --from", ["--from-start"]),
        ("tableread duel.fountain --role ", ["ADA", "BEN"]),
        ("tableread duel.fountain --person Ana=", ["ADA", "BEN"]),
        ("tableread duel.fountain --person Ana=ADA,B", ["ADA,BEN"]),
        ("tableread duel.fountain --role ad", ["ADA"]),
        ("tableread duel.fountain --role ADA --role b", ["BEN"]),
        ("tableread nowhere.fountain --role ", [""]),
        ("tableread --role ", [""]),
        ("tableread voices --say gra", ["gran"]),
        ("tableread cast duel.fountain --language f", ["fa", "fi", "fr"]),
        ("tableread parse duel.fountain --format fou", ["fountain"]),
        ("tableread data --delete t", ["takes"]),
        ("tableread data --delete-script d", ["duel.fountain"]),
        ("tableread prompt duel.fountain --size ", ["0", "1", "2", "3"]),
        ("tableread completion z", ["zsh"]),
    ],
)
def test_bash(typed: str, found: list[str], folder: Path) -> None:
    assert sorted(bash(typed, folder)) == found


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_the_first_word_is_a_command_or_a_file(folder: Path) -> None:
    found = bash("tableread ", folder)
    assert {"open", "parse", "listen", "completion", "duel.fountain"} <= set(found)
    assert ".hidden" not in found


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish")
def test_fish_says_what_is_meant(folder: Path) -> None:
    fish = ["fish", "-c", _FISH]
    assert ask(fish, "tableread duel.fountain --role ", folder) == ["ADA", "BEN"]
    assert "takes\trecordings of your lines" in ask(fish, "tableread data --delete ", folder)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tableread li", {"listen", "linenotes"}),
        ("tableread d", {"doctor", "data", "duel.fountain"}),
        ("tableread duel.fountain --role ", {"ADA", "BEN"}),
        ("tableread nowhere.fountain --role ", {""}),
        ("tableread parse duel.fountain --format fou", {"fountain"}),
        ("tableread cast duel.fountain --language fr", {"fr"}),
        ("tableread voices --say gra", {"gran"}),
        ("tableread data --delete t", {"takes"}),
        ("tableread parse .h", {".hidden"}),
    ],
)
def test_what_a_shell_is_told(
    typed: str, found: set[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = folder / "told"
    # it takes descriptors that are pytest's
    monkeypatch.setattr(CompletionFinder, "_init_debug_stream", lambda _: None)
    monkeypatch.chdir(folder)
    for name, value in {
        "_ARGCOMPLETE": "1", "_ARGCOMPLETE_STDOUT_FILENAME": str(told), "_ARGCOMPLETE_IFS": "\n",
        "COMP_LINE": typed, "COMP_POINT": str(len(typed)), "TABLEREAD_HOME": str(folder / "home"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    assert {word.strip() for word in told.read_text().split("\n")} == found


def test_nothing_else_is_completed_in(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["completion", "tcsh"])
    assert ended.value.code == 2
    assert "choose from" in capsys.readouterr().err
