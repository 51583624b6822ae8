"""What is measured of a turn: given a cue, a recording and prompts, then a pickup time and how often."""

from __future__ import annotations

import pytest

from tableread.listen.gate import Stretch, Take
from tableread.performance.turn_measures import TurnMeasures


def measured(turn: int = 7) -> TurnMeasures:
    measures = TurnMeasures()
    measures.cue_ended(turn, 100.0)
    measures.recorded(Take(turn, b"sound", (), (Stretch(0.0, 99.9), Stretch(2.0, 105.0))))
    return measures


def test_the_time_from_the_cue_to_the_first_word() -> None:
    assert measured().pickup(7, 0.5) == pytest.approx(0.4)
    assert measured().pickup(7, 2.5) == pytest.approx(5.5)  # we sounded meanwhile
    assert measured().pickup(7, 0.0) == pytest.approx(-0.1)  # they cut in


def test_what_is_not_known_is_not_guessed() -> None:
    measures = measured()
    assert measures.pickup(7, None) is None
    assert measures.pickup(8, 0.5) is None
    measures.interrupted(7)
    assert measures.pickup(7, 0.5) is None


def test_prompts_are_counted_and_their_words_kept_until_the_turn_is_forgotten() -> None:
    measures = measured()
    measures.prompted(7, {(4, 0), (4, 1)})
    measures.prompted(7, {(4, 2)})
    assert (measures.prompts(7), measures.words_prompted(7)) == (2, {(4, 0), (4, 1), (4, 2)})
    measures.forget(7)
    assert (measures.prompts(7), measures.words_prompted(7)) == (0, set())
    assert measures.pickup(7, 0.5) is None
