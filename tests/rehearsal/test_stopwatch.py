"""How long scenes take: given a script, when it is read like this, then so many seconds."""

from __future__ import annotations

from collections.abc import Callable

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.rehearsal.commands import Command, Silence, Speak
from tableread.rehearsal.events import SpeechFinished, SpeechStarted
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import PRESETS, Advance, Policy
from tableread.rehearsal.session import Session
from tableread.rehearsal.stopwatch import SceneTime, Stopwatch
from tableread.script import fountain

PLAY = """\
INT. FERRY HOUSE - NIGHT

ADA
One.

BEN
Two.

CARA
Three.

EXT. LANDING - DAY

ADA
Four.

BEN
Five.
"""
DIALOGUE = PRESETS[1]
LINE = 2.0
"""Seconds that every line takes in these tests."""


class Table:
    """Reads with a clock that is moved by hand: every line of a voice takes `LINE` seconds."""

    def __init__(self, **played: PlayedBy) -> None:
        order = running_order(fountain.read(PLAY), DIALOGUE, Gaps())
        policy = Policy(reading=DIALOGUE, advance=Advance.KEY)
        self.session = Session(order, lambda name: played.get(name, PlayedBy.VOICE), policy)
        self.watch = Stopwatch()
        self.now = 100.0
        self.queue: list[Speak] = []
        self.do(self.session.start)

    def do(self, ask: Callable[[], list[Command]]) -> None:
        for command in ask():
            if isinstance(command, Silence):
                self.queue.clear()
            elif isinstance(command, Speak):
                self.queue.append(command)
            self.watch.take(command, self.session.order, self.now)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def hear(self, most: int = 99) -> None:
        """So many lines, or all until a person is waited for."""
        while self.queue and most:
            asked, most = self.queue.pop(0), most - 1
            self.do(lambda asked=asked: self.session.receive(SpeechStarted(asked.request_id)))  # type: ignore[misc]
            self.wait(LINE)
            self.do(lambda asked=asked: self.session.receive(SpeechFinished(asked.request_id)))  # type: ignore[misc]


def test_each_scene_takes_as_long_as_its_lines() -> None:
    table = Table()
    table.hear()
    assert table.watch.scenes == [SceneTime(0, 3 * LINE, True, 0), SceneTime(1, 2 * LINE, True, 0)]


def test_time_stands_still_while_the_read_does() -> None:
    table = Table()
    table.hear(1)
    table.do(table.session.pause)
    table.wait(1000.0)
    table.do(table.session.resume)
    table.hear()
    assert [scene.seconds for scene in table.watch.scenes] == [3 * LINE, 2 * LINE]


def test_turns_are_counted_where_people_took_them_and_not_where_they_were_left() -> None:
    table = Table(BEN=PlayedBy.YOU)
    table.hear()
    table.wait(5.0)
    table.do(table.session.advance)
    table.hear()
    table.wait(7.0)
    assert [scene.turns for scene in table.watch.scenes] == [1, 0]
    table.do(table.session.advance)
    assert table.watch.scenes == [
        SceneTime(0, 2 * LINE + 5.0, True, 1),
        SceneTime(1, LINE + 7.0, True, 1),
    ]


def test_a_turn_that_is_jumped_away_from_was_not_taken() -> None:
    table = Table(BEN=PlayedBy.YOU)
    table.hear()
    table.wait(1.0)
    table.do(lambda: table.session.jump(0))
    table.watch.stop(table.now)
    [first] = table.watch.scenes
    assert (first.turns, first.whole) == (0, False)


def test_two_people_one_after_the_other() -> None:
    table = Table(ADA=PlayedBy.PERSON, BEN=PlayedBy.YOU)
    for _ in range(4):
        table.wait(3.0)
        table.do(table.session.advance)
        table.hear()
    assert table.watch.scenes == [
        SceneTime(0, 6.0 + LINE, True, 2),
        SceneTime(1, 6.0, True, 2),
    ]


def test_a_scene_that_is_read_again_is_as_long_as_the_last_time() -> None:
    table = Table()
    table.hear(2)
    table.do(table.session.take_scene_again)
    table.hear()
    table.do(table.session.take_scene_again)
    table.hear(1)
    table.watch.stop(table.now)
    assert [scene.seconds for scene in table.watch.scenes] == [3 * LINE, 2 * LINE]


def test_a_scene_that_was_left_early_is_not_whole() -> None:
    table = Table()
    table.hear(1)
    target = table.session.order.next_scene(0)
    assert target
    table.do(lambda: table.session.jump(target))
    table.hear()
    assert [scene.whole for scene in table.watch.scenes] == [False, True]


def test_another_speed_in_the_middle_of_a_line_takes_nothing_away() -> None:
    table = Table()
    asked = table.queue.pop(0)
    table.do(lambda: table.session.receive(SpeechStarted(asked.request_id)))
    table.wait(1.5)
    table.do(lambda: table.session.set_speed(1.5))
    table.hear()
    assert table.watch.scenes[0].seconds == 3 * LINE + 1.5


def test_what_nobody_plays_is_no_gap_in_a_scene() -> None:
    table = Table(BEN=PlayedBy.NOBODY)
    table.hear()
    assert [(scene.seconds, scene.whole) for scene in table.watch.scenes] == [
        (2 * LINE, True),
        (LINE, True),
    ]


def test_lines_that_were_prompted() -> None:
    table = Table(BEN=PlayedBy.YOU)
    table.hear()
    for _ in range(2):
        table.do(table.session.prompt)
    elements = [line.element for line in table.session.order.lines if line.text == "Two."]
    assert table.watch.prompted == elements
