"""`tableread export`: lines with their cues, printed and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tableread.cli.kept_script.open_speech", lambda _: (ToneSynthesiser(), None)
    )


def test_lines_are_printed_or_written(command: Command, duel: Path, tmp_path: Path) -> None:
    assert "You have no part in this script." in command("export", str(duel)).err
    told = command("export", str(duel), "--role", "ben")
    assert told.code == 0
    assert told.out.startswith("# The Duel: BEN\n")
    out = tmp_path / "ben.csv"
    assert (
        "ben.csv is written"
        in command("export", str(duel), str(out), "-r", "BEN", "--to", "csv").out
    )
    assert out.read_text().startswith("scene,character,cue,line\n")
    assert (
        "already exists" in command("export", str(duel), str(out), "-r", "BEN", "--to", "csv").err
    )
    assert command("export", str(duel), "-r", "BEN", "--to", "anki").code == 0
    assert duel.with_suffix(".apkg").read_bytes()[:2] == b"PK"
