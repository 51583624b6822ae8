"""The recap of a read: given how turns were said, then a score by scene, pickups, and what is worth going over again."""

from __future__ import annotations

import pytest

from tableread.base.settings import LearningSettings
from tableread.cast.casting import PlayedBy
from tableread.listen.judge import Verdict
from tableread.production.production import Production
from tableread.production.recap import recap_of
from tableread.rehearsal.stopwatch import SceneTime
from tests.production.test_identity import line_of
from tests.production.test_line_notes import HEARD, WALKED, production, say

__all__ = ["production"]
S, L, U, P = Verdict.SAID, Verdict.LEFT_OUT, Verdict.UNSURE, Verdict.PROMPTED
LEARNING = LearningSettings(strictness=95, late=1.0)


def test_of_a_read_in_which_nothing_was_heard(production: Production) -> None:
    assert recap_of(production, 100.0, LEARNING) is None
    say(production, 100.0, WALKED, dict.fromkeys(range(5), U))
    assert recap_of(production, 100.0, LEARNING) is None


def test_the_last_time_counts_and_earlier_reads_are_compared(production: Production) -> None:
    production.give_part("BEN", PlayedBy.YOU)
    say(production, 50.0, WALKED, {0: L, 1: L})
    say(production, 100.0, HEARD, {4: P, 5: P}, pickup=0.4)
    say(production, 100.0, WALKED, {1: L}, pickup=1.6)
    say(production, 100.0, "Yes.", {}, pickup=0.5)
    first = production.line_ids[production.script.scenes[0].first]
    production.runs.keep_scene(100.0, 0, first, SceneTime(0, 64.0, True, 3))
    recap = recap_of(production, 100.0, LEARNING)
    assert recap is not None
    assert (recap.turns, recap.right, recap.prompts, recap.late) == (3, 1, 0, 1)
    assert recap.points == pytest.approx(100 * (1 - 3 / 12))
    assert recap.before == pytest.approx(60.0)
    assert (recap.pickup, recap.seconds) == (0.5, 64.0)
    assert [(scene.name, scene.turns) for scene in recap.scenes] == [
        ("1 INT. FERRY HOUSE - NIGHT", 3)
    ]
    assert [noted.text for noted in recap.trouble] == [HEARD, WALKED]
    assert recap.lines == {line_of(production, HEARD).id, line_of(production, WALKED).id}

    say(production, 100.0, WALKED, {}, pickup=0.3)  # again, and right
    again = recap_of(production, 100.0, LEARNING)
    assert again is not None
    assert (again.right, again.late, again.lines) == (2, 0, {line_of(production, HEARD).id})


def test_the_read_of_somebody_else_is_no_earlier_one(production: Production) -> None:
    say(production, 50.0, WALKED, {0: L, 1: L})
    [turn] = production.said.all()
    production.said.add(turn._replace(reader="Cleo"))
    say(production, 100.0, WALKED, {})
    recap = recap_of(production, 100.0, LEARNING)
    assert recap is not None
    assert (recap.points, recap.before) == (100.0, None)


def test_lines_of_others_in_the_room_are_not_drilled(production: Production) -> None:
    say(production, 100.0, WALKED, {1: L})
    recap = recap_of(production, 100.0, LEARNING)
    assert recap is not None
    assert (len(recap.trouble), recap.lines) == (1, frozenset())
