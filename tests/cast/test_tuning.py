"""What is changed about a voice: in steps, as far as it goes, one thing at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.cast.casting import UNTUNED
from tableread.cast.tuning import LEVEL, PACE, PITCH, PLACE, SIZE, Dial, dialled, turned, value_of

DIALS = [PITCH, SIZE, PACE, LEVEL, PLACE]


@pytest.mark.parametrize("dial", DIALS)
def test_a_dial_is_in_the_middle_first_and_changes_nothing_else(dial: Dial) -> None:
    assert value_of(UNTUNED, dial) == dial.middle
    tune = turned(UNTUNED, dial, 2)
    assert value_of(tune, dial) == pytest.approx(dial.middle + 2 * dial.step)
    assert all(value_of(tune, other) == other.middle for other in DIALS if other is not dial)


@given(st.sampled_from(DIALS), st.floats(-99, 99))
def test_a_dial_goes_to_its_ends_and_no_further(dial: Dial, to: float) -> None:
    assert dial.low <= value_of(dialled(UNTUNED, dial, to), dial) <= dial.high
    assert value_of(turned(UNTUNED, dial, 999), dial) == dial.high
    assert value_of(turned(UNTUNED, dial, -999), dial) == dial.low
