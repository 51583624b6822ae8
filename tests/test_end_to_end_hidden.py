"""Hidden lines in the real program: from the cue to the end of the turn no byte on the terminal and no request to the voices
has a hidden word in it, whatever key is pressed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import pytest

from tableread.learning.masks import Mask
from tests.secrets import PART, SPEECHES, SecretProgram, known_script

pytestmark = [
    pytest.mark.realtime,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX"),
]
ALL = tuple(chain(*SPEECHES))
ESCAPE, ENTER, DOWN, LEFT, F2 = b"\x1b", b"\r", b"\x1b[B", b"\x1b[D", b"\x1bOQ"
LEFT_BY = {
    Mask.THREE_WORDS: 3,
    Mask.TWO_WORDS: 2,
    Mask.ONE_WORD: 1,
    Mask.LETTERS: 0,
    Mask.HIDDEN: 0,
}
"""How many words of each line a mask leaves."""


@contextmanager
def program(
    home: Path, *arguments: str, size: tuple[int, int] = (150, 40)
) -> Iterator[SecretProgram]:
    running = SecretProgram(home, *arguments, size=size)
    try:
        yield running
    finally:
        running.close()


# a key that opens something, and what is seen of it then
OPENS = [
    (b"j", "Jump"), (b"N", "type to filter"), (b"w", "What was said"), (b"P", "Progress"),
    (b"D", "Since the last draft"), (b"?", "Keys on the stage"), (b"\x10", "Search"), (b"c", "cast"),
    (b",", "Settings"), (b"t", "Note"), (b"x", "Run"), (b"B", "Before"), (b"y", "Pronounce"), (b"/", "Search"),
]  # fmt: skip
TRIES = {b"c": DOWN + DOWN + b" ", b"y": b"box\tbocks" + ENTER}
"""Keys with which a voice is tried on a line."""
KEYS = (
    b"k",
    b"K",
    b"S",
    b"s",
    b"v",
    b"v",
    b"H",
    b"z",
    b"z",
    b"]",
    b"[",
    DOWN,
    b"f",
    b"o",
    b"r",
    LEFT,
    b"R",
)


def test_nothing_of_a_hidden_line_is_seen_or_heard_from_the_first_byte_on(tmp_path: Path) -> None:
    file = known_script(tmp_path, Mask.HIDDEN)
    with program(tmp_path, str(file), "--role", PART, "--no-sound") as running:
        running.wait_for("YOU")
        for key, seen in OPENS:
            running.open(key, seen)
            running.press(TRIES.get(key, DOWN), 0.3)
            assert running.given_away(ALL) == [], seen
            running.mark()
            running.press(ESCAPE, 0.3)
        running.open(b"e", "unsure")
        for key in (b"s", ESCAPE, b"k", ESCAPE, ESCAPE):
            running.press(key, 0.3)
        for key in KEYS:
            running.press(key, 0.15)
            assert running.given_away(ALL) == [], key
            running.mark()
        running.open(b"V", "Review")
        running.terminal.settle(0.5)
        assert running.given_away(ALL) == []


def test_each_mask_leaves_what_it_says_and_a_line_comes_back_when_it_is_over(
    tmp_path: Path,
) -> None:
    file = known_script(tmp_path, Mask.THREE_WORDS)
    with program(tmp_path, str(file), "--role", PART, "--no-sound") as running:
        for over, (mask, left) in enumerate(LEFT_BY.items()):
            running.wait_for("YOU")
            running.terminal.settle(0.3)
            hidden = [word for words in SPEECHES[over:] for word in words[left:]]
            assert running.given_away(tuple(hidden)) == [], mask
            running.mark()
            if mask is not Mask.HIDDEN:
                running.open(b"m", mask.following)
                running.terminal.settle(0.5)
                assert running.given_away(tuple(hidden)) == [], mask
                running.mark()
                running.press(b" ", 0.1)  # the turn is over, and its line is seen
                running.wait_for(SPEECHES[over][-1])
            later = [word for words in SPEECHES[over + 1 :] for word in words[left:]]
            assert running.given_away(tuple(later)) == [], mask


def test_the_plain_listener_prints_and_says_nothing_of_your_lines(tmp_path: Path) -> None:
    file = known_script(tmp_path, Mask.FULL)
    with program(tmp_path, "listen", str(file), "--role", PART, "--no-sound") as running:
        running.wait_for("Your turn")
        for key in (
            b"w",
            b"w",
            b"w",
            b"s",
            b"s",
            b"i",
            b"x",
            b"h",
            b"W",
            b"v",
            b"v",
            b"k",
            b".",
            b"[",
            b"]",
        ):
            running.press(key, 0.2)
        running.press(b"N", 0.3)
        running.press(DOWN + DOWN + ESCAPE, 0.3)
        running.press(b"/" + SPEECHES[0][1].encode() + ENTER, 0.4)
        assert running.given_away(tuple(set(ALL) - {SPEECHES[0][1]})) == []
        running.mark()
        for _ in range(3):
            running.press(b" ", 0.6)
            running.press(b"r", 0.4)
            running.press(b" ", 0.6)
        assert running.given_away(ALL) == []


def test_a_drill_shows_nothing_that_is_erased_until_the_line_is_answered(tmp_path: Path) -> None:
    file = known_script(tmp_path, Mask.FULL)
    with program(tmp_path, "learn", str(file), "--role", PART, "--no-sound") as running:
        running.wait_for("from memory")
        running.wait_for("Type your line")
        for key in (b"\x12", b"\x1bOP", ESCAPE, F2, F2, F2):
            running.press(key, 0.3)
        assert running.given_away(ALL) == []
        running.wait_for("Type your line")
        running.mark()
        running.press(b"nothing" + ENTER, 0.1)
        running.wait_for("Missed")
        running.terminal.settle(0.3)
        assert running.given_away(SPEECHES[0]) != []
        assert running.given_away(tuple(chain(*SPEECHES[1:]))) == []
        running.press(ENTER, 0.6)
        assert running.given_away(tuple(chain(*SPEECHES[1:]))) == []
