"""Old turns are summed up: the report stays the same, and the library stays small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.learning.memory import DAY
from tableread.library.backup import backup_of, take_in
from tableread.library.store import Library
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.house import House
from tableread.production.hard_to_say import HardToSay
from tableread.production.old_turns import KEPT, KEPT_DAYS
from tableread.production.production import Production
from tableread.production.report import report_of
from tableread.production.said import said_turn
from tableread.script.words import said_words
from tests.fakes import fake_house
from tests.production.test_identity import PLAY, line_of

WALKED = "I walked along the river."
HEARD = "You have heard what they say."
NOW = 1000 * DAY
READ = 3 * KEPT


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


def read_many(production: Production, last: float = NOW) -> None:
    """Two readers say two lines, one a day until `last`; every third time a word is changed, every fifth one is left out."""
    for number in range(READ):
        day = last - (READ - 1 - number) * DAY
        for turn, text in enumerate((WALKED, HEARD)):
            line, said = line_of(production, text), said_words(text)
            words = [Verdict.SAID] * len(said)
            if number % 3 == 0:
                words[1] = Verdict.CHANGED
            if number % 5 == 0:
                words[3] = Verdict.LEFT_OUT
            others = tuple("ran" if word is Verdict.CHANGED else "" for word in words)
            judged = JudgedLine(tuple(words), others, (), 2 * (number % 7 == 0))
            places = [(4, word.number) for word in said]
            reader = ("Ana", "Ben")[number % 2]
            production.said.add(said_turn(day, turn, day, [line], places, judged, 4, reader=reader))


def settled(production: Production, house: House, now: float = NOW) -> HardToSay:
    production.old_turns.settle(now)
    assert house.library.files.flush(5)
    return report_of(production).hard


def test_nothing_is_lost_by_it(script: Path, house: House) -> None:
    production = Production.open(script, house)
    read_many(production)
    before = report_of(production).hard
    assert settled(production, house) == before
    kept = production.said.all()
    assert len(kept) == 2 * max(
        KEPT, KEPT_DAYS + 1
    )  # those of the last days, and the last of each line
    assert settled(production, house, NOW + 999 * DAY) == before
    assert len(production.said.all()) == 2 * KEPT
    # the next ones are added to what is summed up already
    read_many(production, NOW + 100 * DAY)
    after = settled(production, house, NOW + 999 * DAY)
    assert after.readings == 2 * before.readings
    assert after.lines[0].readings.stumbled == 2 * before.lines[0].readings.stumbled
    assert dict(after.lines[0].stumbles) == {
        each: 2 * times for each, times in before.lines[0].stumbles
    }


def test_a_line_that_was_written_anew_begins_anew(script: Path, house: House) -> None:
    production = Production.open(script, house)
    read_many(production)
    settled(production, house, NOW + 999 * DAY)
    script.write_text(PLAY.replace("walked along", "came by"))
    assert [line.spot.text for line in report_of(Production.open(script, house)).hard.lines] == [
        HEARD
    ]


def test_what_is_masked_is_not_told(script: Path, house: House) -> None:
    production = Production.open(script, house)
    read_many(production)
    settled(production, house, NOW + 999 * DAY)
    production.mask = lambda element, text: "·" * len(text)
    told = str(report_of(production).hard)
    assert "walked" not in told
    assert "heard" not in told


def test_a_backup_brings_nothing_back_twice(script: Path, house: House, tmp_path: Path) -> None:
    production = Production.open(script, house)
    read_many(production)
    before = report_of(production).hard
    (tmp_path / "early").write_bytes(backup_of(house.library))
    settled(production, house, NOW + 999 * DAY)
    (tmp_path / "late").write_bytes(backup_of(house.library))
    for name in ("early", "late", "late"):
        take_in(house.library, tmp_path / name)
        assert report_of(production).hard == before
        assert settled(production, house, NOW + 999 * DAY) == before
    other = fake_house(tmp_path / "other", library=Library.open(tmp_path / "other.sqlite3"))
    take_in(other.library, tmp_path / "late")
    assert report_of(Production.open(script, other)).hard == before


def test_the_results_of_one_reader_can_be_deleted(script: Path, house: House) -> None:
    production = Production.open(script, house)
    read_many(production)
    settled(production, house, NOW + 999 * DAY)
    production.memories.forget("Ana", ["BEN"])
    [readers] = {tuple(line.readers) for line in report_of(production).hard.lines}
    assert readers == ("Ben",)
