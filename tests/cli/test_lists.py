"""The commands that print and end, run in this process: parse, cast, voices, words, data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tableread.base import paths
from tests.cli.conftest import Command


def test_a_script_as_it_was_understood(command: Command, duel: Path) -> None:
    rows = command("parse", str(duel)).out.splitlines()
    assert rows[:2] == ["The Duel", "read as fountain: 2 scenes, 2 characters, 6 speeches"]
    for row in ("INT. BARN - NIGHT", f"{'':20}ADA", f"{'':15}(sitting)", f"{'':10}I walked."):
        assert row in rows
    told = json.loads(command("parse", str(duel), "--json").out)
    assert [c["name"] for c in told["characters"]] == ["BEN", "ADA"]


def test_where_it_was_not_sure_is_told_apart(command: Command, tmp_path: Path) -> None:
    script = tmp_path / "odd.fountain"
    script.write_text("ADA\nHi.\n\n[[a note that never ends\n")
    done = command("parse", str(script))
    assert done.code == 0
    assert done.err.startswith("Unsure at ")
    assert "Unsure" not in done.out


def test_the_cast_and_its_voices(command: Command, duel: Path) -> None:
    rows = command("cast", str(duel)).out.splitlines()
    assert rows[0].split() == ["character", "speeches", "words", "share", "voice"]
    assert [row.split()[0] for row in rows[1:4]] == ["BEN", "ADA", "(narrator)"]
    assert rows[-1] == "Language: English (en)."
    told = json.loads(command("cast", str(duel), "--json", "--language", "fr").out)
    assert told["language"] == "fr"
    assert len({c["voice"] for c in told["characters"]} | {told["narrator"]}) == 3
    odd = command("cast", str(duel), "--language", "klingon")
    assert (odd.code, odd.out) == (1, "")
    assert "There is no language klingon. Languages: " in odd.err


def test_a_script_without_speech_and_a_language_without_voices(
    command: Command, tmp_path: Path
) -> None:
    script = tmp_path / "quiet.fountain"
    script.write_text("INT. BARN - DAY\n\nNobody is here.\n")
    out = command("cast", str(script), "--language", "ja").out
    assert "Nobody speaks in quiet.fountain" in out
    assert out.endswith("No voice pack has voices of it: eSpeak's English voices read it.\n")
    assert "No voice pack" in command("voices", "--language", "ja").out


def test_all_voices(command: Command) -> None:
    rows = command("voices").out.splitlines()
    told = json.loads(command("voices", "--json").out)
    assert [row.split()[0] for row in rows[1:]] == [voice["id"] for voice in told]
    french = json.loads(command("voices", "--json", "--language", "French").out)
    assert {voice["language"] for voice in french} == {"fr"}
    odd = command("voices", "--say", "nobody")
    assert (odd.code, odd.out) == (1, "")
    assert "There is no voice nobody." in odd.err


def test_a_mistake_in_a_pack_of_ones_own_is_told_beside_the_list(command: Command) -> None:
    own = paths.user_folders().voices
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("[[voice]]\nid = 'a'\npitch = 200")
    done = command("voices")
    assert done.code == 0
    assert "mine.toml" in done.err
    assert "gran " in done.out


def test_engines(command: Command) -> None:
    printed = command("voices", "--engines").out
    for row in json.loads(command("voices", "--engines", "--json").out):
        assert row["about"] in printed
        assert (row["how_to_get"] or "ready") in printed


def test_words_that_may_be_said_wrong(command: Command, tmp_path: Path) -> None:
    script = tmp_path / "boat.fountain"
    script.write_text("INT. BOAT - DAY\n\nTADHG\nHave you seen Aoife today? Aoife!\n")
    listed = command("words", str(script)).out
    assert "A voice may mispronounce " in listed
    assert 'tableread words boat.fountain --say "Aoife=…"' in listed
    rows = json.loads(command("words", str(script), "--json").out)
    assert (rows[0]["word"], rows[0]["times"]) == ("Aoife", 2)
    for say, said in (
        ("Aoife", "Write WORD=SOUND"),
        ("=x", "Write WORD=SOUND"),
        ("Aoife=/e7/", "cannot be said"),
    ):
        odd = command("words", str(script), "--say", say)
        assert (odd.code, odd.out) == (1, "")
        assert said in odd.err
    script.write_text("INT. BOAT - DAY\n\nBOB\nNo.\n")
    known = command("words", str(script))
    assert known.out == "Every name in boat.fountain is in the dictionary.\n"


def test_a_mistake_in_the_lexicon_is_told_beside_the_list(command: Command, duel: Path) -> None:
    config = paths.user_folders().config
    config.mkdir(parents=True)
    (config / "lexicon.toml").write_text('[[word]]\nwritten = "Ada"\n')
    assert "lexicon.toml, line " in command("words", str(duel)).err


def test_deleting_is_asked_for(
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = paths.user_folders().cache / "speech" / "x"
    cached.parent.mkdir(parents=True)
    cached.write_bytes(bytes(3_400_000))
    assert "3.4 MB" in command("data").out
    unasked = command("data", "--delete", "speech")
    assert unasked.code == 1
    assert "Add --yes to confirm." in unasked.err
    assert cached.exists()
    answers = iter(["n\n", "yes\n"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdin.readline", lambda: next(answers), raising=False)
    assert command("data", "--delete", "speech").out.endswith("Nothing was deleted.\n")
    assert cached.exists()
    assert "Deleted: speech (3.4 MB)." in command("data", "--delete", "speech").out
    assert not cached.exists()
    unknown = command("data", "--delete-script", str(duel), "--yes")
    assert (unknown.code, unknown.out) == (1, "")
    assert f"Nothing is saved for {duel}." in unknown.err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [(KeyboardInterrupt(), 130, ""), (ValueError("unforeseen"), 1, "Something went wrong: ")],
)
def test_however_a_command_breaks_off(
    error: BaseException, code: int, said: str,
    command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("tableread.cli.lists.read_script", fail)
    done = command("parse", str(duel))
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(said)
    assert "Traceback" not in done.err
