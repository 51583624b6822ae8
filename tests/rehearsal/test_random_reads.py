"""Given any mode, when anything happens, then every command can be carried out, no turn is lost, and nothing of a hidden
line is spoken or shown before it was said or asked for. `python -m tests.bench.random_reads` tries more."""

from __future__ import annotations

from random import Random

import pytest

from tableread.base.errors import RehearsalError
from tableread.cast.casting import PlayedBy
from tableread.learning.covering import Covering
from tableread.learning.masks import Mask
from tableread.rehearsal.commands import Speak
from tableread.rehearsal.order import Entry
from tableread.rehearsal.policy import Cue, Policy
from tableread.rehearsal.session import Session
from tests.random_reads import MODES, RandomRead, reads
from tests.scenes import duel, session_of

_PARTS = 4
"""Tests that the reads are shared out among, so that processes can run them side by side."""
_READS = 2 * len(MODES)
"""Every choice of an actor's, such as one mask, is made in at least 300 of them."""


@pytest.mark.parametrize("part", range(_PARTS))
def test_random_reads_keep_every_promise(part: int) -> None:
    for seed, mode in list(reads(_READS))[part::_PARTS]:
        read = RandomRead(Random(seed), mode)
        try:
            read.run(30)
        except Exception as broken:  # noqa: BLE001 - whatever it is, it is told
            told = "\n".join(map(str, read.told[-12:]))
            pytest.fail(f"{broken!r}: read {seed}, {mode}\n{told}")


def test_a_turn_that_comes_again_at_once_is_covered_again() -> None:
    session = session_of(duel(), you="ADA")
    covering = Covering(Mask.HIDDEN)
    line = session.order.lines[2]
    covering.set_yours({line.element})

    def do(commands: object) -> None:
        for command in commands:  # type: ignore[attr-defined]
            covering.take(command, session.order)

    do(session.start())
    do(session.set_loop(2, 2))
    for _ in range(2):
        assert covering.shown(line.element, line.text) == "··· ··· ·····"
        do(session.prompt())
        assert covering.shown(line.element, line.text) == line.text
        do(session.advance())  # the loop is this line alone
    do(session.prompt(1))
    do(session.set_speed(2.0))  # the same turn goes on
    assert covering.shown(line.element, line.text) == "You ··· ·····"


def test_a_hint_for_a_line_that_is_not_read_aloud_any_more_is_nothing() -> None:
    session = session_of(duel(), you="ADA")
    covering = Covering(Mask.HIDDEN)
    covering.set_yours({line.element for line in session.order.lines if line.speaker == "ADA"})
    order = session.order
    for command in [*session.start(), *session.jump(2), *session.advance()]:
        covering.take(command, order)
    without = order.rearranged([Entry(5)])
    assert covering.hint(without) is None


def test_a_loop_in_which_nothing_is_read_does_not_end_the_read() -> None:
    def player(name: str) -> PlayedBy:
        return PlayedBy.YOU if name == "BEN" else PlayedBy.VOICE

    order = session_of(duel()).order
    session = Session(order, player, Policy())
    session.start()
    session.set_loop(5, 6)
    only_cues = Policy(cue=Cue(only=True))
    commands = session.set_policy(only_cues, order)
    assert session.loop is None
    assert any(isinstance(command, Speak) for command in commands)
    with pytest.raises(RehearsalError, match="Nothing of that is read"):
        session.set_loop(5, 6)
    assert session.loop is None
