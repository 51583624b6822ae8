"""Given lines to be asked for, then these lines are read, each with its cue."""

from __future__ import annotations

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.learning.excerpt import Excerpt
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import TABLE_READ, Advance, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.script.fountain import read

SCENES = """
INT. ROOM - DAY

ANN
Who is there at this time of the night, in the rain?

BEN
Only me.

ANN
Yes.

BEN
Yes what?

CARL (O.S.)
He has been waiting at the gate since nine, and nobody let him in.

ANN
No.

BEN
Gladly.
(beat)
And again.

INT. HALL - DAY

BEN
Is this the hall?

EXT. YARD - DAY

Rain.

ANN
Run!

BEN
I run.
"""
ORDER = running_order(read(SCENES), TABLE_READ, Gaps())


def texts(order: RunningOrder | None) -> list[str]:
    assert order is not None
    return [line.text for line in order.lines]


def excerpt(*wanted: str, mixed: str = "") -> Excerpt:
    return Excerpt("Review", frozenset(x.id for x in ORDER.lines if x.text in wanted), mixed)


def test_a_line_comes_with_its_cue() -> None:
    assert texts(excerpt("Only me.").of(ORDER, ["BEN"])) == [
        "Who is there at this time of the night, in the rain?",
        "Only me.",
    ]


def test_a_short_cue_comes_with_what_is_before_it_but_with_no_line_of_yours() -> None:
    assert texts(excerpt("Gladly.").of(ORDER, ["BEN"])) == [
        "He has been waiting at the gate since nine, and nobody let him in.",
        "No.",
        "Gladly.",
        "And again.",
    ]
    assert texts(excerpt("Yes what?").of(ORDER, ["BEN"])) == ["Yes.", "Yes what?"]


def test_the_first_line_of_a_scene_comes_with_its_heading() -> None:
    assert texts(excerpt("Is this the hall?").of(ORDER, ["BEN"])) == [
        "INT. HALL - DAY",
        "Is this the hall?",
    ]


def test_lines_come_in_the_order_of_the_script_and_one_turn_once() -> None:
    assert texts(excerpt("I run.", "And again.", "Gladly.").of(ORDER, ["BEN"]))[1:] == [
        "No.", "Gladly.", "And again.", "EXT. YARD - DAY", "Rain.", "Run!", "I run.",
    ]  # fmt: skip


def test_mixed_they_come_in_another_order_which_is_the_same_for_the_same_day() -> None:
    wanted = ("Only me.", "Yes what?", "Gladly.", "Is this the hall?", "I run.")
    orders = [texts(excerpt(*wanted, mixed=str(day)).of(ORDER, ["BEN"])) for day in range(8)]
    assert all(sorted(order) == sorted(orders[0]) for order in orders)
    assert len({tuple(order) for order in orders}) > 4
    assert orders[3] == texts(excerpt(*wanted, mixed="3").of(ORDER, ["BEN"]))
    at = orders[3].index("Only me.")
    assert orders[3][at - 1] == "Who is there at this time of the night, in the rain?"


def test_nothing_is_left_where_the_lines_are_not_yours() -> None:
    assert excerpt("Only me.").of(ORDER, ["ANN"]) is None
    assert excerpt().of(ORDER, ["BEN"]) is None


def test_the_read_goes_from_turn_to_turn_and_ends() -> None:
    order = excerpt("Only me.", "I run.").of(ORDER, ["BEN"])
    assert order is not None

    def player(name: str) -> PlayedBy:
        return PlayedBy.YOU if name == "BEN" else PlayedBy.NOBODY

    session = Session(order, player, Policy(advance=Advance.KEY))
    awaited = [command for command in session.start() if isinstance(command, c.AwaitPerson)]
    awaited += [command for command in session.advance() if isinstance(command, c.AwaitPerson)]
    assert [order.lines[turn.first].text for turn in awaited] == ["Only me.", "I run."]
    session.advance()
    assert session.state is State.ENDED
