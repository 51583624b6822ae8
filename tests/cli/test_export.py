"""`tableread export`: lines with their cues, printed and written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.speech.utterance import Utterance
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
    assert out.stat().st_mode == duel.stat().st_mode  # as readable as any new file
    assert (
        "already exists" in command("export", str(duel), str(out), "-r", "BEN", "--to", "csv").err
    )
    other = tmp_path / "by its ending.CSV"
    assert command("export", str(duel), str(other), "-r", "BEN").code == 0
    assert other.read_bytes() == out.read_bytes()
    assert command("export", str(duel), "-r", "BEN", "--to", "anki").code == 0
    assert duel.with_suffix(".apkg").read_bytes()[:2] == b"PK"


def test_cards_with_sound(
    command: Command, duel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("export", str(duel), "-r", "BEN", "--to", "anki", "--audio")
    done = command(*words)
    assert (done.code, "duel.apkg is written: 3 cards." in done.out) == (0, True)
    with zipfile.ZipFile(duel.with_suffix(".apkg")) as package:
        names = json.loads(package.read("media")).values()
    assert len(names) >= 3
    assert all(name.endswith(".mp3") for name in names)
    assert "Add --to anki" in command("export", str(duel), "-r", "BEN", "--audio").err
    monkeypatch.setattr("tableread.cli.export.can_encode", lambda: False)
    assert "pip install 'tableread[anki]'" in command(*words, "--overwrite").err


def test_an_export_that_is_stopped_leaves_what_was_there(
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(ToneSynthesiser):
        def render(self, utterance: Utterance) -> Clip:
            if len(self.said) > 2:
                raise KeyboardInterrupt
            return super().render(utterance)

    monkeypatch.setattr("tableread.cli.kept_script.open_speech", lambda _: (Stopped(), None))
    before = sorted(duel.parent.iterdir())
    words = ("export", str(duel), "-r", "BEN", "--to", "anki", "--audio")
    assert command(*words).code == 130
    out = duel.with_suffix(".apkg")
    assert not out.exists()
    out.write_bytes(b"the one before")
    assert command(*words, "--overwrite").code == 130
    assert out.read_bytes() == b"the one before"
    assert set(duel.parent.iterdir()) - set(before) <= {out, duel.parent / "home"}


def test_where_no_voice_speaks_it_is_said(
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = ToneSynthesiser()
    silent.failing = True
    monkeypatch.setattr("tableread.cli.kept_script.open_speech", lambda _: (silent, None))
    done = command("export", str(duel), "-r", "BEN", "--to", "anki", "--audio")
    assert (done.code, "No voice could say these lines." in done.err) == (1, True)
    assert not duel.with_suffix(".apkg").exists()
