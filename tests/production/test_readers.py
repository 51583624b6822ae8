"""Who reads how much; names as they are typed; a proposal made into parts; all of it put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.performance.house import House
from tableread.production.players import Player, give_parts, players_of
from tableread.production.production import Production
from tableread.production.readers import part_sizes, readers_of
from tableread.production.sharing import (
    MOST_READERS,
    Wishes,
    players_for,
    proposal,
    readers_now,
    readers_typed,
    sharing_of,
    written,
)
from tests.fakes import fake_house
from tests.production.test_people import TOGETHER
from tests.scenes import DUEL

ANA, BEN, YOU = Player(PlayedBy.PERSON, "Ana"), Player(PlayedBy.PERSON, "Ben"), Player(PlayedBy.YOU)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return fake_house(tmp_path)


def opened(text: str, tmp_path: Path, house: House) -> Production:
    path = tmp_path / "script.fountain"
    path.write_text(text)
    return Production.open(path, house)


def test_how_much_there_is_of_each_part(tmp_path: Path, house: House) -> None:
    production = opened(DUEL, tmp_path, house)
    sizes = part_sizes(production.script, production.running_order())
    assert [(sizes[name].turns, sizes[name].words) for name in (NARRATOR, "ADA", "BEN")] == [
        (4, 15),
        (3, 5),
        (3, 7),
    ]
    assert all(size.seconds > 0 for size in sizes.values())


def test_who_reads_what(tmp_path: Path, house: House) -> None:
    production = opened(TOGETHER, tmp_path, house)
    give_parts(production, {"ADA": ANA, "BEN": BEN, "CLEO": YOU})
    sizes = part_sizes(production.script, production.running_order())
    readers = readers_of(production.casting, sizes)
    assert [(reader.player.value, reader.person, reader.parts) for reader in readers] == [
        ("you", "", ("CLEO",)),
        ("person", "Ana", ("ADA", "ADA & BEN")),
        ("person", "Ben", ("BEN", "ADA & BEN")),
        ("voice", "", (NARRATOR,)),
    ]
    assert [reader.words for reader in readers] == [1, 15, 15, 0]


def test_names_as_they_are_typed() -> None:
    brook = Player(PlayedBy.PERSON, "Mr Brook")
    assert readers_typed(" Ana , you,, ana, Mr  Brook, ME") == (ANA, YOU, brook)
    assert readers_typed("") == ()
    assert readers_typed(written((YOU, ANA, BEN))) == (YOU, ANA, BEN)
    assert len(readers_typed(",".join(f"A{n}" for n in range(99)))) == MOST_READERS


def test_a_proposal_becomes_parts_and_is_put_back(tmp_path: Path, house: House) -> None:
    production = opened(DUEL, tmp_path, house)
    before = players_of(production)
    sharing = sharing_of(production)
    shares = proposal(sharing, Wishes((ANA, BEN)), production)
    give_parts(production, players_for(shares, (ANA, BEN)))
    assert {production.person("ADA"), production.person("BEN")} == {"Ana", "Ben"}
    assert readers_now(production) in {(ANA, BEN), (BEN, ANA)}
    swapped = {"ADA": Player(PlayedBy.PERSON, production.person("BEN"))}
    swapped["BEN"] = Player(PlayedBy.PERSON, production.person("ADA"))
    give_parts(production, swapped)
    # shared out again they keep what they have now
    shares = proposal(sharing, Wishes((ANA, BEN)), production)
    assert players_for(shares, (ANA, BEN))["ADA"].person == production.person("ADA")
    give_parts(production, before)
    assert players_of(production) == before
    assert players_of(Production.open(production.path, house)) == before


def test_parts_that_nobody_plays_are_not_shared_out(tmp_path: Path, house: House) -> None:
    production = opened(DUEL, tmp_path, house)
    production.give_part("BEN", PlayedBy.NOBODY)
    shares = proposal(sharing_of(production), Wishes((ANA,)), production)
    assert "BEN" not in shares.parts
    give_parts(production, players_for(shares, (ANA,)))
    assert production.casting.part("BEN").player is PlayedBy.NOBODY
