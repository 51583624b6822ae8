"""`tableread progress`: how well lines are known, in words and as JSON, and the day by which they are to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tableread.cli.kept_script.open_speech", lambda _: (ToneSynthesiser(), None)
    )


def test_progress_of_a_part(command: Command, duel: Path) -> None:
    assert "Nothing is saved for duel" in command("progress", str(duel)).err
    assert command("listen", str(duel), "--no-sound", "--speed", "5").code == 0
    assert "You have no part in this script." in command("progress", str(duel)).err
    told = command("progress", str(duel), "--role", "ben")
    assert told.code == 0
    assert "lines of BEN:" in told.out
    assert "not said yet" in told.out
    by = command("progress", str(duel), "--role", "BEN", "--by", "10 days")
    assert by.out.count("Off book by") == 2
    assert "in 10 days:" in by.out
    data = json.loads(command("progress", str(duel), "--role", "BEN", "--json").out)
    assert data["off_book"][0]["days_left"] == 10
    assert set(data["steps"]) == {"not said yet", "due", "fresh", "known", "sure"}
    assert "is not a day" in command("progress", str(duel), "--role", "BEN", "--by", "soon").err
    assert "Add --yes" in command("progress", str(duel), "--role", "BEN", "--forget").err
    forgotten = command("progress", str(duel), "--role", "BEN", "--forget", "--yes")
    assert forgotten.out == "Deleted.\n"
