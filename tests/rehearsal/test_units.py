"""Going through a read by units: from here, where does a step lead?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.settings import Gaps
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import TABLE_READ
from tableread.rehearsal.units import Target, Unit, by_seconds, of_speaker, sentence_starts, step
from tests.scenes import duel

ORDER = running_order(duel(), TABLE_READ, Gaps())
"""0 heading · 1 action · 2 ADA · 3 BEN "I walked." · 4 BEN "Slowly." · 5 ADA "Draw."
6 heading · 7 action · 8 BEN · 9 ADA "No --" · 10 BEN "I insist." """


def page_of(element: int) -> int:
    return 1 + element // 8


def went(unit: Unit, by: int, line: int, word: int = 0) -> Target | None:
    return step(ORDER, Target(line, word), unit, by, page_of=page_of)


@pytest.mark.parametrize(
    ("unit", "by", "here", "there"),
    [
        (Unit.WORD, 1, Target(2, 0), Target(2, 1)),
        (Unit.WORD, 1, Target(2, 2), Target(3, 0)),
        (Unit.WORD, -1, Target(2, 0), Target(1, 4)),
        (Unit.WORD, -1, Target(0, 0), None),
        (Unit.WORD, 1, Target(10, 1), None),
        (Unit.SENTENCE, 1, Target(2, 1), Target(3, 0)),
        (Unit.SENTENCE, -1, Target(2, 1), Target(2, 0)),
        (Unit.SENTENCE, -1, Target(2, 0), Target(1, 0)),
        (Unit.SPEECH, 1, Target(3, 1), Target(5)),
        (Unit.SPEECH, -1, Target(4, 0), Target(3)),
        (Unit.SPEECH, -1, Target(3, 1), Target(3)),
        (Unit.SPEECH, -1, Target(3, 0), Target(2)),
        (Unit.SCENE, 1, Target(2, 2), Target(6)),
        (Unit.SCENE, 1, Target(8, 0), None),
        (Unit.SCENE, -1, Target(8, 0), Target(6)),
        (Unit.SCENE, -1, Target(6, 0), Target(0)),
        (Unit.PAGE, -1, Target(0, 0), None),
        (Unit.MINUTE, 1, Target(0, 0), None),
        (Unit.MINUTE, -1, Target(9, 1), Target(0)),
    ],
)
def test_a_step(unit: Unit, by: int, here: Target, there: Target | None) -> None:
    assert went(unit, by, *here) == there


def test_pages_are_those_of_the_script() -> None:
    first = went(Unit.PAGE, 1, 0)
    assert first is not None
    assert page_of(ORDER.lines[first.line].element) == 2
    assert page_of(ORDER.lines[first.line - 1].element) == 1
    assert went(Unit.PAGE, -1, first.line, 1) == first


def test_sentences_begin_behind_full_stops_that_end_one() -> None:
    assert sentence_starts("I walked. Slowly! “Did I?” Mr. Brook did") == [0, 2, 3, 5]
    assert sentence_starts("") == [0]


def test_ten_seconds_back_and_on_again_is_about_where_one_was() -> None:
    back = by_seconds(ORDER, Target(9, 0), -10.0)
    assert back is not None
    gone = ORDER.seconds_before(9) - ORDER.seconds_before(back.line)
    assert 8 < gone < 12
    assert by_seconds(ORDER, Target(0), -10.0) is None
    assert by_seconds(ORDER, Target(1, 2), -10.0) == Target(0)


def test_somebodys_next_line_and_the_one_before() -> None:
    assert of_speaker(ORDER, 2, "ADA", 1) == 5
    assert of_speaker(ORDER, 4, "BEN", 1) == 8
    assert of_speaker(ORDER, 4, "BEN", -1) is None
    assert of_speaker(ORDER, 9, "ADA", 1) is None


@given(
    unit=st.sampled_from(Unit),
    by=st.sampled_from((1, -1)),
    line=st.integers(0, 10),
    word=st.integers(0, 9),
)
def test_steps_lead_the_way_they_should_until_there_is_nothing_more(
    unit: Unit, by: int, line: int, word: int
) -> None:
    here, order = Target(line, word), ORDER
    for _ in range(60):
        there = step(order, here, unit, by, page_of=page_of)
        if there is None:
            return
        assert 0 <= there.line < len(order)
        if not (unit is Unit.MINUTE and there == Target(0)):
            assert (there > here) == (by > 0)
        here = there
    raise AssertionError("it never came to an end")


def test_an_empty_line_is_passed_over() -> None:
    lines = [line._replace(text="…") if at == 1 else line for at, line in enumerate(ORDER.lines)]
    order = RunningOrder(lines, Gaps())
    assert step(order, Target(0, 2), Unit.WORD, 1, page_of=page_of) == Target(2, 0)
