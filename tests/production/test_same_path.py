"""Another script at the path of one that is known: the actor whose download is always called the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tableread.library.store import Carried, Draft
from tableread.performance.house import House
from tableread.production.kept_form import written_draft
from tableread.production.production import Production
from tableread.production.script_file import ScriptFile
from tableread.script import fountain
from tableread.script.drafts import draft_of
from tableread.script.line_id import line_ids
from tests.production.test_identity import PLAY, check, opened, rehearse

OTHER = """\
Title: The Court

INT. COURTROOM - DAY

The judge enters with a stack of papers under one arm.

LAMP LIGHT
Order in this court, ladies and gentlemen.

WITNESS
I never saw that man before in my life.

LAMP LIGHT
Then who carried the suitcase to the station?

WITNESS
Somebody with a limp and a green umbrella.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "sides.fountain"
    path.write_text(PLAY)
    return path


def test_it_is_a_script_of_its_own(script: Path, house: House) -> None:
    rehearse(script, house)
    script.write_text(OTHER)
    court = Production.open(script, house)
    assert court.key != str(script)
    assert court.corrections == ()
    assert court.takes.count == 0
    assert not court.has_been_read
    assert not court.is_new_draft
    assert {c.name for c in court.script.characters} == {"LAMP LIGHT", "WITNESS"}
    court.give_part("WITNESS", PlayedBy.YOU)
    again = Production.open(script, house)
    assert again.key == court.key
    assert again.casting.played_by(PlayedBy.YOU) == ("WITNESS",)
    # the list has what opens there
    assert [recent.title for recent in house.library.recents()] == ["The Court"]


@pytest.mark.parametrize("moved_first", [True, False])
def test_the_one_that_was_there_is_known_again(
    script: Path, house: House, tmp_path: Path, moved_first: bool
) -> None:
    rehearse(script, house)
    ferry = tmp_path / "ferry.fountain"
    if moved_first:
        script.rename(ferry)
    script.write_text(OTHER)
    court = Production.open(script, house)
    ferry.write_text(PLAY)  # or found again
    opening = ScriptFile(ferry, house)
    assert opening.known is not None
    assert opening.known.title == "The Ferry"
    assert "is no longer at" in opening.question
    check(opened(ferry, house))
    assert ScriptFile(ferry, house).known is None
    assert Production.open(script, house).key == court.key
    assert {r.title for r in house.library.recents()} == {"The Ferry", "The Court"}


def test_it_may_come_back_to_the_same_path(script: Path, house: House) -> None:
    rehearse(script, house)
    script.write_text(OTHER)
    court = Production.open(script, house)
    script.write_text(PLAY)
    check(opened(script, house))
    check(Production.open(script, house))
    assert court.key in {key for key, _, _ in house.library.scripts()}


def test_looking_at_the_file_changes_nothing(script: Path, house: House) -> None:
    rehearse(script, house)
    script.write_text(OTHER)
    ScriptFile(script, house)
    script.write_text(PLAY)
    check(Production.open(script, house))


def test_a_draft_in_which_the_same_people_say_other_things_is_the_same_script(
    script: Path, house: House
) -> None:
    rehearse(script, house)
    script.write_text(
        "INT. BRIDGE - DAY\n\nADA\nThe bridge is open.\n\nBEN\nThen nobody needs us.\n\n"
        "ADA\nNobody ever did.\n\nBEN\nGo home then.\n"
    )
    now = Production.open(script, house)
    assert now.key == str(script)
    assert now.casting.played_by(PlayedBy.YOU) == ("ADA",)


def test_a_script_that_had_been_taken_for_another_is_known_by_its_own_draft(
    script: Path, house: House, tmp_path: Path
) -> None:
    """As libraries have it from when the second script at a path was taken for a draft of the first."""
    rehearse(script, house)
    key = str(script)
    ferry, _ = house.library.drafts(key)
    court = fountain.read(OTHER)
    now = Draft(written_draft(draft_of(court, line_ids(court))))
    house.library.carry(key, [], [], Carried(now, ferry, "", 0))
    script.write_text(OTHER)
    moved = tmp_path / "ferry.fountain"
    moved.write_text(PLAY)
    opening = ScriptFile(moved, house)
    assert opening.known is not None
    assert opening.known.key == key
