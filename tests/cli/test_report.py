"""`tableread report`: notes and the last read of a script, printed or written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.library.store import Library
from tableread.library.stored import LIBRARY_FILE
from tableread.listen.judge import JudgedLine, Verdict
from tableread.production.notes import NoteKind
from tableread.production.production import Production
from tableread.production.said import said_turn
from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser, fake_house


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tableread.cli.kept_script.open_speech", lambda _: (ToneSynthesiser(), None)
    )


def test_what_was_noted_and_read(command: Command, duel: Path, tmp_path: Path) -> None:
    assert "Nothing is saved for duel" in command("report", str(duel)).err
    assert command("listen", str(duel), "--no-sound", "--speed", "5").code == 0
    library = Library.open(paths.user_folders().data / LIBRARY_FILE)
    production = Production.open(duel, fake_house(tmp_path, library=library))
    line = next(x for x in production.running_order().lines if x.text == "Draw.")
    production.notes.add(line, NoteKind.SLOW, 75.0)
    library.close()
    told = command("report", str(duel))
    assert told.code == 0
    assert "# The Duel: report" in told.out
    assert "| 1 INT. BARN - NIGHT | 1 |" in told.out
    assert "| **2 whole scenes** |" in told.out
    assert "- **slow** · scene 1 INT. BARN - NIGHT · page 1 · ADA · 1:15: “Draw.”" in told.out

    out = tmp_path / "report.md"
    assert command("report", str(duel), str(out)).out == "report.md is written.\n"
    assert out.read_text(encoding="utf-8") == told.out
    read = json.loads(command("report", str(duel), "--json").out)
    assert [scene["whole"] for scene in read["scenes"]] == [True, True]
    assert (read["notes"][0]["kind"], read["notes"][0]["line"]) == ("slow", "Draw.")
    assert (read["lines_heard"], read["hard_to_say"]) == (0, [])
    assert "already exists" in command("report", str(duel), str(out)).err
    assert command("report", str(duel), str(out), "--overwrite").code == 0
    missing = command("report", str(duel), str(tmp_path / "no" / "report.md"))
    assert (missing.code, "could not be written" in missing.err) == (1, True)


def test_line_notes_by_the_ending_of_the_file(command: Command, duel: Path, tmp_path: Path) -> None:
    assert "Nothing is saved for duel" in command("linenotes", str(duel)).err
    library = Library.open(paths.user_folders().data / LIBRARY_FILE)
    production = Production.open(duel, fake_house(tmp_path, library=library))
    line = next(x for x in production.running_order().lines if x.text == "I walked.")
    judged = JudgedLine((Verdict.SAID, Verdict.LEFT_OUT), ("", ""), (), 0)
    turn = said_turn(100.0, 1, 100.0, [line], [(4, 0), (4, 1)], judged, 4)
    production.said.add(turn)
    library.close()
    assert "  - 1 time: left out “walked.”\n" in command("report", str(duel)).out
    assert "  - dropped: “walked.”\n" in command("linenotes", str(duel)).out
    out = tmp_path / "notes.html"
    assert command("linenotes", str(duel), str(out)).out == "notes.html is written.\n"
    assert "<li>dropped: “walked.”</li>" in out.read_text(encoding="utf-8")
    assert command("linenotes", str(duel), "--as", "csv").out.startswith("scene,page,")
