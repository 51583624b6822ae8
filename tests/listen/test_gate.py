"""The gate, frame by frame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.listen.gate import Gate, GateDecision, Progress, Take
from tableread.listen.speech_detector import VoiceActivity

STEP = 0.03
TALK, LOUD_TALK, HUSH = (
    VoiceActivity(True, True, -30),
    VoiceActivity(True, True, -10),
    VoiceActivity(False, False, -70),
)


class Rig:
    """A gate, and frames that come in time; each holds its own number."""

    def __init__(self, *, headphones: bool = False) -> None:
        self.gate = Gate(headphones=headphones)
        self.now = 100.0
        self.number = 0

    def feed(
        self, voice: VoiceActivity, count: int = 1, *, sounding: bool = False
    ) -> list[GateDecision]:
        decisions = []
        for _ in range(count):
            self.now += STEP
            self.number += 1
            frame = self.number.to_bytes(2, "little") * 480
            decisions.append(self.gate.frame(frame, self.now, voice, sounding=sounding))
        return decisions


def numbers(take: Take | None) -> list[int]:
    assert take is not None
    return [int.from_bytes(take.pcm[at : at + 2], "little") for at in range(0, len(take.pcm), 960)]


def passed(decisions: list[GateDecision]) -> list[bool]:
    return [decision.passes for decision in decisions]


def test_nothing_passes_before_your_turn_or_while_we_sound_and_shortly_after() -> None:
    rig = Rig()
    rig.gate.expect(7, begun=False)
    assert passed(rig.feed(TALK)) == [False]
    rig.gate.listening = True
    assert passed(rig.feed(TALK, 2)) == [True, True]
    assert passed(rig.feed(TALK, 2, sounding=True)) == [False, False]
    assert passed(rig.feed(TALK, 4)) == [False] * 2 + [True] * 2
    rig.gate.listening = False
    assert passed(rig.feed(TALK)) == [False]


def test_with_headphones_all_passes() -> None:
    rig = Rig(headphones=True)
    assert passed(rig.feed(TALK, 3, sounding=True)) == [True] * 3


def test_a_turn_is_recorded_from_its_first_frame_and_told_once() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.feed(HUSH)
    rig.gate.expect(7, begun=False)
    rig.feed(TALK, 2)
    rig.gate.note_progress(1)
    rig.feed(TALK)
    take = rig.gate.over(rig.now)
    assert numbers(take) == [2, 3, 4]
    assert take
    assert take.progress == (Progress(1, 2 * STEP),)
    assert rig.gate.over(rig.now) is None
    assert rig.gate.end(7, rig.now) is None
    rig.feed(TALK, 2)
    rig.gate.expect(8, begun=False)
    rig.feed(TALK)
    assert numbers(rig.gate.end(8, rig.now)) == [7]


def test_a_turn_ended_by_key_is_only_that_turn() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.gate.expect(7, begun=False)
    rig.feed(TALK)
    assert rig.gate.end(6, rig.now) is None
    assert numbers(rig.gate.end(7, rig.now)) == [1]


def test_whoever_talks_on_takes_the_turn_back_with_all_that_was_recorded() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.feed(TALK, 40, sounding=True)  # so loud we are in the microphone
    rig.feed(HUSH, 5)
    rig.gate.expect(7, begun=False)
    rig.feed(TALK, 2)
    first = numbers(rig.gate.over(rig.now))
    rig.gate.expect(8, begun=False)  # the next turn, while the reply is read
    rig.gate.listening = False
    found = rig.feed(LOUD_TALK, 9, sounding=True)
    assert [p.barge_in for p in found] == [None] * 8 + [7]
    talk = [rig.number - 8 + at for at in range(9)]
    rig.gate.expect(7, begun=True)
    rig.gate.listening = True
    rig.feed(HUSH, 2)  # our own voice dies away
    rig.feed(TALK, 2)
    assert numbers(rig.gate.over(rig.now)) == [*first, *talk, rig.number - 1, rig.number]


def test_our_own_voice_is_not_taken_for_talking_on() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.feed(TALK, 40, sounding=True)
    rig.gate.expect(7, begun=False)
    rig.gate.over(rig.now)
    assert all(p.barge_in is None for p in rig.feed(TALK, 40, sounding=True))


def test_all_passes_where_our_voice_is_taken_out() -> None:
    rig = Rig()
    rig.gate.cancels = True
    assert passed(rig.feed(TALK, 3, sounding=True)) == [True] * 3
    rig.gate.cancels = False
    assert passed(rig.feed(TALK, 3, sounding=True)) == [False] * 3


def test_what_is_left_of_us_is_told_from_an_actor_who_also_came_in_early() -> None:
    rig = Rig()
    rig.feed(LOUD_TALK, 40, sounding=True)  # so loud we were before we were taken out
    rig.gate.cancels = True
    rig.gate.listening = True
    rig.gate.expect(7, begun=False)
    rig.feed(HUSH, 40, sounding=True)
    rig.feed(TALK, 20, sounding=True)  # they are early
    rig.gate.over(rig.now)
    assert all(p.barge_in is None for p in rig.feed(HUSH, 20, sounding=True))
    rig.gate.quieter = 45.0
    leak = VoiceActivity(True, True, -40)  # we were at -25 in the microphone
    assert all(p.barge_in is None for p in rig.feed(leak, 9, sounding=True))
    rig.gate.quieter = 30.0
    assert [p.barge_in for p in rig.feed(TALK, 9, sounding=True)][-1] == 7


def test_going_back_to_the_turn_before_keeps_what_was_said_of_it() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.gate.expect(8, begun=False)
    rig.feed(TALK, 3)  # words of the turn before
    rig.gate.expect(9, begun=True)
    rig.feed(TALK)
    assert numbers(rig.gate.over(rig.now)) == [1, 2, 3, 4]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("frame"), st.sampled_from([TALK, LOUD_TALK, HUSH]), st.booleans()),
            st.tuples(st.just("expect"), st.integers(1, 4), st.booleans()),
            st.tuples(st.just("listen"), st.booleans()),
            st.tuples(st.sampled_from(["over", "end"]), st.integers(1, 4)),
        ),
        max_size=120,
    )
)
def test_nothing_passes_unasked_and_no_end_is_told_twice(steps: list[tuple[object, ...]]) -> None:
    rig = Rig()
    over: set[int] = set()
    for step in steps:
        match step:
            case ("frame", voice, sounding):
                (found,) = rig.feed(voice, sounding=sounding)  # type: ignore[arg-type]
                assert not found.passes or (rig.gate.listening and not sounding)
                if found.barge_in is not None:
                    assert found.barge_in in over
            case ("expect", turn, begun):
                rig.gate.expect(turn, begun=begun)  # type: ignore[arg-type]
                over.discard(turn)  # type: ignore[arg-type]
            case ("listen", listening):
                rig.gate.listening = listening  # type: ignore[assignment]
            case (how, turn):
                turn = rig.gate.turn if how == "over" else turn
                take = (
                    rig.gate.over(rig.now) if how == "over" else rig.gate.end(turn, rig.now)  # type: ignore[arg-type]
                )
                if take is not None:
                    assert take.turn == turn
                    assert turn not in over
                    over.add(turn)  # type: ignore[arg-type]


def test_a_take_knows_when_its_sound_was() -> None:
    rig = Rig()
    rig.gate.listening = True
    rig.gate.expect(7, begun=False)
    rig.feed(TALK, 10)
    began = rig.now - 10 * STEP
    rig.feed(HUSH, 10, sounding=True)
    rig.feed(TALK, 12)  # two of them are the tail of what sounded
    take = rig.gate.over(rig.now)
    assert take is not None
    assert take.when(0.0) == pytest.approx(began)
    assert take.when(0.2) == pytest.approx(began + 0.2)
    assert take.when(0.45) == pytest.approx(began + 0.45 + 12 * STEP)
    assert Take(7, b"").when(0.0) is None
