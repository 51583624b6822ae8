"""The row that shows a scene: how far the read is, and where people's lines are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import TABLE_READ
from tableread.script.fountain import read
from tableread.tui.stage.scene_line import drawn, people_in, scene_time

SCRIPT = """
INT. ROOM - DAY

ANN
One two three four five six seven eight nine ten.

BEN
One two three four five six seven eight nine ten.

ANN
Short.

INT. HALL - DAY

CAL
And another scene, with a line of its own.
"""


def order() -> RunningOrder:
    return running_order(read(SCRIPT), TABLE_READ, Gaps())


def test_your_lines_and_other_peoples_stand_where_they_are_said() -> None:
    made = order()
    parts = {"BEN": PlayedBy.YOU, "ANN": PlayedBy.PERSON}

    def player_at(at: int) -> PlayedBy:
        return parts.get(made.lines[at].speaker or "", PlayedBy.VOICE)

    lines, scene = scene_time(made, player_at, 1)
    assert [made.lines[at].speaker for at in lines] == [None, "ANN", "BEN", "ANN"]
    row = drawn(scene, scene.start + scene.seconds * 0.999, people_in(scene, 40))
    assert row.endswith("●")
    assert [sign for at, sign in enumerate(row) if sign != row[max(0, at - 1)]] == [
        "▪",
        "▄",
        "▪",
        "●",
    ]
    assert abs(row.count("▄") - 12) <= 5


def test_the_last_scene_ends_with_the_read() -> None:
    made = order()
    lines, scene = scene_time(made, lambda _: PlayedBy.VOICE, len(made) - 1)
    assert made.lines[lines[0]].text == "INT. HALL - DAY"
    assert scene.start + scene.seconds == made.seconds
    assert drawn(scene, made.seconds, people_in(scene, 9)) == "────────●"


@given(st.integers(0, 200), st.floats(-10, 1000))
def test_it_always_fits_and_shows_one_place(cells: int, done: float) -> None:
    _, scene = scene_time(order(), lambda _: PlayedBy.YOU, 0)
    row = drawn(scene, done, people_in(scene, cells))
    assert len(row) == cells
    assert row.count("●") == min(1, cells)
