"""The ladder: after a line was said so, that much of it is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.learning.ladder import mask_after
from tableread.learning.masks import Mask


@pytest.mark.parametrize(
    ("said", "mask"),
    [
        ("", Mask.FULL),
        ("+", Mask.FULL),
        ("++", Mask.THREE_WORDS),
        ("+-+", Mask.FULL),
        ("+++", Mask.THREE_WORDS),
        ("++++", Mask.TWO_WORDS),
        ("++++-", Mask.THREE_WORDS),
        ("++++-+", Mask.THREE_WORDS),
        ("++++-++", Mask.TWO_WORDS),
        ("--++", Mask.THREE_WORDS),
        ("+" * 10, Mask.HIDDEN),
        ("+" * 40 + "-", Mask.LETTERS),
    ],
)
def test_said_clean_twice_it_fades_and_said_wrong_it_comes_back(said: str, mask: Mask) -> None:
    assert mask_after(well == "+" for well in said) is mask


@given(st.lists(st.booleans()))
def test_never_more_than_one_step_at_a_time(said: list[bool]) -> None:
    masks = list(Mask)
    before, after = mask_after(said), mask_after([*said, False])
    assert masks.index(before) - masks.index(after) in {0, 1}
    assert masks.index(mask_after([*said, True])) - masks.index(before) in {0, 1}
    assert before is not Mask.AS_KNOWN
