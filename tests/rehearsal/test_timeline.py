"""The timeline and orders that are rearranged: lines again, in another order, said by others."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.commands import AwaitPerson, Command, Speak
from tableread.rehearsal.events import SpeechFinished, SpeechStarted
from tableread.rehearsal.order import Entry, RunningOrder, running_order
from tableread.rehearsal.policy import PRESETS, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.rehearsal.timeline import Timeline
from tableread.script import fountain
from tests.scenes import duel

DUAL = "ADA\nOne --\n\nBEN ^\nTwo.\n(low)\nThree.\n\nCARA\nFour.\n\nADA\nFive.\n"
DIALOGUE = PRESETS[1]


def voices(_name: str) -> PlayedBy:
    return PlayedBy.VOICE


def order_of(source: str) -> RunningOrder:
    return running_order(fountain.read(source), DIALOGUE, Gaps())


def texts(order: RunningOrder, lines: Iterable[int]) -> list[str]:
    return [order.lines[line].text for line in lines]


def test_which_line_follows_which() -> None:
    order = order_of(DUAL)
    placed = list(Timeline(order, voices).placements())
    assert texts(order, (p.line for p in placed)) == ["One --", "Two.", "Three.", "Four.", "Five."]
    assert [(p.beside, p.behind) for p in placed] == [
        (None, None), (0, None), (None, 1), (None, None), (None, None),
    ]  # fmt: skip
    gaps = Gaps()
    assert [p.gap for p in placed] == [
        0.0, gaps.broken_off, gaps.within_speech, gaps.between_speakers, gaps.between_speakers,
    ]  # fmt: skip


def test_silences_shrink_gently_with_the_pace() -> None:
    timeline = Timeline(order_of(DUAL), voices)
    assert [p.gap for p in timeline.placements(4.0)] == [
        p.gap / 2 for p in timeline.placements(1.0)
    ]


def test_nobodys_lines_are_not_on_it_and_a_loop_is_gone_through_once() -> None:
    order = order_of(DUAL)
    timeline = Timeline(order, lambda n: PlayedBy.NOBODY if n == "BEN" else PlayedBy.VOICE)
    assert texts(order, (p.line for p in timeline.placements())) == ["One --", "Four.", "Five."]
    timeline.loop = (3, 4)
    assert [p.line for p in timeline.placements(first=3)] == [3, 4]


def test_the_session_lays_what_the_timeline_says() -> None:
    order = order_of(DUAL)
    asked = [
        c for c in played(Session(order, voices, Policy(reading=DIALOGUE))) if isinstance(c, Speak)
    ]
    placed = list(Timeline(order, voices).placements())
    line_of = {c.request_id: c.line for c in asked}
    assert [c.line for c in asked] == [p.line for p in placed]
    for command, place in zip(asked[1:], placed[1:], strict=True):
        assert command.gap == place.gap
        assert line_of.get(command.beside or 0) == place.beside
        assert line_of.get(command.behind or 0) == place.behind


def played(session: Session) -> list[Command]:
    """The whole read: voices speak, people press a key."""
    told = list(session.start())
    done = 0
    while session.state in {State.READING, State.WAITING}:
        if session.state is State.WAITING:
            told += session.advance()
            continue
        speak = [c for c in told if isinstance(c, Speak)][done]
        done += 1
        told += session.receive(SpeechStarted(speak.request_id))
        told += session.receive(SpeechFinished(speak.request_id))
    return told


def test_a_drill_of_one_line_by_the_voice_and_then_by_you() -> None:
    order = running_order(duel(), PRESETS[1], Gaps())
    walked = next(at for at, line in enumerate(order.lines) if line.text == "I walked.")
    drill = order.rearranged(
        entry
        for _ in range(3)
        for entry in (
            Entry(walked - 1),
            Entry(walked, PlayedBy.VOICE),
            Entry(walked, PlayedBy.YOU),
        )
    )
    told = played(
        Session(drill, lambda n: PlayedBy.YOU if n == "BEN" else PlayedBy.VOICE, Policy())
    )
    said = [drill.lines[c.line].text for c in told if isinstance(c, Speak)]
    assert said == ["You are late.", "I walked."] * 3
    waited = [drill.lines[c.first].text for c in told if isinstance(c, AwaitPerson)]
    assert waited == ["I walked."] * 3


def test_back_chaining_from_the_last_line_forward() -> None:
    order = order_of("ADA\nOne.\n\nBEN\nTwo.\n\nADA\nThree.\n")
    chain = order.rearranged(
        Entry(line) for first in (2, 1, 0) for line in range(first, len(order))
    )
    said = [line.text for line in chain.lines]
    assert said == ["Three.", "Two.", "Three.", "One.", "Two.", "Three."]
    assert chain.at_element(order.lines[2].element) == 0
    assert chain.at_element(order.lines[2].element, near=3) == 5
    asked = [c.line for c in played(Session(chain, voices, Policy())) if isinstance(c, Speak)]
    assert asked == [0, 1, 2, 3, 4, 5]


def test_the_same_speech_twice_is_two_speeches() -> None:
    order = order_of("ADA\nOne.\n(low)\nTwo.\n")
    twice = order.rearranged([Entry(0), Entry(1), Entry(0), Entry(1)])
    assert [twice.speech(at) for at in range(4)] == [range(2), range(2), range(2, 4), range(2, 4)]
    by_two = order.rearranged([Entry(0), Entry(1, PlayedBy.YOU)])
    assert by_two.speech(0) == range(1)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_any_arrangement_is_played_from_its_first_line_to_its_last(lines: list[int]) -> None:
    order = order_of(DUAL)
    arranged = order.rearranged(map(Entry, lines))
    assert [line.text for line in arranged.lines] == texts(order, lines)
    assert not arranged.lines[0].dual
    # speeches are numbered from 0, one after the other
    numbers = [line.speech for line in arranged.lines]
    assert numbers[0] == 0
    assert all(b - a in {0, 1} for a, b in itertools.pairwise(numbers))
    asked = [c.line for c in played(Session(arranged, voices, Policy())) if isinstance(c, Speak)]
    assert asked == list(range(len(lines)))
