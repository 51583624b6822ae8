"""People in the room by name: given, kept, carried to the next draft and to another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.base.errors import UnknownNameError
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.production.taken_parts import PersonsParts, take_parts
from tableread.script.corrections import Rename
from tests.fakes import fake_house
from tests.scenes import DUEL

TOGETHER = """\
CLEO
Well.

ADA
Hello. I am Ada, and I speak more than both of us together do.

BEN
Hello. I am Ben, and I speak more than both of us together do.

ADA & BEN
Together.
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return fake_house(tmp_path)


@pytest.fixture
def together(tmp_path: Path) -> Path:
    path = tmp_path / "together.fountain"
    path.write_text(TOGETHER)
    return path


def players(production: Production) -> dict[str, str]:
    return {name: part.player.value for name, part in production.casting.parts.items()}


def test_what_a_group_says_is_its_peoples(together: Path, house: House) -> None:
    production = Production.open(together, house)
    production.give_part("BEN", PlayedBy.PERSON, "Ben Brook")
    assert production.casting.part("ADA & BEN").player is PlayedBy.PERSON
    assert production.person("ADA & BEN") == "Ben Brook"
    production.give_part("ADA", PlayedBy.PERSON, "Ana")
    assert production.casting.people("ADA & BEN") == ("Ana", "Ben Brook")
    assert Production.open(together, house).person("ADA & BEN") == "Ana and Ben Brook"
    production.give_part("ADA", PlayedBy.YOU)
    assert production.casting.part("ADA & BEN").player is PlayedBy.YOU
    assert players(Production.open(together, house)) == players(production)
    for name in ("ADA", "BEN"):
        production.give_part(name, PlayedBy.VOICE)
    assert set(players(production).values()) == {"voice"}


def test_nobody_says_what_a_group_says_where_that_was_chosen(together: Path, house: House) -> None:
    production = Production.open(together, house)
    production.give_part("ADA & BEN", PlayedBy.NOBODY)
    production.give_part("ADA", PlayedBy.PERSON, "Ana")
    assert production.casting.part("ADA & BEN").player is PlayedBy.NOBODY
    assert Production.open(together, house).casting.part("ADA & BEN").player is PlayedBy.NOBODY


def test_a_name_goes_with_the_part_to_the_next_draft(tmp_path: Path, house: House) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    Production.open(path, house).give_part("BEN", PlayedBy.PERSON, "Ben Brook")
    path.write_text(DUEL.replace("BEN\n", "BENJAMIN\n").replace("Draw.", "Draw, sir."))
    draft = Production.open(path, house)
    assert draft.is_new_draft
    assert draft.person("BENJAMIN") == "Ben Brook"


def test_a_name_goes_with_the_part_when_it_is_renamed(tmp_path: Path, house: House) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    production = Production.open(path, house)
    production.give_part("BEN", PlayedBy.PERSON, "Ben Brook")
    production.correct([Rename("BEN", "BENJAMIN")])
    assert production.person("BENJAMIN") == "Ben Brook"
    assert Production.open(path, house).person("BENJAMIN") == "Ben Brook"


def test_parts_of_the_command_line(tmp_path: Path, house: House) -> None:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    production = Production.open(path, house)
    ana = PersonsParts.typed(" Ana  Arden =ada, Narrator")
    assert ana == PersonsParts("Ana Arden", ("ada", "Narrator"))
    take_parts(production, ["ben"], [ana])
    assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)
    assert production.casting.people("ADA") == production.casting.people(NARRATOR) == ("Ana Arden",)
    with pytest.raises(UnknownNameError, match="Nobody called zoe"):
        take_parts(production, ["ada"], [PersonsParts("Ben", ("zoe",))])
    assert production.casting.played_by(PlayedBy.YOU) == ("BEN",)


@pytest.mark.parametrize("typed", ["Ana", "=MARGO", "Ana=", "Ana= , ", ""])
def test_a_name_without_parts_and_parts_without_a_name(typed: str) -> None:
    with pytest.raises(ValueError, match=r".|^$"):
        PersonsParts.typed(typed)
