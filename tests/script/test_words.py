"""Words on the page and words in the mouth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tableread.script.words import said_words, words_of


def test_what_is_said_of_a_line() -> None:
    said = said_words("Thou feel’st, mother-in-law! (to [someone] else) ‘42’ [beat]")
    assert [word.text for word in said] == ["thou", "feel'st", "mother", "in", "law", "42"]
    assert [word.number for word in said] == [0, 1, 2, 2, 2, 6]


@given(st.text(max_size=60))
def test_every_said_word_is_one_on_the_page(text: str) -> None:
    words = words_of(text)
    said = said_words(text)
    assert all(0 <= word.number < len(words) for word in said)
    assert [word.number for word in said] == sorted(word.number for word in said)
