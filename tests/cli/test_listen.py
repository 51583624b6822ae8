"""`tableread listen` with keys, and its end; what it prints is what is heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.cli.keys import split_keys
from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser

Type = Callable[[bytes], None]

pytestmark = pytest.mark.usefixtures("tones")


def test_to_its_end(command: Command, tones: ToneSynthesiser, tmp_path: Path) -> None:
    script = tmp_path / "x.fountain"
    script.write_text("INT. BARN - DAY\n\nADA\nHi.\n\nBEN\nOh.\n")
    done = command("listen", str(script), "--no-sound", "--speed", "5")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[2:] == ["", "INT. BARN - DAY", "ADA: Hi.", "BEN: Oh.", "The end."]
    assert ("Hi.", 5.0) in [(text, speed) for text, _, speed in tones.said]


def test_each_key_is_answered(command: Command, keyboard: Type, duel: Path) -> None:
    keyboard(b"w?[]nl  \x1b[B\x1b[B\x1b[A\x1b[C\x1b[D wrvzq")
    done = command("listen", str(duel), "--no-sound")
    assert (done.code, done.err) == (0, "")
    told = done.out.splitlines()
    for line in (
        "(scene 1 of 2, INT. BARN - NIGHT; line 1 of 11, 0%)",
        "(speed 0.9)",
        "(speed 1.0)",
        "(paused)",
        "(This is the last scene.)",
        "(on)",
    ):
        assert line in told
    assert any(line.startswith("space: pause, or end your turn.") for line in told)
    assert any(line.startswith("(your turn ends by ") for line in told)
    assert "The end." not in told


def test_where_it_was_left_it_goes_on(command: Command, keyboard: Type, duel: Path) -> None:
    keyboard(b" \x1b[Bq")
    command("listen", str(duel), "--no-sound")
    keyboard(b"q")
    assert "The Duel, from line 7 of 11." in command("listen", str(duel), "--no-sound").out
    keyboard(b"q")
    again = command("listen", str(duel), "--no-sound", "--from-start").out
    assert "The Duel." in again.splitlines()


def test_your_turn_ends_by_space(command: Command, keyboard: Type, tmp_path: Path) -> None:
    script = tmp_path / "x.fountain"
    script.write_text("BEN\nOh.\n\nADA\nHi.\n")
    folders = paths.user_folders()
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text('advance = "key"\n')
    keyboard(b" ")
    done = command("listen", str(script), "--no-sound", "--role", "BEN", "--speed", "5")
    assert done.out.splitlines()[2:] == [
        "YOU, BEN: Oh.", "  Space when it is said.", "ADA: Hi.", "The end.",
    ]  # fmt: skip


def test_people_in_the_room_are_called_by_name(
    command: Command, keyboard: Type, tmp_path: Path
) -> None:
    script = tmp_path / "x.fountain"
    script.write_text("BEN\nOh.\n\nADA\nHi.\n\nCLEO\nSo.\n")
    folders = paths.user_folders()
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text('advance = "key"\n')
    keyboard(b"  ")
    people = ("--person", "Ana=ADA", "--person", "Mr Brook=ben")
    done = command("listen", str(script), "--no-sound", *people, "--speed", "5")
    assert done.out.splitlines()[2:] == [
        "Mr Brook, BEN: Oh.", "  Space when it is said.",
        "Ana, ADA: Hi.", "  Space when it is said.",
        "CLEO: So.", "The end.",
    ]  # fmt: skip


def test_a_person_without_a_part_is_told(command: Command, duel: Path) -> None:
    done = command("listen", str(duel), "--no-sound", "--person", "Ana")
    assert done.code == 2
    assert "argument --person: 'Ana' needs a name and the parts, like Ana=MARGO,JO" in done.err
    done = command("listen", str(duel), "--no-sound", "--person", "Ana=ZOE")
    assert (done.code, "Nobody called ZOE speaks in duel.fountain." in done.err) == (1, True)


@pytest.mark.parametrize("speed", ["0.4", "5.1"])
def test_a_speed_that_cannot_be_had(speed: str, command: Command, duel: Path) -> None:
    done = command("listen", str(duel), "--speed", speed)
    assert done.code == 1
    assert f"The speed must be between 0.5 and 5, not {speed}." in done.err


def test_what_cannot_be_kept_is_said(command: Command, duel: Path) -> None:
    library = paths.user_folders().data / "library.sqlite3"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"this is no library" * 100)
    done = command("listen", str(duel), "--no-sound", "--speed", "5")
    assert done.code == 0
    assert "your place will not be saved.)" in done.out
    assert library.read_bytes() == b"this is no library" * 100


def test_keys_that_are_not_known_say_nothing() -> None:
    assert split_keys("\x1b[A\x1bOB\r\x03\x04\x07") == ["up", "down", "space", "ctrl+c", "q"]
