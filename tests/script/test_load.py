"""Opening files of every kind of wrong."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from tableread.base.errors import ScriptError
from tableread.script import load as load_module
from tableread.script.contract import as_json
from tableread.script.kept import load_kept
from tableread.script.load import STANDARD_INPUT, load, title_from
from tests.scenes import DUEL


def refused(path: Path) -> str:
    with pytest.raises(ScriptError) as caught:
        load(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_no_file(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "none.fountain")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes(content)
    assert "is empty" in refused(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\0\0\0\1" * 50, "not text"),
        (bytes(range(256)) * 4, "not text"),
        (b"%PDF-1.7 ...", "PDF x.fountain is damaged"),
        (b"PK\x03\x04....", "x.fountain is a damaged zip"),
        (b"{\\rtf1 }", "x.fountain has no text in it"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_not_text(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes(content)
    assert said in refused(path)


def test_far_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.fountain"
    with path.open("wb") as out:
        out.truncate(200_000_000)
    assert "200 MB" in refused(path)


def test_a_file_that_understates_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("/proc/self/maps")
    if not path.exists() or path.stat().st_size:
        pytest.skip("needs a file that says it is empty")
    monkeypatch.setattr(load_module, "LARGEST", 100)
    assert "more than any script" in refused(path)


posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")


@posix
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    os.mkfifo(path)
    assert "is a pipe, not a file" in refused(path)


@posix
def test_a_pipe_put_in_place_of_the_file_after_the_first_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL)
    found = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda _: found)
    assert "is a pipe, not a file" in refused(path)


@posix
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may be 108 bytes long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.fountain")
        assert "is a socket, not a file" in refused(Path("x.fountain"))


@posix
def test_a_device_and_a_link_to_it(tmp_path: Path) -> None:
    link = tmp_path / "x.fountain"
    link.symlink_to("/dev/zero")
    for path in (Path("/dev/zero"), link):
        assert "is a device, not a file" in refused(path)


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(b"ADA\nHi.\n", monkeypatch)
    script = load(STANDARD_INPUT)
    assert script.title == "Standard input"
    assert script.characters[0].name == "ADA"


def test_standard_input_is_read_to_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "LARGEST", 1000)
    piped(b"a" * 1000, monkeypatch)
    assert load(STANDARD_INPUT).elements
    piped(b"a" * 1001, monkeypatch)
    assert "Standard input is more than any script" in refused(STANDARD_INPUT)


def test_standard_input_that_is_empty_or_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(b"", monkeypatch)
    assert "Standard input is empty" in refused(STANDARD_INPUT)
    monkeypatch.setattr(sys, "stdin", None)
    assert "no standard input" in refused(STANDARD_INPUT)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_not_ours_to_read(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL)
    path.chmod(0)
    assert "permissions" in refused(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes("ÉLODIE\nBonjour, ça va ?\n".encode(encoding))
    script = load(path)
    assert script.characters[0].name == "ÉLODIE"
    assert bool(script.warnings) == (encoding == "cp1252")


def test_broken_utf8_is_read_and_reported_as_uncertain(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes("ÉLODIE\nBonjour, ça va, là-bas, été ?\n".encode() + b"\xc3 oh\n")
    script = load(path)
    assert script.characters[0].name == "ÉLODIE"
    assert "broken" in script.warnings[0].message


def test_titles_come_from_names_where_there_is_no_other() -> None:
    assert title_from("the-last_bus.txt") == "The last bus"
    assert title_from("The_Draft.fountain") == "The Draft"


def test_no_such_format(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL)
    with pytest.raises(ScriptError, match="no format called latin"):
        load(path, "latin")


def test_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL)
    found = as_json(load(path))
    assert found["format"] == "fountain"
    assert found["title"] == "The Duel"
    assert found["characters"][0] == {"name": "BEN", "speeches": 3, "words": 7}
    cue = next(e for e in found["elements"] if e["kind"] == "cue")
    assert cue["speaker"] == "ADA"
    assert cue["extensions"] == []
    assert cue["scene"] == 0
    assert DUEL[slice(*cue["span"])] == "ADA"
    first = found["scenes"][1]["first"]
    assert found["elements"][first]["text"] == "EXT. YARD - DAY"


def test_a_reading_is_kept_and_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL * 100)
    kept = tmp_path / "kept"
    first = load_kept(path, kept)
    monkeypatch.setattr(load_module, "TEXTS", ())  # whoever reads now would fail
    assert load_kept(path, kept) == first


def test_a_damaged_reading_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL * 100)
    first = load_kept(path, tmp_path / "kept")
    [entry] = (tmp_path / "kept").iterdir()
    entry.write_bytes(b"\xc1nonsense")
    assert load_kept(path, tmp_path / "kept") == first


def test_readings_that_cannot_be_kept_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text(DUEL * 100)
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert load_kept(path, tmp_path / "kept").script.characters


def test_short_scripts_are_kept_by_how_they_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(DUEL)
    kept = tmp_path / "kept"
    first = load_kept(path, kept)
    assert load_kept(path, kept, "screenplay") != first
    assert len(list(kept.iterdir())) == 2
    monkeypatch.setattr(load_module, "TEXTS", ())
    assert load_kept(path, kept) == first


def test_what_is_piped_in_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DUEL.encode())))
    reading = load_kept(Path("-"), tmp_path / "kept")
    assert reading.script.characters
    assert not reading.name
    assert not (tmp_path / "kept").exists()
