"""When a line is over, and when the actor has dried. No clock: times are told."""

from __future__ import annotations

import pytest

from tableread.listen.endpoint import Patience, has_dried, is_over

PATIENCE = Patience()


@pytest.mark.parametrize(
    ("position", "silence", "over"),
    [
        (10, 0.0, False),  # the last word is still sounding
        (10, 0.15, True),
        (9, 0.15, False),  # a word is missing: it may still come
        (9, 0.7, True),
        (8, 0.7, True),
        (7, 1.5, False),  # a pause in mid-line is no end
        (0, 9.0, False),
    ],
)
def test_a_line_of_ten_words(position: int, silence: float, over: bool) -> None:
    assert is_over(10, position, silence, PATIENCE) == over


def test_one_who_is_patient_waits_longer() -> None:
    assert not is_over(10, 10, 0.3, Patience(at_the_end=0.5))


def test_drying_is_in_the_middle_and_takes_time() -> None:
    assert has_dried(10, 4, 2.0, PATIENCE)
    assert not has_dried(10, 4, 1.5, PATIENCE)
    assert not has_dried(10, 9, 5.0, PATIENCE)
