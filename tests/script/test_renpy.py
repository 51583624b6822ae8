"""Games written with Ren'Py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import renpy
from tableread.script.detect import detect
from tableread.script.load import load_bytes
from tests.script.readings import holds_together, said, shapes

GAME = r"""
# The kiln
define a = Character("Ada", color="#c8ffc8")
define b = Character(_("Ben"))
image yard = "yard.png"

label start:
    scene yard with fade
    play music "rain.ogg"
    "It has rained for days."
    a happy "It is {b}hot{/b}. {w}Sit \"down\"."
    b "No."
    extend " Never."
    "A neighbour" "May I come in?"
    menu:
        "Let her in?"
        "Yes" if open:
            jump the_yard
    $ open = True

label the_yard(hot=True):
    b @ cross "Soup's ready." with vpunch
    c "Thanks."  # who is she
    return
"""
GERMAN = """
define e = Character('Else', image="else")
label anfang:
    e "Wer ist da?"
    "Niemand antwortet."
    e 'Hallo?'
"""


def test_who_says_what() -> None:
    script = load_bytes(GAME.encode(), "script.rpy")
    assert script.format == "renpy"
    assert said(script) == [
        ("Ada", 'It is hot. Sit "down".'),
        ("Ben", "No. Never."),
        ("A neighbour", "May I come in?"),
        ("Ben", "Soup's ready."),
        ("c", "Thanks."),
    ]
    assert [scene.heading for scene in script.scenes] == ["start", "the yard"]
    told = [text for kind, text in shapes(script) if kind == "action"]
    assert told == ["It has rained for days.", "Let her in?", "Yes"]


def test_single_quotes_and_another_language() -> None:
    assert said(load_bytes(GERMAN.encode(), "x")) == [("Else", "Wer ist da?"), ("Else", "Hallo?")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('label start:\n    a "Hi."\n    b "Ho."\n    a "Hm."\n', "renpy"),
        ("The label says: do not open.\n\nADA: Hi.\n\nBEN: Ho.\n\nADA: Hm.\n\nBEN: So.\n", "stage"),
        ('INT. YARD - DAY\n\nADA\n"Character(" is a word, label is another.\n', "fountain"),
    ],
)
def test_what_is_taken_for_it(source: str, found: str) -> None:
    assert detect(source) == found


_LINES = st.sampled_from(
    ['define e = Character("E")', "label a:", 'e "Hi"', '"x":', "'y'", 'extend "z"', '"', "\\", "# n", "$ x", ' "a" "b"']
)  # fmt: skip


@given(st.lists(_LINES, max_size=30).map("\n".join) | st.text(max_size=300))
def test_any_text_is_a_script(source: str) -> None:
    holds_together(renpy.read(source), source)
