"""People in the room by name: who speaks, and when each of them is next."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base.errors import RehearsalError
from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import PRESETS, TABLE_READ, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script import fountain
from tableread.script.model import Script
from tests.scenes import duel

ROOM = """\
ADA
One.

BEN
Two.

CLEO
Three.

ADA & BEN
Four, together.

ADA
Five.
"""


def session_with(
    script: Script,
    people: dict[str, str],
    *,
    you: str = "",
    at: int = 0,
    order: RunningOrder | None = None,
) -> Session:
    """`people`: who plays whom, by character; "" for somebody without a name."""

    def player_of(name: str) -> PlayedBy:
        if you and name == you:
            return PlayedBy.YOU
        return PlayedBy.PERSON if name in people else PlayedBy.VOICE

    def people_of(name: str) -> tuple[str, ...]:
        return tuple(filter(None, people.get(name, "").split("+")))

    order = order or running_order(script, TABLE_READ, Gaps(), set())
    return Session(order, player_of, Policy(TABLE_READ), at, 0, people_of)


def turns(session: Session) -> list[tuple[str, str | None, int, int]]:
    return [(t.person, t.speaker, t.line, t.speeches) for t in session.situation.next_turns]


def test_who_speaks_now_and_next_has_a_name() -> None:
    session = session_with(duel(), {"ADA": "Ana", "BEN": ""})
    session.start()
    session.jump(2)
    situation = session.situation
    assert (situation.now.speaker, situation.now.person) == ("ADA", "Ana")
    assert situation.next_speech is not None
    assert (situation.next_speech.speaker, situation.next_speech.person) == ("BEN", "")
    assert not situation.your_turn


def test_each_person_is_counted_in_the_nearest_first() -> None:
    session = session_with(duel(), {"ADA": "Ana", "BEN": "Ben"})
    session.start()
    assert turns(session) == [("Ana", "ADA", 2, 1), ("Ben", "BEN", 3, 2)]
    ana, ben = session.situation.next_turns
    order = session.order
    assert ana.seconds == pytest.approx(order.seconds_before(2))
    assert ben.seconds == pytest.approx(order.seconds_before(3))
    session.jump(3)
    assert turns(session) == [("Ben", "BEN", 3, 0), ("Ana", "ADA", 5, 0)]
    assert session.situation.next_turns[0].seconds == 0
    session.jump(10)
    assert turns(session) == [("Ben", "BEN", 10, 0)]  # Ana has no more lines


def test_one_person_with_several_parts_is_counted_in_once() -> None:
    session = session_with(fountain.read(ROOM), {"ADA": "Ana", "CLEO": "Ana", "BEN": "Ben"})
    session.start()
    session.jump(1)
    assert turns(session) == [("Ben", "BEN", 1, 0), ("Ana", "CLEO", 2, 0)]


def test_a_group_is_said_by_all_of_its_people() -> None:
    people = {"ADA": "Ana", "BEN": "Ben", "ADA & BEN": "Ana+Ben"}
    session = session_with(fountain.read(ROOM), people)
    session.start()
    session.jump(3)
    assert session.situation.now.person == "Ana and Ben"
    assert turns(session) == [("Ana", "ADA & BEN", 3, 0), ("Ben", "ADA & BEN", 3, 0)]
    session.jump(2)
    assert [turn.line for turn in session.situation.next_turns] == [3, 3]


def test_people_without_names_are_told_apart_by_their_parts() -> None:
    session = session_with(duel(), {"ADA": "", "BEN": ""})
    session.start()
    assert turns(session) == [("", "ADA", 2, 1), ("", "BEN", 3, 2)]
    session.jump(2)
    assert turns(session) == [("", "ADA", 2, 0), ("", "BEN", 3, 0)]


def test_the_narrator_may_be_a_person() -> None:
    session = session_with(duel(), {"": "Nora"})
    session.start()
    assert session.situation.now.person == "Nora"
    assert turns(session) == [("Nora", None, 0, 0)]


def test_you_are_not_among_the_people_and_go_first() -> None:
    session = session_with(duel(), {"ADA": "Ana"}, you="BEN")
    session.start()
    assert [turn.person for turn in session.situation.next_turns] == ["Ana"]
    assert session.situation.until_you is not None
    session.next_cue()
    assert session.at == 2  # the cue of BEN, though it is Ana's line


def test_next_cue_is_anybodys_where_you_have_no_part() -> None:
    session = session_with(duel(), {"ADA": "Ana", "BEN": "Ben"})
    session.start()
    session.next_cue()
    assert (session.at, session.state) == (1, State.READING)
    session.next_cue()  # on the cue of Ana already: to that of Ben
    assert (session.at, session.state) == (2, State.WAITING)
    session.jump(10)
    with pytest.raises(RehearsalError, match=r"Nobody in the room has any more lines\."):
        session.next_cue()
    session.take_again()
    assert session.at == 9


def test_another_cast_in_the_middle_counts_others_in() -> None:
    people = {"ADA": "Ana"}
    session = session_with(duel(), people)
    session.start()
    people.clear()
    people["BEN"] = "Ben"
    session.recast()
    assert turns(session) == [("Ben", "BEN", 3, 2)]
    session.reorder(running_order(duel(), PRESETS[1], Gaps(), set()))
    assert turns(session) == [("Ben", "BEN", 1, 0)]


@given(st.integers(0, 10), st.sets(st.sampled_from(["ADA", "BEN", ""])))
def test_what_is_counted_is_what_comes(at: int, named: set[str]) -> None:
    session = session_with(duel(), {name: f"the person of {name}" for name in named})
    session.start()
    session.jump(at)
    order, here = session.order, session.order.speech(at)
    for turn in session.situation.next_turns:
        speaker = order.lines[turn.line].speaker or ""
        assert turn.person == f"the person of {speaker}"
        between = order.lines[here.stop : turn.line]
        if turn.line != at:
            assert all((line.speaker or "") != speaker for line in between)
            assert turn.speeches == len({line.speech for line in between})


def test_a_situation_of_a_very_long_read_costs_next_to_nothing() -> None:
    short = running_order(duel(), TABLE_READ, Gaps(), set())
    people = {"ADA": "Ana", "BEN": "Ben", "": "Nora"}

    def cost(order: RunningOrder) -> float:
        session = session_with(duel(), people, order=order)
        session.start()
        session.jump(2)
        _ = session.situation  # everything is found once
        best = 1.0
        for _ in range(5):
            begun = time.perf_counter()
            for _ in range(50):
                _ = session.situation
            best = min(best, time.perf_counter() - begun)
        return best

    long = RunningOrder(
        (
            line._replace(speech=line.speech + 100 * again)
            for again in range(10_000)
            for line in short.lines
        ),
        Gaps(),
    )
    assert len(long) > 100_000
    assert cost(long) < 3 * cost(short)
