"""The sleep timer: given a place and a moment, how loud is the read, and where does it go on tomorrow?"""

from __future__ import annotations

import pytest

from tableread.base.settings import Gaps
from tableread.rehearsal.order import running_order
from tableread.rehearsal.policy import TABLE_READ
from tableread.rehearsal.sleep import SleepTimer, Until
from tableread.rehearsal.units import Target
from tests.scenes import duel

ORDER = running_order(duel(), TABLE_READ, Gaps())


def test_after_minutes_it_fades_and_keeps_where_it_began_to() -> None:
    timer = SleepTimer(Until.MINUTES, ORDER, Target(0), 100.0, minutes=1)
    assert timer.at(ORDER, Target(0), 100.0, 1.0) == (60.0, 1.0, False)
    assert timer.at(ORDER, Target(1), 130.0, 1.0) == (30.0, 1.0, False)
    assert timer.place is None
    faded = timer.at(ORDER, Target(3, 1), 150.0, 1.0)
    assert (faded.level, faded.asleep) == (0.5, False)
    assert timer.place == Target(3, 0), "from the beginning of the sentence"
    assert timer.at(ORDER, Target(9), 160.5, 1.0) == (0.0, 0.0, True)
    assert timer.place == Target(3, 0)


@pytest.mark.parametrize(("until", "last", "after"), [(Until.SCENE, 5, 6), (Until.SPEECH, 4, 5)])
def test_at_an_end_it_is_over_when_that_is_reached(until: Until, last: int, after: int) -> None:
    timer = SleepTimer(until, ORDER, Target(3), 0.0)
    assert timer.at(ORDER, Target(3), 0.0, 1.0).level == 1.0
    faded = timer.at(ORDER, Target(last, 1), 5.0, 1.0)
    assert 0 < faded.level < 1
    assert not timer.at(ORDER, Target(last, 9), 99.0, 1.0).asleep, "it may be slower than estimated"
    assert timer.at(ORDER, Target(after), 6.0, 1.0).asleep


def test_a_short_fade_goes_on_by_the_clock_while_a_word_is_said() -> None:
    timer = SleepTimer(Until.SPEECH, ORDER, Target(3), 0.0)
    timer.at(ORDER, Target(3), 0.0, 1.0)
    word = Target(4, 1)  # the last one
    first, *later = [timer.at(ORDER, word, now, 1.0).level for now in (1.0, 1.1, 1.2)]
    assert 1 > first > later[0] > later[1] > 0
    assert timer.at(ORDER, word, 60.0, 1.0).level > 0, "it is not over before the read is"


def test_in_the_last_scene_it_never_says_that_it_is_over_before_the_read_is() -> None:
    timer = SleepTimer(Until.SCENE, ORDER, Target(8), 0.0)
    assert not timer.at(ORDER, Target(10, 1), 5.0, 1.0).asleep
