"""What was heard of an actor's lines becomes what they know of them, goes with the lines into the next draft, and is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tableread.learning.memory import DAY, Grade, Support
from tableread.listen.judge import JudgedLine, Verdict
from tableread.performance.house import House
from tableread.production.production import Production
from tableread.production.said import said_turn
from tableread.script.corrections import Rename
from tests.production.test_identity import PLAY, element_of, line_of

WALKED = "I walked along the river."
HEARD = "You have heard what they say."
NOW = 1_700_000_000.0


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fountain"
    path.write_text(PLAY)
    return path


def ben(script: Path, house: House) -> Production:
    production = Production.open(script, house)
    production.give_part("BEN", PlayedBy.YOU)
    return production


def say(
    production: Production,
    house: House,
    text: str,
    verdict: Verdict,
    support: Support = Support.NONE,
) -> None:
    """A turn of one line, every word of which got that verdict, a long time ago."""
    line = line_of(production, text)
    words = len(text.split())
    judged = JudgedLine((verdict,) * words, ("",) * words, (), 0)
    places = [(0, word) for word in range(words)]
    turn = said_turn(NOW, 1, NOW, [line], places, judged, 0)
    production.memories.heard(turn, {line.id: support})
    assert house.library.files.flush(5)


def due(production: Production) -> list[int]:
    return [known.element for known in production.memories.due()]


def test_a_turn_that_is_judged_anew_counts_once(script: Path, house: House) -> None:
    production = ben(script, house)
    say(production, house, WALKED, Verdict.PROMPTED)
    say(production, house, WALKED, Verdict.SAID)
    [known] = production.memories.of(["BEN"])
    assert (known.memory.reviews, known.memory.lapses) == (1, 0)


def test_a_line_that_was_said_is_due_later_in_the_order_of_the_script(
    script: Path, house: House
) -> None:
    production = ben(script, house)
    assert due(production) == []
    say(production, house, HEARD, Verdict.PROMPTED)
    say(production, house, WALKED, Verdict.SAID)
    elements = [element_of(production, text) for text in (WALKED, HEARD)]
    assert due(production) == elements
    known = production.memories.of(["BEN"])
    assert [(k.memory.reviews, k.memory.lapses) for k in known] == [(1, 0), (1, 1)]
    assert [k.memory.due - NOW > DAY for k in known] == [True, False]
    [recent] = house.library.recents()
    assert recent.due == (("BEN", 2),)


def test_what_was_read_from_the_page_is_asked_for_sooner(script: Path, house: House) -> None:
    production = ben(script, house)
    say(production, house, WALKED, Verdict.SAID, Support.HELP)
    say(production, house, HEARD, Verdict.SAID)
    read, known = (known.memory for known in production.memories.of(["BEN"]))
    assert read.due < known.due


def test_what_the_ear_was_not_sure_of_says_nothing(script: Path, house: House) -> None:
    production = ben(script, house)
    say(production, house, WALKED, Verdict.UNSURE)
    assert production.memories.of(["BEN"]) == []


def test_it_goes_with_its_line_and_a_line_that_was_cut_is_not_due(
    script: Path, house: House
) -> None:
    production = ben(script, house)
    for text in (WALKED, HEARD):
        say(production, house, text, Verdict.SAID)
    changed = PLAY.replace(WALKED, "I walked along the cold river.")
    script.write_text(changed.replace(f"BEN\n{HEARD}\n\n", ""))
    now = Production.open(script, house)
    assert due(now) == [element_of(now, "I walked along the cold river.")]
    assert [recent.due for recent in house.library.recents()] == [(("BEN", 1),)]
    script.write_text(changed)
    back = Production.open(script, house)
    assert [recent.due for recent in house.library.recents()] == [(("BEN", 2),)]
    assert len(due(back)) == 2


def test_it_stays_with_a_character_who_is_renamed(script: Path, house: House) -> None:
    production = ben(script, house)
    say(production, house, WALKED, Verdict.SAID)
    production.correct([Rename("BEN", "BENJAMIN")])
    assert due(production) == [element_of(production, WALKED)]
    assert [recent.due for recent in house.library.recents()] == [(("BENJAMIN", 1),)]


def test_two_people_with_one_part_are_kept_apart(script: Path, house: House) -> None:
    production = Production.open(script, house)
    production.give_part("BEN", PlayedBy.PERSON, "Ana")
    say(production, house, WALKED, Verdict.SAID)
    production.give_part("BEN", PlayedBy.PERSON, "Cleo")
    assert production.memories.of(["BEN"]) == []
    say(production, house, HEARD, Verdict.PROMPTED)
    assert len(production.memories.of(["BEN"])) == 1
    production.memories.forget("Cleo", ["BEN"])
    assert production.memories.of(["BEN"]) == []
    production.give_part("BEN", PlayedBy.PERSON, "Ana")
    assert [known.element for known in production.memories.due(["BEN"])] == [
        element_of(production, WALKED)
    ]


def test_all_results_of_one_actor_are_deleted_and_those_of_another_stay(
    script: Path, house: House
) -> None:
    production = Production.open(script, house)
    production.give_part("BEN", PlayedBy.YOU)
    line = line_of(production, WALKED)
    judged = JudgedLine((Verdict.SAID,) * 5, ("",) * 5, (), 0)
    for number, who in enumerate(("Ana", "Cleo")):
        production.give_part("BEN", PlayedBy.YOU, who)
        turn = said_turn(NOW, number, NOW, [line], [(0, at) for at in range(5)], judged, 0)
        production.said.add(turn._replace(reader=who))
    [scene, *_] = production.drills.scenes(production.whole_order())
    production.drills.keep(scene, production.drills.drill(scene, ()).state)
    production.memories.forget("Cleo", ["BEN"])
    assert [turn.reader for turn in production.said.all()] == ["Ana"]
    assert house.library.drills.of(production.key) == []


def test_a_drill_may_say_itself_how_well_a_line_was_known(script: Path, house: House) -> None:
    production = ben(script, house)
    line = line_of(production, WALKED)
    production.memories.graded(line.id, "BEN", Grade.AGAIN)
    assert house.library.files.flush(5)
    assert due(production) == [line.element]
    production.memories.graded(line.id, "BEN", Grade.GOOD)
    assert house.library.files.flush(5)
    assert due(production) == []
