"""`tableread convert`: every form is written, and said to be; what is there is left alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tableread.script.load import load
from tableread.script.write import FORMS
from tests.cli.conftest import Command
from tests.scenes import DUEL


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_is_written_and_read_again(
    ending: str, command: Command, duel: Path, tmp_path: Path
) -> None:
    target = tmp_path / f"copy{ending}"
    done = command("convert", str(duel), str(target))
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"copy{ending}: 2 scenes, 6 speeches, read as fountain; nothing uncertain.\n"
    )
    again = load(target)
    assert sorted(c.name for c in again.characters) == ["ADA", "BEN"]
    assert len(again.speeches) == 6


def test_what_is_not_sure_is_counted(command: Command, tmp_path: Path) -> None:
    source = tmp_path / "odd.fountain"
    source.write_text(f"{DUEL}\n[[a note that never ends\n")
    told = command("convert", str(source), str(tmp_path / "odd.txt")).out
    assert told.endswith(f"; {len(load(source).warnings)} uncertain place.\n")


def test_a_file_that_is_there_is_left_alone(command: Command, duel: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.html"
    target.write_text("mine")
    refused = command("convert", str(duel), str(target))
    assert (refused.code, refused.out) == (1, "")
    assert "mine.html already exists" in refused.err
    assert target.read_text() == "mine"
    assert command("convert", str(duel), str(target), "--overwrite").code == 0
    assert "ADA" in target.read_text()


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("duel.fountain", "duel.doc", "does not end in a format that can be written"),
        ("none.fountain", "duel.fdx", "no file"),
        ("duel.fountain", "nowhere/duel.fdx", "could not be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    source: str, target: str, said: str, command: Command, duel: Path, tmp_path: Path
) -> None:
    done = command("convert", str(tmp_path / source), str(tmp_path / target))
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [duel.name]


def test_the_format_and_the_encoding_can_be_said(command: Command, tmp_path: Path) -> None:
    source = tmp_path / "play.txt"
    source.write_bytes("@ZOÉ\nDéjà vu.\n".encode("cp437"))
    target = tmp_path / "play.json"
    words = ("--format", "fountain", "--encoding", "cp437")
    assert "read as fountain" in command("convert", str(source), str(target), *words).out
    assert "ZOÉ" in target.read_text(encoding="utf-8")
    odd = command("convert", str(source), str(target), "--format", "opera")
    assert "no format called opera" in odd.err


def test_standard_input_is_converted(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(DUEL.encode())))
    assert command("convert", "-", str(tmp_path / "x.fdx")).code == 0
    assert "<FinalDraft" in (tmp_path / "x.fdx").read_text()
