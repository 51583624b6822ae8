"""Drills are kept with their scene and part, and go on where they were left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tableread.learning.lacuna import Phase
from tableread.library.drills import KeptDrill
from tableread.production.production import Production
from tests.fakes import fake_house
from tests.scenes import DUEL


@pytest.fixture
def production(tmp_path: Path) -> Production:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    opened = Production.open(path, fake_house(tmp_path))
    opened.give_part("BEN", PlayedBy.YOU)
    return opened


def test_a_drill_goes_on_where_it_was_left(production: Production) -> None:
    drills = production.drills
    first, second = drills.scenes(production.whole_order())
    assert [speech.drilled.text for speech in first.speeches] == ["I walked.\nSlowly."]
    assert [speech.drilled.text for speech in second.speeches] == ["After you.", "I insist."]
    drill = drills.drill(first, ())
    for _ in range(3):
        drill.said(())
    drills.keep(first, drill.state)
    assert drills.drill(first, ()).state == drill.state
    assert drills.drill(second, ()).phase is Phase.MAP


def test_the_next_scene_is_the_first_that_is_not_done(production: Production) -> None:
    drills = production.drills
    scenes = drills.scenes(production.whole_order())
    assert drills.next_of(scenes) == scenes[0]
    for scene in scenes:
        drill = drills.drill(scene, ())
        while drill.phase is not Phase.DONE:
            drill.said(())
        drills.keep(scene, drill.state)
        assert drills.next_of(scenes) == (scenes[1] if scene == scenes[0] else scenes[0])
    assert drills.next_of([]) is None


def test_what_cannot_be_read_begins_anew(production: Production) -> None:
    scene = production.drills.scenes(production.whole_order())[0]
    for state in ("{", '{"lines": 3}', "[]"):
        kept = KeptDrill(scene.line, scene.part, state)
        production._library.drills.save(production.key, kept)
        assert production.drills.drill(scene, ()).phase is Phase.MAP


def test_it_goes_with_its_script(production: Production) -> None:
    drills, library = production.drills, production._library
    scene = drills.scenes(production.whole_order())[0]
    drills.keep(scene, drills.drill(scene, ()).state)
    assert scene.line in library.lines.named(production.key)
    library.delete(production.key)
    assert library.drills.of(production.key) == []
