"""The running order: what is performed, with which silences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.settings import Gaps
from tableread.rehearsal.order import Entry, RunningOrder, running_order
from tableread.rehearsal.policy import PRESETS, TABLE_READ, Treatment
from tableread.script import fountain
from tableread.script.model import Kind
from tests.scenes import duel

TIMING = Gaps()


def order_of(source: str, reading: object = TABLE_READ) -> RunningOrder:
    return running_order(fountain.read(source), reading, TIMING, set())  # type: ignore[arg-type]


def test_what_a_table_read_performs() -> None:
    order = running_order(duel(), TABLE_READ, TIMING, set())
    assert [(line.speaker, line.text) for line in order.lines] == [
        (None, "INT. BARN - NIGHT"),
        (None, "Two chairs face each other."),
        ("ADA", "You are late."),
        ("BEN", "I walked."),
        ("BEN", "Slowly."),
        ("ADA", "Draw."),
        (None, "EXT. YARD - DAY"),
        (None, "The rain has stopped."),
        ("BEN", "After you."),
        ("ADA", "No --"),
        ("BEN", "I insist."),
    ]


def test_presets() -> None:
    by_name = {r.name: r for r in PRESETS}
    script = duel()
    dialogue = running_order(script, by_name["Dialogue only"], TIMING, set())
    assert all(line.speaker for line in dialogue.lines)
    everything = running_order(script, by_name["Audio description"], TIMING, set())
    assert any(
        line.kind is Kind.PARENTHETICAL and line.speaker is None for line in everything.lines
    )
    own = "INT. A\n\nADA\nHi.\n\nINT. B\n\nBEN\nYo."
    mine = running_order(fountain.read(own), by_name["My scenes"], TIMING, {"BEN"})
    assert [line.scene for line in mine.lines] == [1, 1]
    nobody = running_order(fountain.read(own), by_name["My scenes"], TIMING, set())
    assert len(nobody) == 4


def test_an_own_choice() -> None:
    reading = TABLE_READ.changed(Kind.ACTION, Treatment.HIDDEN)
    order = running_order(duel(), reading, TIMING, set())
    assert Kind.ACTION not in {line.kind for line in order.lines}


@pytest.mark.parametrize(
    ("source", "gap"),
    [
        ("X.\n\nADA\nHi.\n\nBEN\nYo.", TIMING.between_speakers),
        ("X.\n\nADA\nHi --\n\nBEN\nYo.", TIMING.broken_off),
        ("INT. A\n\nBEN\nYo.", TIMING.after_heading),
        ("A door.\n\nBEN\nYo.", TIMING.after_action),
        ("X.\n\nADA\nHi.\n(softly)\nYo.", TIMING.within_speech),
        ("X.\n\nADA\nHi.\n(beat)\nYo.", TIMING.within_speech + TIMING.beat),
        ("X.\n\nADA\nHi.\n(a long pause)\nYo.", TIMING.within_speech + TIMING.pause),
        ("X.\n\nADA\nHi.\n\nBEN\n(beat)\nYo.", TIMING.between_speakers + TIMING.beat),
    ],
)
def test_silences(source: str, gap: float) -> None:
    order = order_of(source)
    assert order.gap_before(len(order) - 1) == pytest.approx(gap)


def test_a_beat_in_action_that_is_not_read_is_kept() -> None:
    reading = TABLE_READ.changed(Kind.ACTION, Treatment.SHOWN)
    order = order_of("X.\n\nADA\nHi.\n\nA beat.\n\nBEN\nYo.", reading)
    assert order.lines[-1].beat == TIMING.beat


def test_dual_dialogue_begins_together() -> None:
    order = order_of("X.\n\nADA\nHi.\n\nBEN ^\nYo.")
    assert [line.dual for line in order.lines] == [False, False, True]


def test_ways_through_it() -> None:
    order = running_order(duel(), TABLE_READ, TIMING, set())
    assert order.speech(3) == order.speech(4) == range(3, 5)
    assert order.next_speech(3) == 5
    assert order.next_speech(10) is None
    assert order.previous_speech(5) == 3
    assert order.previous_speech(0) == 0
    assert order.next_scene(2) == 6
    assert order.next_scene(7) is None
    assert order.previous_scene(8) == 0
    assert order.scene_start(9) == 6
    assert order.seconds_before(0) == 0
    assert 0 < order.seconds_before(5) < order.seconds


def test_lines_are_found_by_element() -> None:
    order = running_order(duel(), TABLE_READ, TIMING, set())
    for at, line in enumerate(order.lines):
        assert order.at_element(line.element) == at
        assert order.at_element(line.element - 1) in {at, at - 1}
    assert order.at_element(10_000) == len(order) - 1


WHOLE = running_order(duel(), TABLE_READ, TIMING, set())


@given(
    st.lists(st.integers(0, len(WHOLE) - 1), min_size=1),
    st.integers(-1, WHOLE.lines[-1].element + 1),
    st.integers(0, 30),
)
def test_also_where_lines_come_again(entries: list[int], element: int, near: int) -> None:
    order = WHOLE.rearranged(map(Entry, entries))
    found = order.at_element(element, near)
    places = [line.element for line in order.lines]
    if element in places:
        same = [at for at, place in enumerate(places) if place == element]
        assert found == next((at for at in same if at >= near), same[-1])
    elif later := [place for place in places if place > element]:
        assert found == places.index(min(later))
    else:
        assert found == len(order) - 1
    for at, line in enumerate(order.lines):
        start = order.scene_start(at)
        assert {before.scene for before in order.lines[start : at + 1]} == {line.scene}
        assert start == 0 or order.lines[start - 1].scene != line.scene
        behind = range(at + 1, len(order))
        other = next((i for i in behind if order.lines[i].scene != line.scene), None)
        assert order.next_scene(at) == other
