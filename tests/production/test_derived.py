"""What follows from a script is found out once, and again when anything it follows from has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tableread.base import made
from tableread.cast.delivery import Rules
from tableread.cast.find_out import find_out
from tableread.library.store import Library
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.rehearsal.policy import Treatment
from tableread.script.corrections import SetKind
from tableread.script.line_id import LineId
from tableread.script.model import Kind
from tests.fakes import fake_house
from tests.scenes import DUEL


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


@pytest.fixture
def house(tmp_path: Path) -> House:
    return fake_house(tmp_path, library=Library.in_memory())


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has an entry for every time a script is searched."""
    times: list[str] = []

    def finding(script: Any) -> Any:
        times.append(script.title)
        return find_out(script)

    monkeypatch.setattr("tableread.cast.find_out.find_out", finding)
    return times


def told(production: Production) -> tuple[Any, ...]:
    """All that follows from the script."""
    return (
        production.casting,
        [production.delivery_of(line) for line in production.running_order().lines],
        [production.voice_of(line) for line in production.running_order().lines],
    )


def line_of(production: Production, kind: Kind) -> LineId:
    """The first of a kind."""
    elements = production.script.elements
    return next(
        line for line, e in zip(production.line_ids, elements, strict=True) if e.kind is kind
    )


def test_it_is_found_out_once(script: Path, house: House, found: list[str]) -> None:
    first = Production.open(script, house)
    again = Production.open(script, house)
    assert len(found) == 1
    assert told(again) == told(first)
    assert again.casting.traits["ADA"] == find_out(first.script).traits["ADA"]


def test_a_new_draft_is_searched_anew(script: Path, house: House, found: list[str]) -> None:
    Production.open(script, house)
    script.write_text(DUEL.replace("ADA", "IDA"))
    assert "IDA" in Production.open(script, house).casting.traits
    assert len(found) == 2


def test_what_is_corrected_is_searched_anew(script: Path, house: House, found: list[str]) -> None:
    production = Production.open(script, house)
    production.correct([SetKind(line_of(production, Kind.ACTION), Kind.NOTE)])
    assert len(found) == 2
    again = Production.open(script, house)
    assert len(found) == 2
    assert told(again) == told(production)
    production.correct([])
    assert len(found) == 2


def test_language_rules_and_code_count(
    script: Path, house: House, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Production.open(script, house).set_language("fr")
    assert Production.open(script, house).casting.language == "fr"
    assert len(found) == 2
    Production.open(script, replace(house, rules=Rules(list(house.rules)[:-1])))
    assert len(found) == 3
    monkeypatch.setattr(made, "state_of", lambda _rooms: b"other code")
    Production.open(script, house)
    assert len(found) == 4


def test_a_damaged_entry_is_found_out_again(script: Path, house: House, found: list[str]) -> None:
    first = Production.open(script, house)
    [entry] = (house.folders.cache / "scripts").glob("*/*.derived")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert told(Production.open(script, house)) == told(first)
    assert len(found) == 2


def test_the_running_order_is_made_once_for_each_choice(script: Path, house: House) -> None:
    production = Production.open(script, house)
    order = production.running_order()
    assert production.running_order() is order
    production.choose(reading=production.policy.reading.changed(Kind.ACTION, Treatment.HIDDEN))
    other = production.running_order()
    assert other is not order
    production.correct([SetKind(line_of(production, Kind.DIALOGUE), Kind.NOTE)])
    assert production.running_order() is not other
