"""The command line as somebody types it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tableread.base import paths
from tableread.cli import main
from tableread.cli.keys import split_keys
from tableread.cli.parser import commands_of, make_parser
from tableread.library.store import Library
from tests.scenes import DUEL


def tableread(*words: str, home: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "TABLEREAD_HOME": str(home), "PULSE_SERVER": "none"}
    return subprocess.run(
        [sys.executable, "-m", "tableread", *words],
        capture_output=True, text=True, timeout=60, env=env,
        **{"stdin": subprocess.DEVNULL, **more},
    )  # fmt: skip


def piped(text: str, *words: str, home: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """`… | tableread WORDS`"""
    return tableread(*words, home=home, stdin=None, input=text, **more)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


@pytest.mark.parametrize("command", sorted(commands_of(make_parser())))
def test_every_command_explains_itself_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "examples:" in told
    assert f"tableread {command}" in told


def test_help_and_version(tmp_path: Path) -> None:
    assert "COMMAND" in tableread("--help", home=tmp_path).stdout
    assert tableread("--version", home=tmp_path).stdout.startswith("tableread ")


def test_parse(script: Path, tmp_path: Path) -> None:
    plain = tableread("parse", str(script), home=tmp_path).stdout
    assert "The Duel" in plain
    assert " " * 20 + "ADA" in plain
    found = json.loads(tableread("parse", str(script), "--json", home=tmp_path).stdout)
    assert {c["name"] for c in found["characters"]} == {"ADA", "BEN"}


def test_cast(script: Path, tmp_path: Path) -> None:
    plain = tableread("cast", str(script), home=tmp_path).stdout
    assert "ADA" in plain
    assert "narrator" in plain
    found = json.loads(tableread("cast", str(script), "--json", home=tmp_path).stdout)
    assert [c["name"] for c in found["characters"]] == ["BEN", "ADA"]


def test_the_language_is_shown_and_can_be_set(script: Path, tmp_path: Path) -> None:
    assert "Language: English (en)." in tableread("cast", str(script), home=tmp_path).stdout
    french = tmp_path / "fr.fountain"
    french.write_text("LÉA\nTu crois vraiment que personne ne nous a vus traverser le jardin ?\n")
    found = json.loads(tableread("cast", str(french), "--json", home=tmp_path).stdout)
    assert found["language"] == "fr"
    as_german = ("cast", str(french), "--json", "--language", "German")
    assert json.loads(tableread(*as_german, home=tmp_path).stdout)["language"] == "de"
    odd = tableread("cast", str(french), "--language", "xx", home=tmp_path)
    assert (odd.returncode, odd.stdout) == (1, "")
    assert "no language xx. Languages: " in odd.stderr
    assert ", fr, " in odd.stderr


def test_wide_letters_stand_in_straight_columns(tmp_path: Path) -> None:
    path = tmp_path / "wide.fountain"
    long = "それはとても長い台詞でした。" * 6
    path.write_text(f"@銀河\n{long}\n\n@👩‍👩‍👧 と ❤️\nYes.\n\n@ADA\nNo.\n", encoding="utf-8")
    rows = tableread("cast", str(path), home=tmp_path).stdout.splitlines()
    assert len({cell_len(row.split(":")[0].rpartition("  ")[0]) for row in rows[1:4]}) == 1
    assert len({cell_len(row[: row.index(" %")]) for row in rows[1:4]}) == 1
    parsed = tableread("parse", str(path), home=tmp_path).stdout.splitlines()
    wrapped = [row.strip() for row in parsed if "台詞" in row]
    assert "".join(wrapped) == long
    assert all(cell_len(row) <= 36 for row in wrapped)


def test_voices(tmp_path: Path) -> None:
    assert "gran" in tableread("voices", home=tmp_path).stdout
    assert len(json.loads(tableread("voices", "--json", home=tmp_path).stdout)) >= 24
    french = tableread("voices", "--language", "fr", "--json", home=tmp_path).stdout
    assert {voice["language"] for voice in json.loads(french)} == {"fr"}
    assert "No voice pack" in tableread("voices", "--language", "ja", home=tmp_path).stdout
    odd = tableread("voices", "--say", "nobody", home=tmp_path)
    assert (odd.returncode, odd.stdout) == (1, "")
    assert "no voice nobody" in odd.stderr


BOAT = "INT. BOAT - DAY\n\nTADHG\nHave you seen Aoife today? Aoife!\n\nBOB\nNo.\n"


def test_words_that_a_voice_may_say_wrong(tmp_path: Path) -> None:
    script = tmp_path / "boat.fountain"
    script.write_text(BOAT)
    listed = tableread("words", str(script), home=tmp_path).stdout
    assert "Aoife" in listed
    assert "Bob" not in listed
    assert '--say "Aoife=…"' in listed
    kept = tableread("words", str(script), "--say", "Aoife=Eefa", home=tmp_path)
    assert kept.returncode == 0, kept.stderr
    assert "Aoife is kept for boat.fountain, in lexicon.toml." in kept.stdout
    rows = json.loads(tableread("words", str(script), "--json", home=tmp_path).stdout)
    assert rows[0] == {
        "word": "Aoife", "times": 2, "speaker": "TADHG", "said": "Eefa",
        "example": "Have you seen Aoife today? Aoife!",
    }  # fmt: skip
    other = tmp_path / "other.fountain"
    other.write_text(BOAT)
    assert "Eefa" not in tableread("words", str(other), home=tmp_path).stdout


@pytest.mark.parametrize(
    ("say", "sentence"),
    [("Aoife", "Write WORD=SOUND"), ("Aoife=/e7/", "“7” is not a sound"), ("=x", "Write WORD=SOUND")],
)  # fmt: skip
def test_words_that_are_not_understood(say: str, sentence: str, tmp_path: Path) -> None:
    script = tmp_path / "boat.fountain"
    script.write_text(BOAT)
    done = tableread("words", str(script), "--say", say, home=tmp_path)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert not (tmp_path / "config" / "lexicon.toml").exists()


def test_engines_are_listed_with_what_they_need(tmp_path: Path) -> None:
    printed = tableread("voices", "--engines", home=tmp_path).stdout
    rows = json.loads(tableread("voices", "--engines", "--json", home=tmp_path).stdout)
    assert [row["name"] for row in rows][:5] == ["kokoro", "hibari", "espeak", "piper", "system"]
    for row in rows[:5]:
        assert f"{row['name']} " in printed
        assert row["about"] in printed
        assert (row["how_to_get"] or "ready") in printed


def test_listen_prints_the_lines_as_they_are_spoken(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_text("A door.\n\nADA\nHi.\n(softly)\nYo.\n\nBEN\nOh.\n")
    done = tableread("listen", str(path), "--no-sound", "--speed", "3", home=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-5:] == ["A door.", "ADA: Hi.", "Yo.", "BEN: Oh.", "The end."]
    assert done.stderr == ""


def test_listening_needs_no_signals_that_a_system_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on Windows, where there is no SIGHUP and the event loop takes no signals."""
    path = tmp_path / "short.fountain"
    path.write_text("INT. BARN - DAY\n\nADA\nYes.\n")
    monkeypatch.delattr(signal, "SIGHUP", raising=False)

    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.SelectorEventLoop, "add_signal_handler", refuse)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    for name in ("divert_stderr", "start_log"):  # they are for a process of its own
        monkeypatch.setattr(f"tableread.cli.listen.{name}", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        main(["listen", str(path), "--no-sound", "--speed", "3"])
    assert not ended.value.code
    assert capsys.readouterr().out.splitlines()[-1] == "The end."


def test_standard_input_is_parsed_cast_and_converted(tmp_path: Path) -> None:
    found = json.loads(piped(DUEL, "parse", "-", "--json", home=tmp_path).stdout)
    assert found["title"] == "The Duel"
    assert "ADA" in piped(DUEL, "cast", "-", home=tmp_path).stdout
    out = tmp_path / "x.fdx"
    assert piped(DUEL, "convert", "-", str(out), home=tmp_path).returncode == 0
    assert out.exists()


def test_standard_input_is_read_aloud_and_not_put_in_the_library(tmp_path: Path) -> None:
    text = "ADA\nHi.\n\nBEN\nOh.\n"
    for _ in range(2):
        words = ("listen", "-", "--no-sound", "--speed", "3", "--role", "BEN")
        done = piped(text, *words, home=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert "No keyboard" in done.stdout
        assert "Standard input. From the top, 1 second. You play BEN." in done.stdout.splitlines()
        assert "The end." in done.stdout.splitlines()
    library = Library.open(tmp_path / "data" / "library.sqlite3")
    assert library.recents() == []
    library.close()


@pytest.mark.parametrize("words", [("-",), ("open", "-"), ("prompt", "-")])
def test_screens_need_standard_input_for_their_keys(words: tuple[str, ...], tmp_path: Path) -> None:
    done = piped(DUEL, *words, home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "keys from standard input" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_called_like_standard_input(tmp_path: Path) -> None:
    (tmp_path / "-").write_text(DUEL)
    done = tableread("parse", "./-", home=tmp_path, cwd=tmp_path)
    assert "The Duel" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
@pytest.mark.parametrize("command", ["parse", "cast", "listen", "open", "prompt"])
def test_a_pipe_by_its_name_is_told_what_to_do(command: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    try:
        done = tableread(command, f"/dev/fd/{reading}", home=tmp_path, pass_fds=[reading])
    finally:
        os.close(reading)
        os.close(writing)
    assert done.returncode == 1
    assert "is a pipe, not a file" in done.stderr
    assert "with - as the file name" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("parse", "none.fountain"), "no file"),
        (("cast", "."), "folder"),
        (("listen", "none.fountain"), "no file"),
        (("none.fountain",), "no file"),
        (("X",), "needs an interactive terminal"),
        (("listen", "X", "--speed", "99"), "must be between"),
        (("listen", "X", "--role", "Carl"), "Nobody called Carl"),
    ],
)
def test_mistakes_are_one_sentence(
    words: tuple[str, ...], said: str, tmp_path: Path, script: Path
) -> None:
    done = tableread(*(str(script) if w == "X" else w for w in words), home=tmp_path, cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_doctor_says_what_was_found(tmp_path: Path) -> None:
    done = tableread("doctor", home=tmp_path)
    assert done.returncode in {0, 1}
    for what in (
        "engine",
        "voices",
        "engines",
        "sound",
        "microphone",
        "ffmpeg",
        "library",
        "settings",
    ):
        assert what in done.stdout
    assert ("cannot be heard" in done.stdout) == (done.returncode == 1)
    assert done.stderr == ""


def test_a_home_that_cannot_be_written(script: Path, tmp_path: Path) -> None:
    home = tmp_path / "a-file"
    home.write_text("not a folder")
    done = tableread("listen", str(script), "--no-sound", "--speed", "3", home=home)
    assert done.returncode == 0
    assert "will not be saved" in done.stdout
    assert "Traceback" not in done.stderr


def test_wrong_settings_and_packs_are_said_and_do_not_stop_the_read(
    script: Path, tmp_path: Path
) -> None:
    (tmp_path / "config" / "voices").mkdir(parents=True)
    (tmp_path / "config" / "settings.toml").write_text("speed = 'fast'")
    (tmp_path / "config" / "voices" / "mine.toml").write_text("[[voice]]\nid = 'a'\npitch = 200")
    done = tableread("listen", str(script), "--no-sound", "--speed", "3", home=tmp_path)
    assert done.returncode == 0
    assert "settings.toml" in done.stdout
    assert "mine.toml" in done.stdout


def test_what_python_says_of_a_pattern_is_not_for_the_screen(script: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    odd = '[[word]]\npattern = "[[a]ship"\nsays = "ship"\n'
    (tmp_path / "config" / "lexicon.toml").write_text(odd)
    done = tableread("listen", str(script), "--no-sound", "--speed", "3", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_mistake_in_the_settings_is_told(script: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        "speed = 9\ntheme = 'textual-lihgt'\nsped = 1\n[keys]\npuase = 'p'\n"
    )
    read = tableread("listen", str(script), "--no-sound", "--speed", "3", home=tmp_path)
    for line in (1, 3):  # themes and keys are for screens
        assert f"settings.toml, line {line}: " in read.stdout
    looked = tableread("doctor", home=tmp_path)
    for line in (1, 2, 3, 5):
        assert f" settings.toml, line {line}: " in looked.stdout
    assert looked.returncode in {0, 1}


@pytest.mark.parametrize("module", ["tableread", "tableread.cli"])
def test_nothing_heavy_is_imported_at_the_start(module: str) -> None:
    heavy = "textual rich pydub pyttsx3 miniaudio msgspec sqlite3 asyncio".split()
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_samples_open() -> None:
    from tableread.script.load import load

    samples = [p for p in paths.SAMPLES.iterdir() if p.suffix in {".fountain", ".txt"}]
    assert len(samples) >= 3
    for sample in samples:
        script = load(sample)
        assert len(script.characters) >= 2
        assert not script.warnings


def test_keys_of_a_plain_terminal() -> None:
    assert split_keys("\x1b[Cq \x1b[Dé\x1b[Z") == ["right", "q", "space", "left", "é", "shift+tab"]


def test_a_reader_that_goes_away_ends_listening_quietly(script: Path, tmp_path: Path) -> None:
    env = {**os.environ, "TABLEREAD_HOME": str(tmp_path), "PULSE_SERVER": "none"}
    command = [sys.executable, "-m", "tableread", "listen", "--no-sound", str(script)]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as listening:
        assert listening.stdout
        assert listening.stderr
        listening.stdout.readline()
        listening.stdout.close()
        assert listening.wait(30) == 0
        assert b"Traceback" not in listening.stderr.read()
