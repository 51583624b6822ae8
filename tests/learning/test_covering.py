"""What is covered of your lines: given a read, when these commands are carried out, then these words are shown."""

from __future__ import annotations

import pytest

from tableread.base.settings import Gaps
from tableread.cast.casting import PlayedBy
from tableread.learning import covering as covering_module
from tableread.learning.covering import Covering
from tableread.learning.masks import Mask, masked
from tableread.learning.memory import Support
from tableread.rehearsal import commands as c
from tableread.rehearsal.order import RunningOrder, running_order
from tableread.rehearsal.policy import TABLE_READ, Advance, Policy
from tableread.rehearsal.session import Session
from tableread.script.fountain import read

SCENE = """
INT. ROOM - DAY

ANN
Who is there?

BEN
Only me, I am afraid.
(beat)
Again.

ANN
Come in.

BEN
Gladly.
"""


class Read:
    """A session whose commands a covering is told."""

    def __init__(self, mask: Mask) -> None:
        self.order: RunningOrder = running_order(read(SCENE), TABLE_READ, Gaps())
        self.covering = Covering(mask)
        self.covering.set_yours({ln.element for ln in self.order.lines if ln.speaker == "BEN"})
        policy = Policy(advance=Advance.KEY)
        self.session = Session(self.order, self._player, policy)
        self.do(self.session.start())

    def _player(self, name: str) -> PlayedBy:
        return PlayedBy.YOU if name == "BEN" else PlayedBy.VOICE

    def do(self, commands: list[c.Command]) -> bool:
        return sum(self.covering.take(command, self.order) for command in commands) > 0

    def shown(self) -> list[str]:
        lines = (line for line in self.order.lines if line.speaker == "BEN")
        return [self.covering.shown(line.element, line.text) for line in lines]

    def to_your_turn(self) -> None:
        at = next(at for at, line in enumerate(self.order.lines) if line.speaker == "BEN")
        self.do(self.session.jump(at))


@pytest.fixture
def hidden() -> Read:
    return Read(Mask.HIDDEN)


def test_lines_that_are_to_come_are_covered(hidden: Read) -> None:
    assert hidden.shown() == ["···· ··· · ·· ·······", "······", "·······"]


def test_words_appear_as_they_are_said_and_the_line_when_it_is_past(hidden: Read) -> None:
    hidden.to_your_turn()
    turn = hidden.session.turn
    assert turn is not None
    first = turn.lines.start
    said = frozenset({(first, 0), (first, 1)})
    assert hidden.do([c.MarkSaid(first, 2, said, frozenset())])
    assert hidden.shown()[0] == "Only me, · ·· ·······"
    hidden.do([*hidden.session.advance(), c.MoveTo(turn.lines.stop)])  # the answer is heard
    assert hidden.shown() == ["Only me, I am afraid.", "Again.", "·······"]


def test_a_line_that_comes_again_is_covered_again(hidden: Read) -> None:
    hidden.to_your_turn()
    hidden.do(hidden.session.advance())
    hidden.do(hidden.session.jump(1))
    assert hidden.shown()[0] == "···· ··· · ·· ·······"


def test_a_prompt_shows_its_words_and_a_hint_one_more(hidden: Read) -> None:
    hidden.to_your_turn()
    hidden.do(hidden.session.prompt(2))
    assert hidden.shown()[0] == "Only me, · ·· ·······"
    assert hidden.covering.hint(hidden.order) is not None
    assert hidden.shown()[0] == "Only me, I ·· ·······"
    for _ in range(3):
        hidden.covering.hint(hidden.order)
    assert hidden.shown()[:2] == ["Only me, I am afraid.", "Again."]
    assert hidden.covering.hint(hidden.order) is None


def test_looking_shows_the_turn_at_hand_or_the_next_line(hidden: Read) -> None:
    hidden.covering.looking = True
    assert hidden.shown() == ["Only me, I am afraid.", "······", "·······"]
    hidden.to_your_turn()
    assert hidden.shown() == ["Only me, I am afraid.", "Again.", "·······"]
    hidden.covering.looking = False
    assert hidden.shown()[0] == "···· ··· · ·· ·······"


def test_a_hint_or_a_look_is_help_until_the_turn_comes_again(hidden: Read) -> None:
    first, second, third = (line.element for line in hidden.order.lines if line.speaker == "BEN")
    assert hidden.covering.support(first) is Support.NONE
    hidden.to_your_turn()
    hidden.covering.hint(hidden.order)
    turn = hidden.session.turn
    assert turn is not None
    hidden.do([*hidden.session.advance(), c.MoveTo(turn.lines.stop)])  # the answer is heard
    assert hidden.covering.support(first) is Support.HELP  # how it was said is known a little later
    assert hidden.covering.support(second) is Support.NONE
    hidden.covering.look()
    assert hidden.covering.support(third) is Support.HELP
    hidden.do(hidden.session.jump(0))
    assert [hidden.covering.support(at) for at in (first, second, third)] == [Support.NONE] * 3
    hidden.covering.mask = Mask.LETTERS
    assert hidden.covering.support(first) is Support.PART
    hidden.covering.mask = Mask.FULL
    assert hidden.covering.support(first) is Support.HELP


def test_without_a_mask_and_for_others_nothing_is_covered() -> None:
    full = Read(Mask.FULL)
    assert full.shown() == ["Only me, I am afraid.", "Again.", "Gladly."]
    assert not full.do([c.MoveTo(1)])
    hidden = Read(Mask.HIDDEN)
    ann = next(line for line in hidden.order.lines if line.speaker == "ANN")
    assert hidden.covering.shown(ann.element, ann.text) == "Who is there?"


def test_a_long_line_is_covered_once_however_often_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []

    def counted(text: str, *how: object) -> str:
        made.append(text)
        return masked(text, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(covering_module, "masked", counted)
    covering = Covering(Mask.HIDDEN)
    covering.set_yours({7})
    text = "Drawn by each of its rows, " * 100
    assert {covering.shown(7, text) for _ in range(50)} == {masked(text, Mask.HIDDEN)}
    assert len(made) == 1
