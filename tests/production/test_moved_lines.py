"""What is kept of a speech goes with it when a draft moves it, whatever a person has put right in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.library.store import Library
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.script.corrections import Correction, NoCharacter, Rename, SetKind, SetSpeaker
from tableread.script.model import Kind
from tests.fakes import fake_house
from tests.production.test_identity import TAKE, element_of, line_of

WALKED = "I walked along the river with the lamp."
SPEECH = f"BENN\n{WALKED}\n\n"
PLAY = f"""\
INT. FERRY HOUSE - NIGHT

ADA
You are later than the ferry.

{SPEECH}\
ADA
Did anybody see you on the road?

BEN
Only the dog of the ferryman.

ADA
Then put your hat on the chair.

BEN
It is wet, and so am I.
"""
MOVED = PLAY.replace(SPEECH, "").replace("ADA\nThen put", f"{SPEECH}ADA\nThen put")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


def _nothing(production: Production) -> list[Correction]:
    return []


def _merge(production: Production) -> list[Correction]:
    return [Rename("BENN", "BEN")]


def _speaker(production: Production) -> list[Correction]:
    return [SetSpeaker(production.line_ids[element_of(production, WALKED)], "DORA")]


@pytest.mark.parametrize("corrections", [_nothing, _merge, _speaker])
def test_a_recording_goes_with_its_speech(
    script: Path, house: House, corrections: Callable[[Production], list[Correction]]
) -> None:
    first = Production.open(script, house)
    first.correct(corrections(first))
    walked = line_of(first, WALKED)
    first.line_takes.keep(lambda: [(walked, TAKE)], lambda error: None)
    assert house.library.files.flush(5)
    script.write_text(MOVED)
    now = Production.open(script, house)
    assert line_of(now, WALKED).speaker == walked.speaker
    assert now.line_takes.of(line_of(now, WALKED)) == TAKE


def test_a_recording_goes_with_words_that_somebody_else_says_now(
    script: Path, house: House
) -> None:
    first = Production.open(script, house)
    walked = line_of(first, WALKED)
    first.line_takes.keep(lambda: [(walked, TAKE)], lambda error: None)
    assert house.library.files.flush(5)
    script.write_text(MOVED.replace("BENN", "DORA"))
    now = Production.open(script, house)
    assert now.line_takes.of(line_of(now, WALKED)) == TAKE


def test_corrections_go_with_lines_that_a_correction_took_in(script: Path, house: House) -> None:
    """What is said by a name that is none becomes one line with it."""
    first = Production.open(script, house)
    note = SetKind(first.line_ids[element_of(first, WALKED)], Kind.NOTE)
    first.correct([note, NoCharacter("BEN")])
    script.write_text(MOVED)
    now = Production.open(script, house)
    assert now.script.elements[element_of(now, WALKED)].kind is Kind.NOTE


def test_a_correction_is_no_new_draft(script: Path, house: House, tmp_path: Path) -> None:
    first = Production.open(script, house)
    script.write_text(MOVED)
    second = Production.open(script, house)
    assert second.is_new_draft
    changed = second.changes()
    second.correct([Rename("BENN", "BEN")])
    assert house.library.writer.flush(5)
    again = Production.open(
        script, fake_house(tmp_path, library=Library.open(tmp_path / "library.sqlite3"))
    )
    assert not again.is_new_draft
    assert changed
    assert again.corrections
    assert len(again.changes()) >= len(changed)  # the draft before is still the one to compare with
    assert first.key == again.key


def test_a_program_with_the_older_draft_does_not_put_its_own_in_place_of_the_newer(
    script: Path, house: House, tmp_path: Path
) -> None:
    first = Production.open(script, house)
    assert house.library.writer.flush(5)
    script.write_text(MOVED)
    other = fake_house(tmp_path, library=Library.open(tmp_path / "library.sqlite3"))
    Production.open(script, other)
    assert other.library.writer.flush(5)
    first.correct([Rename("BENN", "BEN")])
    assert house.library.writer.flush(5)
    third = fake_house(tmp_path, library=Library.open(tmp_path / "library.sqlite3"))
    assert not Production.open(script, third).is_new_draft
