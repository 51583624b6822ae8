"""Counted in, ticked, answered later: given what was chosen, then these commands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.commands import AwaitPerson, Command, CountIn, Speak, Tick
from tableread.rehearsal.events import LineSaid, SpeechFinished, SpeechStarted
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import TABLE_READ, Advance, Cue, CuePart, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tests.rehearsal.test_session import lines, spoken
from tests.scenes import duel

COUNTED = Policy(count_in=True)
# 0, 1 narrator · 2 ADA · 3, 4 BEN · 5 ADA · 6, 7 narrator · 8 BEN · 9 ADA · 10 BEN


def session(policy: Policy, you: str = "BEN", at: int = 0, beat: float = 0.0) -> Session:
    script = duel()
    order = running_order(script, TABLE_READ, Gaps())
    if beat:
        pauses = {order.lines[5].element: beat}
        order = running_order(script, TABLE_READ, Gaps(), pauses=pauses)

    def player(name: str) -> PlayedBy:
        return PlayedBy.YOU if name == you else PlayedBy.VOICE

    return Session(order, player, policy, at)


def hear(read: Session, commands: list[Command]) -> list[Command]:
    """Hear all that is asked for; everything that came after that."""
    told: list[Command] = []
    queue = list(commands)
    while queue:
        command = queue.pop(0)
        told.append(command)
        if isinstance(command, Speak):
            queue += read.receive(SpeechStarted(command.request_id))
            queue += read.receive(SpeechFinished(command.request_id))
        if len(told) > 200:
            break
    return told


def heard(commands: list[Command]) -> list[int | str]:
    """Lines, and what is ticked, in order."""
    return [
        c.line if isinstance(c, Speak) else type(c).__name__
        for c in commands
        if isinstance(c, Speak | CountIn | Tick | AwaitPerson)
    ]


def test_a_read_is_counted_in_and_begins_where_one_more_tick_would_come() -> None:
    commands = session(COUNTED).start()
    assert heard(commands)[:2] == ["CountIn", 0]
    first, second, *_ = spoken(commands)
    assert (first.gap, first.from_now) == (0.0, False)
    assert second.gap > 0
    assert "CountIn" not in heard(session(Policy()).start())


def test_so_are_a_scene_that_is_taken_again_and_a_turn_that_a_read_begins_with() -> None:
    read = session(COUNTED)
    read.start()
    assert heard(read.take_scene_again())[0] == "CountIn"
    assert "CountIn" not in heard(read.jump(5))
    assert heard(session(COUNTED, at=8).start()) == ["CountIn", "AwaitPerson"]


def test_a_loop_is_counted_in_each_time_it_begins_again() -> None:
    read = session(COUNTED, you="")
    read.start()
    commands = read.set_loop(2, 3)
    assert heard(commands) == ["CountIn", 2, 3]  # what comes after the next count waits for it
    assert heard(hear(read, commands))[:9] == ["CountIn", 2, 3, "CountIn", 2, 3, "CountIn", 2, 3]


@pytest.mark.parametrize(("first", "last"), [(2, 4), (3, 5), (3, 4), (5, 8)])
@pytest.mark.parametrize("advance", [Advance.KEY, Advance.VOICE])
def test_loops_with_your_turns_in_them(first: int, last: int, advance: Advance) -> None:
    read = session(replace(COUNTED, advance=advance))
    read.start()
    told = hear(read, read.set_loop(first, last))
    for _ in range(6):
        assert read.state is State.WAITING
        assert read.turn is not None
        done = (
            read.receive(LineSaid(read.turn.number)) if advance is Advance.VOICE else read.advance()
        )
        told += hear(read, done)
    begun = [at for at, what in enumerate(heard(told)) if what == "CountIn"]
    assert len(begun) >= 3
    rounds = {tuple(heard(told)[a:b]) for a, b in pairwise(begun)}
    assert len(rounds) == 1


def test_where_turns_end_by_time_it_runs_after_the_count() -> None:
    read = session(replace(COUNTED, advance=Advance.GAP), at=8)
    read.start()
    assert read.situation.waited == pytest.approx(-1.8)


def test_a_tick_says_that_it_is_your_turn() -> None:
    read = session(Policy(turn_tick=True))
    read.start()
    assert heard(read.jump(3)) == ["Tick", "AwaitPerson"]
    assert heard(session(Policy(), at=3).start()) == ["AwaitPerson"]
    counted = session(Policy(turn_tick=True, count_in=True, cue=Cue(CuePart.TICK)), at=3)
    assert heard(counted.start()) == ["CountIn", "AwaitPerson"]


@pytest.mark.parametrize(
    ("advance", "policy", "beat", "gap"),
    [
        (Advance.KEY, Policy(), 0.0, 0.15),
        (Advance.KEY, Policy(answer_after=1.5), 0.0, 1.65),
        (Advance.VOICE, Policy(answer_after=1.5), 0.0, 1.5),
        (Advance.VOICE, Policy(answer_after=0.5, speed=4.0), 2.0, 1.5),
        (Advance.KEY, Policy(), 2.0, 2.15),
    ],
)
def test_you_are_answered_after_what_was_chosen_and_what_the_script_asks_for(
    advance: Advance, policy: Policy, beat: float, gap: float
) -> None:
    read = session(replace(policy, advance=advance), at=3, beat=beat)
    read.start()
    assert read.turn is not None
    done = read.receive(LineSaid(read.turn.number)) if advance is Advance.VOICE else read.advance()
    assert lines(done)[0] == 5
    assert spoken(done)[0].gap == pytest.approx(gap)
