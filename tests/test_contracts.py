"""The import contracts catch what they are there for: forbidden imports are planted in a copy of the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANTED = {
    "base.counted": "tableread.tui.cells",
    "script.fountain.body": "tableread.listen.ear",
    "script.model": "tableread.base.paths",
    "cast.names": "tableread.speech.pieces",
    "library.names": "tableread.script.model",
    "listen.gate": "tableread.library.store",
    "audio.echo_path": "livekit",
    "audio.player": "tableread.listen.gate",
    "rehearsal.order": "tableread.speech.lexicon",
    "rehearsal.turn": "time",
    "speech.pieces": "tableread.rehearsal.policy",
    "voicing": "tableread.audio.player",
    "production.production": "tableread.performance.runner",
    "performance.preparing": "tableread.tui.clock",
    "tui.cells": "sqlite3",
    "tui.layout": "numpy",
    "cli.lists": "rich",
    "cli.doctor": "miniaudio",
    "listen.follower": "pocketsphinx",
    "listen.judge": "moonshine_voice",
    "speech.word_marks": "hibari",
    "script.docx": "defusedxml",
    "brand_new": "tableread.base.errors",
}
"""A module, and what it must not import."""
ALLOWED = {"voicing"}
"""Planted in rooms above, where it is no fault: it must not be reported."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    here = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "tableread", here / "tableread")
    shutil.copy(ROOT / "pyproject.toml", here)
    for module, imported in PLANTED.items():
        file = here / "tableread" / f"{module.replace('.', '/')}.py"
        with file.open("a", encoding="utf-8") as source:
            source.write(f"\nimport {imported}\n")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(here), "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    return done.stdout


@pytest.mark.parametrize("module", sorted(set(PLANTED) - {"brand_new"} - ALLOWED))
def test_an_import_that_must_not_be_is_caught(report: str, module: str) -> None:
    found = f"tableread.{module} -> {PLANTED[module]}"
    assert any(found in line for line in report.splitlines()), found


def test_a_module_on_no_floor_is_caught(report: str) -> None:
    assert "tableread.brand_new" in report


def test_an_import_from_a_lower_floor_is_not_reported(report: str) -> None:
    assert not [line for line in report.splitlines() if "tableread.voicing ->" in line]
