"""Two programs that have one script open: neither undoes what the other keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy, Tune, voice_named
from tableread.library.store import Library
from tableread.library.stored import delete_script
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.rehearsal.policy import PRESETS, Advance
from tableread.script.corrections import NoCharacter, Rename, SetSpeaker
from tests.fakes import VOICES, fake_house
from tests.production.test_identity import PLAY, TAKE, element_of, line_of

GRAN = voice_named("gran+", VOICES)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


@pytest.fixture
def start(tmp_path: Path) -> Callable[[], House]:
    """Starts another program on the same files."""
    return lambda: fake_house(tmp_path, library=Library.open(tmp_path / "library.sqlite3"))


def written(house: House) -> None:
    assert house.library.files.flush(5)
    assert house.library.writer.flush(5)


def test_a_voice_stays_where_another_program_sets_who_plays_the_part(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    second = Production.open(script, two)
    assert GRAN
    second.give_voice("BEN", GRAN)
    second.tune("BEN", Tune(level=2.0))
    written(two)
    first.give_part("BEN", PlayedBy.YOU)
    written(one)
    ben = Production.open(script, start()).casting.part("BEN")
    assert (ben.player, ben.voice, ben.tune.level) == (PlayedBy.YOU, GRAN, 2.0)


def test_the_speed_stays_where_another_program_sets_the_reading(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    second = Production.open(script, two)
    second.choose(speed=1.5)
    second.choose(advance=Advance.GAP)  # while that still waits to be written
    written(two)
    first.choose(reading=PRESETS[1])
    written(one)
    policy = Production.open(script, start()).policy
    assert (policy.speed, policy.advance, policy.reading) == (1.5, Advance.GAP, PRESETS[1])


def test_a_script_that_was_deleted_elsewhere_comes_back_whole_with_the_next_choice(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    two.library.refresh()
    delete_script(two.folders, two.library, first.key)
    written(two)
    first.give_part("ADA", PlayedBy.YOU)
    written(one)
    three = start()
    assert three.library.script_at(str(script)) == first.key
    again = Production.open(script, three)
    assert again.key == first.key
    assert again.casting.played_by(PlayedBy.YOU) == ("ADA",)


def test_both_programs_corrections_are_kept(script: Path, start: Callable[[], House]) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    second = Production.open(script, two)
    lamp, hat = NoCharacter("LAMP LIGHT"), "He puts his wet hat on the chair."
    second.correct([lamp])
    written(two)
    carl = SetSpeaker(first.line_ids[element_of(first, hat)], "CARL")
    first.correct([carl])
    written(one)
    again = Production.open(script, start())
    assert again.corrections == (lamp, carl)
    assert line_of(again, hat).speaker == "CARL"


def test_taking_back_a_correction_takes_back_that_one_alone(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    carl, dora = Rename("BEN", "CARL"), Rename("ADA", "DORA")
    first.correct([carl])
    written(one)
    second = Production.open(script, two)
    second.correct([carl, dora])
    written(two)
    first.correct([])
    written(one)
    assert Production.open(script, start()).corrections == (dora,)


def test_of_a_correction_that_was_made_twice_the_last_is_taken_back(
    script: Path, start: Callable[[], House]
) -> None:
    one = start()
    first = Production.open(script, one)
    there, back = Rename("BEN", "CARL"), Rename("CARL", "BEN")
    for correction in (there, back, there):
        first.correct([*first.corrections, correction])
    first.correct(first.corrections[:-1])
    written(one)
    assert Production.open(script, start()).corrections == (there, back)


NEWER = PLAY.replace(
    "He puts his wet hat on the chair.", "He throws his wet hat out of the window."
).replace("EXT. LANDING - DAY", "EXT. JETTY - DUSK")
ROW = "Nobody is left to row us over."


def test_a_recording_made_in_the_older_draft_is_found_in_the_newer_one(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    row = line_of(first, ROW)
    script.write_text(NEWER)
    second = Production.open(script, two)
    assert second.line_ids[line_of(second, ROW).element] != first.line_ids[row.element]
    written(two)
    first.line_takes.keep(lambda: [(row, TAKE)], lambda error: None)
    written(one)
    three = start()
    again = Production.open(script, three)
    assert again.line_takes.of(line_of(again, ROW)) == TAKE
    assert not again.is_new_draft
    assert [change.what for change in again.changes(mine=False)] == [
        change.what for change in second.changes(mine=False)
    ]
    written(three)
    assert [take.line for take in start().library.lines.takes(first.key)] == [
        again.line_ids[line_of(again, ROW).element]
    ]


def test_a_correction_made_in_the_older_draft_counts_in_the_newer_one(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    written(one)
    script.write_text(NEWER)
    Production.open(script, two)
    written(two)
    first.correct([SetSpeaker(first.line_ids[element_of(first, ROW)], "CARL")])
    written(one)
    three = start()
    again = Production.open(script, three)
    assert line_of(again, ROW).speaker == "CARL"
    assert not again.is_new_draft
    written(three)
    assert Production.open(script, start()).corrections == again.corrections


def test_a_recording_of_a_line_that_was_cut_stays_that_line_s(
    script: Path, start: Callable[[], House]
) -> None:
    one, two = start(), start()
    first = Production.open(script, one)
    row = line_of(first, ROW)
    line = first.line_ids[row.element]
    first.line_takes.keep(lambda: [(row, TAKE)], lambda error: None)
    written(one)
    script.write_text(PLAY.replace(f"BEN\n{ROW}\n\n", ""))
    Production.open(script, two)
    written(two)
    Production.open(script, start())
    assert [take.line for take in start().library.lines.takes(first.key)] == [line]
