"""Masks hide words, and nothing moves."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tableread.learning.masks import Mask, masked
from tableread.script.words import words_of

LINE = "Don't you *ever* say so, mother-in-law!"
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Mn", "Me", "Mc"]),
    max_size=60,
)


@pytest.mark.parametrize(
    ("mask", "shown"),
    [
        (Mask.FULL, LINE),
        (Mask.THREE_WORDS, "Don't you *ever* ··· ··· ··············"),
        (Mask.ONE_WORD, "Don't ··· *····* ··· ··· ··············"),
        (Mask.LETTERS, "D··'· y·· *e···* s·· s·, m·····-··-···!"),
        (Mask.HIDDEN, "····· ··· *····* ··· ··· ··············"),
    ],
)
def test_what_each_mask_leaves(mask: Mask, shown: str) -> None:
    assert masked(LINE, mask) == shown


def test_uncovered_words_are_shown() -> None:
    assert masked(LINE, Mask.HIDDEN, {0, 3}) == "Don't ··· *····* say ··· ··············"


def test_wide_letters_stay_wide_and_marks_stay_with_their_letters() -> None:
    assert masked("銀河 e\u0301a", Mask.HIDDEN) == "・・ ·\u0301·"


@given(TEXTS, st.sampled_from(list(Mask)))
def test_nothing_moves(text: str, mask: Mask) -> None:
    shown = masked(text, mask)
    assert len(shown) == len(text)
    if all(cell_len(sign) == (2 if east_asian_width(sign) in "WF" else 1) for sign in text):
        assert cell_len(shown) == cell_len(text)


@given(TEXTS)
def test_no_letter_of_a_hidden_line_is_shown(text: str) -> None:
    shown = masked(text, Mask.HIDDEN)
    for start, end in words_of(text):
        assert not any(sign.isalnum() for sign in shown[start:end])


def test_the_ladder_comes_round() -> None:
    mask, seen = Mask.FULL, []
    for _ in Mask:
        seen.append(mask)
        mask = mask.following
    assert seen == list(Mask)
    assert mask is Mask.FULL
