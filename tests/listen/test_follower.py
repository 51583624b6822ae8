"""Where in the line the actor is, from what was heard of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.listen.follower import Follower as AnyFollower
from tableread.listen.word_distance import WordDistance, by_letters, edits
from tableread.script.words import said_words


def spoken_words(text: str) -> list[str]:
    return [word.text for word in said_words(text)]


LINE = spoken_words("I never said the boat was yours, I said the boat was here, and so were you.")


def Follower(line: list[str]) -> AnyFollower:  # noqa: N802
    return AnyFollower(line, WordDistance(by_letters).between)


def heard(text: str, line: list[str] = LINE) -> int:
    """The position after hearing `text` word by word."""
    follower = Follower(line)
    words = spoken_words(text)
    position = 0
    for count in range(1, len(words) + 1):
        position = follower.update(words[:count]).position
    return position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("I", 1),
        ("I never said", 3),
        ("I never said the boat was yours", 7),
        ("I never say the boat was yours", 7),  # one bad word
        ("I never said the old boat was yours", 7),  # one more
        ("I never the boat was yours", 7),  # one less
        ("I never said I said the boat was here", 13),  # a skip
        ("I never said I never said the boat", 5),  # begun again
        ("I never said well", 3),  # something else is not the next word
        (" ".join(LINE), len(LINE)),
    ],
)
def test_positions(text: str, position: int) -> None:
    assert heard(text) == position


def test_it_does_not_race_ahead_through_a_phrase_that_comes_twice() -> None:
    assert [heard(" ".join(LINE[:n])) for n in range(4, 8)] == [4, 5, 6, 7]


def test_a_hypothesis_may_be_taken_back() -> None:
    follower = Follower(LINE)
    assert follower.update(["i", "never", "said", "so"]).position >= 3
    assert follower.update(["i", "never"]).position == 2


def test_which_words_were_heard() -> None:
    follower = Follower(LINE)
    found = follower.update(["i", "never", "the", "boat"])
    assert found.recognised[:5] == (True, True, False, True, True)
    assert not any(found.recognised[5:])


def test_going_back_takes_two_or_three_words_that_agree() -> None:
    line = spoken_words("Bring me the lamp, the rope and whatever is left of the bread.")
    said = "bring me the lamp the rope and whatever"
    assert heard(said, line) == 8
    assert heard(f"{said} bring", line) in {8, 9}
    assert heard(f"{said} bring me the lamp", line) == 4


def test_a_line_of_one_word_and_of_none() -> None:
    assert heard("no", ["no"]) == 1
    assert heard("anything at all", []) == 0


@given(st.lists(st.sampled_from("a b c d e".split()), max_size=12), st.data())
def test_what_is_kept_of_the_alignment_changes_nothing(
    line: list[str], data: st.DataObject
) -> None:
    words = st.lists(st.sampled_from("a b c d x".split()), max_size=8)
    follower = Follower(line)
    for _ in range(3):
        said = data.draw(words)
        found = follower.update(said)
        assert 0 <= found.position <= len(line)
        assert len(found.recognised) == len(line)
        assert found.cost == Follower(line).update(said).cost


def test_a_last_word_that_fits_nowhere_is_waited_for() -> None:
    follower = Follower(LINE)
    assert follower.update(["i", "never", "x"]).position == 2
    assert follower.update(["i", "never", "x", "the"]).position == 4


def test_an_ad_lib_holds_the_place() -> None:
    assert heard("I never said well look at all this dust my god") <= 5
    assert heard("I never said well look at all this dust my god the boat was yours") == 7


def test_distance_by_letters_and_by_sounds() -> None:
    spelt = WordDistance(by_letters).between
    assert spelt("boat", "boat") == 0
    assert spelt("boat", "boats") < 0.5 < spelt("boat", "yours")
    sounds = {"made": ["M EY D"], "maid": ["M EY D"], "mate": ["M EY T"], "crown": ["K R AW N"]}
    spoken = WordDistance(lambda word: [s.split() for s in sounds.get(word, ())]).between
    assert spoken("made", "maid") == 0
    assert spoken("made", "mate") < spoken("made", "crown") == 1
    assert edits("M EY D".split(), "M EY".split()) == edits("M EY".split(), "M EY D".split())
