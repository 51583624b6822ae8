"""`tableread listen` with keys, and its end; what it prints is what is heard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.cli.keys import UNKNOWN, split_keys
from tests.cli.conftest import Command
from tests.fakes import ToneSynthesiser

Type = Callable[[bytes], None]

pytestmark = pytest.mark.usefixtures("tones")


def test_to_its_end(command: Command, tones: ToneSynthesiser, tmp_path: Path) -> None:
    script = tmp_path / "x.fountain"
    script.write_text("INT. BARN - DAY\n\nADA\nHi.\n\nBEN\nOh.\n")
    done = command("listen", str(script), "--no-sound", "--speed", "5")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "X. From the top, 1 second.", "", "INT. BARN - DAY", "ADA: Hi.", "BEN: Oh.", "The end.",
    ]  # fmt: skip
    assert ("Hi.", 5.0) in [(text, speed) for text, _, speed in tones.said]


def test_each_key_is_answered(command: Command, keyboard: Type, duel: Path) -> None:
    keyboard(b"w?w[]nl  \x1b[B\x1b[B\x1b[A\x1b[C\x1b[D wrvz\x1b[24~q")
    done = command("listen", str(duel), "--no-sound")
    assert (done.code, done.err) == (0, "")
    told = done.out.splitlines()
    for line in (
        "Scene 1 of 2: INT. BARN - NIGHT. Narrator speaks.",
        "Press a key to hear what it does, or question mark again for all keys.",
        "W: says where you are; again: the page and the time left; again: who is in the scene.",
        "Speed 0.9.",
        "Speed 1.0.",
        "You have no part in this read.",
        "It is not your turn: there is nothing to prompt.",
        "Paused.",
        "This is the last scene.",
        "Going on.",
        "Your turn ends by space.",
        "That key does nothing. Q quits, question mark describes the keys.",
        "Your place is kept.",
    ):
        assert line in told
    assert "The end." not in told


def test_where_it_was_left_it_goes_on(command: Command, keyboard: Type, duel: Path) -> None:
    keyboard(b" \x1b[Bq")
    command("listen", str(duel), "--no-sound")
    keyboard(b"q")
    goes_on = command("listen", str(duel), "--no-sound").out
    assert "The Duel. Continuing in scene 2 of 2, 7 seconds left." in goes_on
    keyboard(b"q")
    again = command("listen", str(duel), "--no-sound", "--from-start").out
    assert "The Duel. From the top, 16 seconds." in again


def test_your_turn_ends_by_space(command: Command, keyboard: Type, tmp_path: Path) -> None:
    """Your own words are not on the paper that a prompter holds under your nose."""
    script = tmp_path / "x.fountain"
    script.write_text("BEN\nOh.\n\nADA\nHi.\n")
    folders = paths.user_folders()
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text('advance = "key"\n')
    keyboard(b" ")
    threading.Timer(2.5, keyboard, (b"q",)).start()
    done = command("listen", str(script), "--no-sound", "--role", "BEN", "--speed", "5")
    assert done.out.splitlines()[2:] == [
        "Your turn, BEN.", "Space ends it.", "ADA: Hi.",
        "The end. Capital R reads the scene again, Q quits.",
        "1 turn ended by key or after a gap; the words were not listened to.", "Your place is kept.",
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
        "Mr Brook, BEN: Oh.", "Space ends it.", "Ana, ADA: Hi.", "Space ends it.",
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
    assert "your place will not be saved." in done.out
    assert library.read_bytes() == b"this is no library" * 100


def test_keys_and_what_they_are_called() -> None:
    assert split_keys("\x1b[A\x1bOB\r\x03\x04\x07") == [
        "up", "down", "enter", "ctrl+c", "ctrl+d", UNKNOWN,
    ]  # fmt: skip
    assert split_keys("\x1b[1;2D\x1b[3~\x1b[1;5C\x1b[24~\x1b") == [
        "shift+left", "delete", UNKNOWN, UNKNOWN, "escape",
    ]  # fmt: skip
    assert split_keys("R é/") == ["R", "space", "é", "/"]


def test_the_face_that_is_set_is_what_opens(command: Command, duel: Path) -> None:
    folders = paths.user_folders()
    folders.config.mkdir(parents=True)
    (folders.config / "settings.toml").write_text('face = "listen"\n')
    assert command(str(duel), "--no-sound", "--speed", "5").out.splitlines()[-1] == "The end."
    assert "needs an interactive terminal" in command("open", str(duel)).err


def test_a_part_that_was_taken_before_does_not_stop_a_listener(
    command: Command, duel: Path
) -> None:
    command("listen", str(duel), "--no-sound", "--speed", "5", "--role", "BEN")
    again = command("listen", str(duel), "--no-sound", "--speed", "5").out.splitlines()
    assert again[0] == "BEN: read by a voice, since there is no keyboard."
    assert "BEN: I walked." in again
    asked = command("listen", str(duel), "--no-sound", "--speed", "5", "--no-role").out
    assert "BEN: I walked." in asked
    assert "keyboard" not in asked


@pytest.mark.parametrize("when", ["soon", "0", "-3", "99999"])
def test_a_sleep_timer_that_cannot_be_set(when: str, command: Command, duel: Path) -> None:
    done = command("listen", str(duel), f"--sleep={when}")
    assert done.code == 1
    assert "The sleep timer takes minutes, `scene` or `speech`" in done.err


def test_it_falls_asleep_and_goes_on_where_it_began_to_fade(command: Command, duel: Path) -> None:
    done = command("listen", str(duel), "--no-sound", "--sleep", "scene").out.splitlines()
    assert done[-1] == "Asleep. Your place is kept."
    assert "EXT. YARD - DAY" not in done
    again = command("listen", str(duel), "--no-sound", "--speed", "5").out.splitlines()
    assert again[0].startswith("The Duel. Continuing in scene 1 of 2")
