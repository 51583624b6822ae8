"""Learning by ear: given a pattern, then these lines are said by a voice and these by you."""

from __future__ import annotations

import pytest

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.patterns import patterned
from tableread.rehearsal.policy import Cue, CuePart, Pattern, Policy
from tableread.rehearsal.session import Session
from tests.rehearsal.test_session import House
from tests.scenes import duel

YOURS = {"BEN"}
# 2 ADA · 3, 4 BEN · 5 ADA · 6 heading · 7 action · 8 BEN · 9 ADA · 10 BEN


def order(pattern: Pattern) -> RunningOrder:
    whole = running_order(duel(), Policy().reading, Gaps(), YOURS)
    return patterned(whole, YOURS, pattern)


def read(pattern: Pattern, cue: Cue) -> str:
    """All that is heard, and your turns in small letters: "ADA ben"."""

    def player(name: str) -> PlayedBy:
        return PlayedBy.YOU if name in YOURS else PlayedBy.VOICE

    session = Session(order(pattern), player, Policy(cue=cue))
    house = House(session)
    house.take(session.start())
    told: list[str] = []
    while house.queue or session.listens or session.state.value == "waiting":
        before = len(house.heard)
        house.run()
        lines = session.order.lines
        told += [str(lines[at].element) for at in house.heard[before:]]
        if session.state.value == "waiting":
            told.append(f"you:{session.line.element}")
            house.take(session.advance())
    return " ".join(told)


def elements(*numbers: int) -> list[int]:
    whole = running_order(duel(), Policy().reading, Gaps(), YOURS)
    return [whole.lines[number].element for number in numbers]


ADA, BEN, DRAW, AFTER, NO, INSIST = elements(2, 3, 5, 8, 9, 10)
SLOWLY, YARD, RAIN, BARN, CHAIRS = elements(4, 6, 7, 0, 1)


@pytest.mark.parametrize(
    ("pattern", "cue", "told"),
    [
        (
            Pattern.SAY,
            Cue(only=True),
            f"{ADA} you:{BEN} {RAIN} you:{AFTER} {NO} you:{INSIST}",
        ),
        (
            Pattern.HEAR_FIRST,
            Cue(only=True),
            f"{ADA} {BEN} {SLOWLY} you:{BEN} {RAIN} {AFTER} you:{AFTER} {NO} {INSIST} you:{INSIST}",
        ),
        (
            Pattern.HEAR_AFTER,
            Cue(only=True),
            f"{ADA} you:{BEN} {BEN} {SLOWLY} {RAIN} you:{AFTER} {AFTER} {NO} you:{INSIST} {INSIST}",
        ),
        (
            Pattern.HEAR_FIRST,
            Cue(CuePart.TICK),
            f"{BARN} {CHAIRS} {BEN} {SLOWLY} you:{BEN} {DRAW} {YARD} {AFTER} you:{AFTER} "
            f"{INSIST} you:{INSIST}",
        ),
        (
            Pattern.HEAR_AFTER,
            Cue(),
            f"{BARN} {CHAIRS} {ADA} you:{BEN} {BEN} {SLOWLY} {DRAW} {YARD} {RAIN} you:{AFTER} "
            f"{AFTER} {NO} you:{INSIST} {INSIST}",
        ),
    ],
)
def test_what_is_heard_and_said(pattern: Pattern, cue: Cue, told: str) -> None:
    assert read(pattern, cue) == told


def test_nothing_changes_without_a_part_or_a_pattern() -> None:
    whole = running_order(duel(), Policy().reading, Gaps(), set())
    assert patterned(whole, set(), Pattern.HEAR_FIRST) is whole
    assert patterned(whole, YOURS, Pattern.SAY) is whole
