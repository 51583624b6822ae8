"""Pauses that are set by hand: kept with their lines, in the next draft and in a backup, and gone with the script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.library.backup import backup_of, take_in
from tableread.library.store import Library
from tableread.production.beats import AS_WRITTEN, OFFERED
from tableread.production.production import Production
from tests.fakes import fake_house
from tests.production.test_identity import line_of
from tests.production.test_moved_lines import MOVED, PLAY

HAT = "Then put your hat on the chair."
DOG = "Only the dog of the ferryman."
OLD_DOG = "Only the old dog of the ferryman."
BEATS = PLAY.replace(f"ADA\n{HAT}", f"ADA\n(beat)\n{HAT}")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(BEATS)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite3")


def opened(script: Path, tmp_path: Path, library: Library) -> Production:
    return Production.open(script, fake_house(tmp_path, library=library))


def beat(production: Production, text: str) -> float:
    return next(line.beat for line in production.running_order().lines if line.text == text)


def test_a_pause_takes_the_place_of_what_the_script_asks_for(
    script: Path, tmp_path: Path, library: Library
) -> None:
    production = opened(script, tmp_path, library)
    written = beat(production, HAT)
    assert written > 0
    assert beat(production, DOG) == 0
    hat, dog = line_of(production, HAT).id, line_of(production, DOG).id
    for chosen, seconds in zip(OFFERED, (written, 0.0, 0.5, 1.0, 2.0, 3.0), strict=True):
        production.beats.choose(hat, chosen)
        assert production.beats.chosen(hat) == chosen
        assert beat(production, HAT) == seconds
    production.beats.choose(hat, "No pause")
    production.beats.choose(dog, "2 seconds")
    again = opened(script, tmp_path, library)
    assert (beat(again, HAT), beat(again, DOG)) == (0.0, 2.0)
    again.beats.choose(hat, AS_WRITTEN)
    assert beat(again, HAT) == written


def test_it_goes_with_its_line_into_the_next_draft(
    script: Path, tmp_path: Path, library: Library
) -> None:
    production = opened(script, tmp_path, library)
    production.beats.choose(line_of(production, DOG).id, "3 seconds")
    script.write_text(MOVED)
    assert beat(opened(script, tmp_path, library), DOG) == 3.0
    script.write_text(MOVED.replace(DOG, OLD_DOG))
    assert beat(opened(script, tmp_path, library), OLD_DOG) == 3.0


def test_it_is_in_a_backup_and_deleted_with_the_script(
    script: Path, tmp_path: Path, library: Library
) -> None:
    production = opened(script, tmp_path, library)
    dog = line_of(production, DOG).id
    production.beats.choose(dog, "2 seconds")
    backup = tmp_path / "backup.sqlite3"
    backup.write_bytes(backup_of(library))
    gone = library.delete(production.key)
    assert production.beats.seconds == {}
    assert gone is not None
    take_in(library, backup)
    assert production.beats.seconds == {dog: 2.0}
    # what is set here is kept
    production.beats.choose(dog, "1 second")
    take_in(library, backup)
    assert production.beats.seconds == {dog: 1.0}
