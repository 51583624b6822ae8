"""A text is cut where one breathes, and nothing of it is lost."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.speech.pieces import LONGEST, pieces_of


def cut(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces_of(text)]


def test_short_sentences_are_said_in_one_breath_and_long_ones_apart() -> None:
    assert cut("No. Wait. Stop!") == ["No. Wait. Stop!"]
    one = "I have told you before that we are leaving on Friday, whatever happens to the car. "
    assert [piece.strip() for piece in cut(one * 2)] == [one.strip()] * 2


def test_a_title_ends_no_sentence() -> None:
    text = "I went to see Dr. Howard about it. " * 5
    assert all(piece.startswith("I went") for piece in cut(text))


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    text = "when the rain came over the hills, we ran, " * 10
    assert all(piece.rstrip().endswith(",") for piece in cut(text))


@given(st.text(alphabet="ab. ,!?-—…\n\"'(", max_size=1200))
def test_every_word_is_in_a_piece_and_no_piece_is_too_long(text: str) -> None:
    pieces = list(pieces_of(text))
    assert all(0 < piece.end - piece.start <= LONGEST for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    inside = set().union(*(range(piece.start, piece.end) for piece in pieces))
    assert all(at in inside for at, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a " * 25_000, "a. " * 16_000, "-" * 50_000, "! " * 25_000]
)
def test_long_texts_are_cut_quickly(text: str) -> None:
    started = time.process_time()
    list(pieces_of(text))
    assert time.process_time() - started < 2
