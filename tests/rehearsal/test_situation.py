"""What a face may show, at one moment; and what can be written down of a read."""

from __future__ import annotations

import copy
import gc
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.cast.casting import PlayedBy
from tableread.rehearsal import commands as c
from tableread.rehearsal import events as e
from tableread.rehearsal.policy import Advance, Policy
from tableread.rehearsal.record import read_command, read_event, written
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import Situation, State
from tests.scenes import duel, session_of


def test_it_tells_all_that_is_the_case_and_does_not_change() -> None:
    session = session_of(duel(), you="BEN", policy=Policy(advance=Advance.GAP))
    before = session.situation
    assert (before.state, before.now.line, before.next_speech is not None) == (State.READY, 0, True)
    kept = copy.deepcopy(before)
    for command in session.start():
        if isinstance(command, c.Speak):
            session.receive(e.SpeechStarted(command.request_id))
            session.receive(e.SpeechFinished(command.request_id))
    assert before == kept
    now = session.situation
    while session.state is not State.WAITING:
        session.next_speech()
        now = session.situation
    assert now.your_turn
    assert now.now.player is PlayedBy.YOU
    assert now.now.speaker == "BEN"
    assert now.turn_left == now.turn_seconds > 0
    assert now.seconds_done + now.seconds_left == pytest.approx(session.order.seconds)
    assert now.until_you is not None
    assert now.until_you.seconds == 0


def test_it_has_no_way_to_the_session() -> None:
    session = session_of(duel(), you="BEN")
    session.start()
    seen: list[object] = [session.situation]
    for thing in seen:
        assert not isinstance(thing, Session)
        seen += [r for r in gc.get_referents(thing) if not isinstance(r, type) and r not in seen]
    # nor any words of the script, which go through what may mask them
    texts = {element.text for element in duel().elements if " " in element.text}
    assert not texts & {thing for thing in seen if isinstance(thing, str)}


def test_the_speech_after_the_last_of_a_loop_is_its_first() -> None:
    session = session_of(duel())
    session.start()
    session.set_loop(1, 2)
    session.jump(2)
    situation: Situation = session.situation
    assert situation.loop == (1, 2)
    assert situation.next_speech is not None
    assert situation.next_speech.line == 1


def _any_of(kind: type[msgspec.Struct]) -> st.SearchStrategy[object]:
    return st.from_type(kind).filter(lambda made: not re.search(r"\b(nan|inf)\b", repr(made)))


@given(st.one_of([_any_of(kind) for kind in c.Command.__args__]))  # type: ignore[attr-defined]
def test_every_command_can_be_written_and_read_back(command: c.Command) -> None:
    again = read_command(written(command))
    assert type(again) is type(command)
    assert again == command


@given(st.one_of([_any_of(kind) for kind in e.Event.__args__]))  # type: ignore[attr-defined]
def test_every_event_can_be_written_and_read_back(event: e.Event) -> None:
    again = read_event(written(event))
    assert type(again) is type(event)
    assert again == event


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"type": "Nothing"}', b'{"type": "MoveTo"}', b"\xff"]
)
def test_what_is_no_command_is_none(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_command(data)


def test_a_read_played_again_from_its_record() -> None:
    """What was written of one read gives the same commands in another."""
    first, second = (session_of(duel(), you="BEN") for _ in range(2))
    record: list[bytes] = []
    told: list[bytes] = [written(command) for command in first.start()]
    for number in range(1, 9):
        for event in (e.SpeechStarted(number), e.WordSpoken(number, 1), e.SpeechFinished(number)):
            record.append(written(event))
            told += [written(command) for command in first.receive(event)]
    again = [written(command) for command in second.start()]
    for line in record:
        again += [written(command) for command in second.receive(read_event(line))]
    assert again == told
