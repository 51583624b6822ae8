"""Louder without a crack: no peak goes past the ceiling, and what is below is only louder."""

from __future__ import annotations

import math
from array import array

from hypothesis import given
from hypothesis import strategies as st

from tableread.audio.limiter import louder

CEILING = round(32767 * 10 ** (-0.5 / 20))


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=600), st.floats(0.05, 8))
def test_no_peak_goes_past_the_ceiling(samples: list[int], factor: float) -> None:
    made = array("h", louder(array("h", samples).tobytes(), factor))
    assert len(made) == len(samples)
    assert max(map(abs, made)) <= CEILING + 1


def test_what_stays_below_is_only_louder() -> None:
    quiet = array("h", [100, -200, 300] * 500)
    assert array("h", louder(quiet.tobytes(), 2.0)) == array("h", [200, -400, 600] * 500)


def test_a_peak_is_turned_down_for_a_moment_only() -> None:
    tone = [int(8000 * math.sin(i / 5)) for i in range(24_000)]
    for i in range(12_000, 12_100):
        tone[i] = int(30_000 * math.sin(i / 5))
    made = array("h", louder(array("h", tone).tobytes(), 2.0))
    assert max(map(abs, made[12_000:12_100])) > 0.9 * CEILING
    away = [i for i in range(24_000) if abs(i - 12_050) > 600]
    assert all(abs(made[i] - 2 * tone[i]) <= 2 for i in away)
