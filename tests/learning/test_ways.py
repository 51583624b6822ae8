"""Given a way to run lines, then these lines are read in this order."""

from __future__ import annotations

import pytest

from tableread.base.settings import Gaps
from tableread.cast.casting import NARRATOR, PlayedBy
from tableread.learning.ways import Run, Way
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.patterns import patterned
from tableread.rehearsal.policy import FASTEST, TABLE_READ, Cue, CuePart, Pattern, Policy
from tableread.rehearsal.session import Session
from tableread.script.fountain import read
from tests.learning.test_excerpt import ORDER, texts
from tests.rehearsal.test_session import House

ROOM = ORDER.lines[0].scene
BEN = ["BEN"]


def run(way: Way, scene: int | None = None, seed: str = "") -> RunningOrder:
    order = Run(way, scene, seed).of(ORDER, BEN)
    assert order is not None
    return order


def test_from_the_last_line_back_a_scene_grows_by_a_turn_until_it_is_whole() -> None:
    order = run(Way.BACK, ROOM)
    long, short = "He has been waiting at the gate since nine, and nobody let him in.", "No."
    last = [long, short, "Gladly.", "And again."]
    assert texts(order) == [
        *last,
        "Yes.", "Yes what?", *last,
        "INT. ROOM - DAY",
        "Who is there at this time of the night, in the rain?", "Only me.", "Yes.", "Yes what?", *last,
    ]  # fmt: skip


def test_where_it_jumps_back_there_is_a_pause() -> None:
    order = run(Way.BACK, ROOM)
    assert [at for at, line in enumerate(order.lines) if line.beat >= 1.0] == [4, 10]


def test_every_scene_is_run_back_and_one_with_a_single_turn_once() -> None:
    heard = texts(run(Way.BACK))
    assert heard[-4:] == ["EXT. YARD - DAY", "Rain.", "Run!", "I run."]
    assert heard.count("I run.") == heard.count("Is this the hall?") == 1
    assert heard.count("Gladly.") == 3


def test_a_long_scene_is_begun_no_more_than_twenty_times() -> None:
    script = read("INT. BARN - DAY\n" + "\nANN\nAnd?\n\nBEN\nNo.\n" * 500)
    long = running_order(script, TABLE_READ, Gaps())
    order = Run(Way.BACK).of(long, BEN)
    assert order is not None
    begun = [at for at, line in enumerate(order.lines) if line.beat]
    assert len(begun) == 19
    assert len(order) < 11 * len(long)


def test_shuffled_each_turn_comes_with_its_cue_and_in_another_order_each_time() -> None:
    whole = [texts(run(Way.SHUFFLED, seed=str(seed))) for seed in range(8)]
    assert len({tuple(order) for order in whole}) > 4
    assert all(sorted(order) == sorted(whole[0]) for order in whole)
    assert whole[3] == texts(run(Way.SHUFFLED, seed="3"))
    for order in whole:
        assert order[order.index("I run.") - 1] == "Run!"
    room = texts(run(Way.SHUFFLED, ROOM))
    assert "Only me." in room
    assert "I run." not in room


def test_a_speed_run_is_what_is_said_without_silences() -> None:
    order = run(Way.SPEED)
    assert all(line.speaker for line in order.lines)
    assert [line.text for line in order.lines] == [
        line.text for line in ORDER.lines if line.speaker
    ]
    assert {order.gap_before(at) for at in range(len(order))} == {0.0}


def test_in_a_speed_run_you_still_read_the_narrator_if_that_is_you() -> None:
    order = Run(Way.SPEED).of(ORDER, [NARRATOR])
    assert order is not None
    assert len(order) == len(ORDER)


def test_a_speed_run_is_faster_than_the_read_up_to_what_voices_can_do() -> None:
    speed = Run(Way.SPEED)
    assert speed.policy(Policy(speed=1.2)).speed == pytest.approx(1.8)
    assert speed.policy(Policy()).timing.reply == 0
    assert speed.policy(Policy(speed=4)).speed == FASTEST
    policy = Policy()
    assert Run(Way.BACK).policy(policy) is policy


def test_nothing_is_run_where_you_have_no_line() -> None:
    assert Run(Way.BACK, 1).of(ORDER, ["ANN"]) is None
    assert Run(Way.SHUFFLED, 1).of(ORDER, ["ANN"]) is None
    assert Run(Way.BACK).of(ORDER, []) is None


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("pattern", list(Pattern))
@pytest.mark.parametrize("cue", [Cue(), Cue(CuePart.TICK), Cue(CuePart.SENTENCE, only=True)])
def test_each_of_your_turns_is_waited_for_with_any_pattern_and_cue(
    way: Way, pattern: Pattern, cue: Cue
) -> None:
    order = patterned(run(way), BEN, pattern)
    yours = [
        at
        for at, line in enumerate(order.lines)
        if line.speaker == "BEN" and line.player is None and order.speech(at).start == at
    ]

    def player(name: str) -> PlayedBy:
        return PlayedBy.YOU if name in BEN else PlayedBy.VOICE

    session = Session(order, player, Policy(cue=cue, pattern=pattern))
    house = House(session)
    house.take(session.start())
    waited: list[int] = []
    while session.state.value != "ended":
        house.run()
        if session.state.value == "waiting":
            waited.append(session.at)
            house.take(session.advance())
    assert waited == yours
    assert all(session.player_at(at) is PlayedBy.VOICE for at in house.heard)
