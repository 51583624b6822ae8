"""Plays as plain text: every way to set a cue, acts and scenes, what stands around the play."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import stageplay
from tableread.script.load import load_bytes
from tableread.script.model import Script
from tests.script.readings import holds_together, said, shapes

SPEECHES = [("ADA", "It is hot."), ("BEN", "So stop."), ("ADA", "You did!"), ("BEN", "I did not, mother."),
            ("ADA", "Well."), ("BEN", "Well.")]  # fmt: skip


def opened(source: str) -> Script:
    """As a person opens it: the reader is found by what is in the file."""
    return load_bytes(source.encode(), "play.txt")


@pytest.mark.parametrize(
    "cue",
    [
        "{0}.\n{1}\n\n", "{0}\n{1}\n\n", "{0}\n{1}\n", "{0}:\n{1}\n\n",
        "{0}. {1}\n\n", "{0}. {1}\n", "{0}.-- {1}\n\n", "{0}.--{1}\n\n", "{0}.—{1}\n\n",
        "{0}: {1}\n\n", "{0}: {1}\n", "{0} : {1}\n\n", "{0} -- {1}\n\n", "{0} – {1}\n\n", "({0}) {1}\n",
        "{0}\t{1}\n", "{0}.\t\t{1}\n", "{0}        {1}\n\n", "  {0}. {1}\n", "[{0}] {1}\n\n",
        "_{0}._ {1}\n\n", "_{0}_. {1}\n\n", "**{0}**: {1}\n\n", "**{0}.** {1}\n\n",
        "                 {0}\n{1}\n\n",
        "{0}  {1}\n\n",
        "={0}.= {1}\n\n",
        "{0}--{1}\n\n",
    ],
)  # fmt: skip
def test_ways_to_set_a_cue(cue: str) -> None:
    script = opened("ACT I\n\nSCENE I. A yard.\n\n" + "".join(cue.format(*s) for s in SPEECHES))
    assert said(script) == SPEECHES
    assert shapes(script)[:2] == [("section", "ACT I"), ("heading", "SCENE I. A yard")]


@pytest.mark.parametrize("cue", ["{0}. {1}\n\n", "{0}: {1}\n\n", "_{0}._ {1}\n\n", "{0}.\n{1}\n\n"])
def test_names_in_small_letters(cue: str) -> None:
    speeches = [(name.title(), text) for name, text in SPEECHES]
    assert said(opened("ACT I\n\n" + "".join(cue.format(*s) for s in speeches))) == speeches


def test_italics_round_a_name_that_a_direction_follows() -> None:
    source = "ACT I\n\n_Ada._ Hot.\n\n_Ben_ (_rising_). No.\n\n_Ada._ Oh.\n\n_Ben._ No.\n\n_Ada._ Ah.\n\n_Ben._ No.\n"
    assert [name for name, _ in said(opened(source))] == ["Ada", "Ben"] * 3


def test_a_name_in_brackets_is_shown_as_it_stands() -> None:
    source = "ACT I\n\n" + "".join(f"({name}) {text}\n" for name, text in SPEECHES)
    assert opened(source).elements[1].text in {"ADA", "(ADA)"}


@pytest.mark.parametrize(
    ("act", "scene"),
    [
        ("ACT I", "SCENE I. A yard"), ("ACT ONE", "SCENE ONE"), ("FIRST ACT", "FIRST SCENE"),
        ("THE FIRST ACT", "SCENE 1"), ("Act 1", "Scene 2: A yard"), ("**ACT I**", "*SCENE I*"),
        ("ACT THE FIRST", "SCENE THE FIRST"), ("ACTE PREMIER", "SCÈNE PREMIÈRE"),
        ("ERSTER AKT", "ERSTE SZENE"), ("ZWEITER AUFZUG", "ZWEITER AUFTRITT"),
        ("ACTO PRIMERO", "ESCENA PRIMERA"), ("ATTO PRIMO", "SCENA II"),
        ("ДЕЙСТВИЕ ПЕРВОЕ", "ЯВЛЕНИЕ I"), ("АКТ II", "СЦЕНА 1"),
        ("Actus Primus", "Scoena Prima"),
        ("JORNADA PRIMERA", "ESCENA II"),
    ],
)  # fmt: skip
def test_acts_and_scenes_in_several_languages(act: str, scene: str) -> None:
    script = opened(f"{act}\n\n{scene}\n\n" + "".join(f"{n}. {t}\n\n" for n, t in SPEECHES))
    kinds = [(kind, text) for kind, text in shapes(script) if kind in {"section", "heading"}]
    assert kinds == [("section", act.strip("*")), ("heading", scene.strip("*"))]


def test_an_act_without_scenes_is_one() -> None:
    speeches = "".join(f"{name}. {text}\n\n" for name, text in SPEECHES)
    script = opened(
        f"ACT I\n\nSCENE\n\nA yard.\n\n{speeches}ACT DROP\n\nACT II\n\n{speeches}CURTAIN\n"
    )
    assert [scene.heading for scene in script.scenes] == ["ACT I", "ACT II"]
    assert shapes(script)[1:3] == [("action", "SCENE"), ("action", "A yard.")]
    assert shapes(script)[-1] == ("action", "CURTAIN")


SPEECH = "ADA.\nFarewell.\n{}\n\nBEN.\nStay.\n\nADA.\nNo.\n\nBEN.\nYes.\n"


@pytest.mark.parametrize(
    "line",
    ["I part from thee, and never to return.", "I act as if my heart were made of clay.",
     "One act of grace is all I ask.", "The last act of a fool is yet to come.",
     "scene, that I had rather have been spared."],
)  # fmt: skip
def test_words_that_only_begin_like_acts_and_scenes(line: str) -> None:
    script = opened("ACT I\n\n" + SPEECH.format(line))
    assert said(script)[0] == ("ADA", f"Farewell. {line}")


FRAME = """\
The Project Gutenberg eBook of The Kiln

Title: The Kiln

Author: Ann One

*** START OF THE PROJECT GUTENBERG EBOOK THE KILN ***

THE KILN

Contents

 ACT I
 Scene I. A yard.
 ACT II
 Scene I. The yard.

Dramatis Personæ

ADA, a potter.
BEN, her son.

SCENE: A village.

ACT I

SCENE I. A yard.

ADA.
It is hot.

BEN.
So stop.

ACT II

SCENE I. The yard.

ADA.
You did!

BEN.
No.

*** END OF THE PROJECT GUTENBERG EBOOK THE KILN ***

Updated editions will replace this one.
"""


def test_what_a_library_puts_around_a_play() -> None:
    script = opened(FRAME)
    assert (script.title, script.authors) == ("The Kiln", ("Ann One",))
    assert [e.text.partition("\n")[0] for e in script.elements if e.kind == "furniture"] == [
        "The Project Gutenberg eBook of The Kiln",
        "*** END OF THE PROJECT GUTENBERG EBOOK THE KILN ***",
    ]
    titles = [e.text for e in script.elements if e.kind == "title"]
    assert titles[:2] == ["THE KILN", "Contents"]
    assert titles[-3:] == ["ADA, a potter.", "BEN, her son.", "SCENE: A village."]
    assert [scene.heading for scene in script.scenes] == ["SCENE I. A yard", "SCENE I. The yard"]
    assert [name for name, _ in said(script)] == ["ADA", "BEN", "ADA", "BEN"]


@pytest.mark.parametrize(
    "header", ["THE PERSONS OF THE PLAY", "CHARACTERS:", "PERSONS REPRESENTED"]
)
def test_the_list_of_persons_is_no_title(header: str) -> None:
    persons = f"{header}\n\nADA, a potter\nBEN, her son\n\nFIRST ACT\n\n"
    script = opened(persons + "".join(f"{name}. {text}\n\n" for name, text in SPEECHES))
    assert script.title == "Play"  # from the name of the file


@pytest.mark.parametrize("heading", ["PROLOGUE", "THE PROLOGUE"])
def test_a_prologue_is_a_scene(heading: str) -> None:
    script = opened(f"{heading}\n\n" + "".join(f"{name}. {text}\n\n" for name, text in SPEECHES))
    assert [scene.heading for scene in script.scenes] == [heading]
    assert script.title == "Play"


@pytest.mark.parametrize(
    "title",
    [
        "", "THE KILN\n\nA Play in One Act\n\nby Ann One\n\n",
        "THE KILN\nA Play in One Act\n\n",
    ],
)  # fmt: skip
def test_a_title_is_nobody(title: str) -> None:
    script = opened(title + "SCENE: A yard.\n\n" + "".join(f"{n}\n{t}\n\n" for n, t in SPEECHES))
    assert {c.name for c in script.characters} == {"ADA", "BEN"}


def test_line_ends_of_old_macintoshes() -> None:
    source = "ACT I\n\n" + "".join(f"{name}. {text}\n\n" for name, text in SPEECHES)
    assert said(opened(source.replace("\n", "\r"))) == SPEECHES


_PIECES = st.sampled_from(
    ["ADA.", "BEN. No.", "ADA: Hi.", "BEN: (rising) So.", "ADA", "Hello there.", "[Exit]", "[_Exeunt._]", "(He sits.)",
     "ACT I", "SCENE 1. A yard", " Enter Ben.", "_softly_", "**ADA**: Hi", "# Scene", "", "  ", "Dramatis Personae",
     "ADA, a potter", "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
     "ADA\tHi", "(ADA) Hi", "Ber. Who?", "[open", "close]", "THE END", "ADA and BEN [Together.] Hm", "İ.", "\r", "_"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("\n".join) | st.text(max_size=400))
def test_any_text_is_a_script(source: str) -> None:
    holds_together(stageplay.read(source), source)
