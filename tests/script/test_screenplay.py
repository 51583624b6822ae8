"""Screenplays as laid-out text: one scene in every layout, with what pages put around it."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import screenplay
from tableread.script.load import load_bytes
from tableread.script.model import Script
from tests.script.readings import holds_together, shapes

SCENE = [
    ("heading", "INT. BOATHOUSE - NIGHT"),
    ("action", "Rain on a tin roof. ROSA kneels by an upturned boat, a lamp between her teeth. She scrapes the keel with a bent spoon."),
    ("cue", "ROSA"), ("dialogue", "Hand me the good spoon."),
    ("cue", "MILO"), ("parenthetical", "(without looking)"),
    ("dialogue", "There is no good spoon. There is the spoon you have, and there is the ladle."),
    ("cue", "ROSA"), ("dialogue", "Then the ladle."),
    ("action", "Milo throws it. It rings on the boards."),
    ("cue", "MILO (CONT'D)"), ("dialogue", "You could say thank you."),
    ("transition", "CUT TO:"),
    ("heading", "EXT. JETTY - DAWN"),
    ("action", "The boat floats. Barely. Rosa stands in it up to her ankles in water."),
    ("cue", "ROSA"), ("dialogue", "It floats!"),
    ("cue", "MILO (O.S.)"), ("dialogue", "It drinks, Rosa. A boat that drinks is called a bath."),
    ("action", "A gull lands on the bow. The bow goes under."),
    ("cue", "ROSA"), ("parenthetical", "(to the gull)"), ("dialogue", "Off."),
    ("cue", "GULL KEEPER"), ("dialogue", "That one is mine. He is called Admiral, and he does not like to be told."),
    ("cue", "MILO"), ("dialogue", "Nobody does."),
    ("heading", "INT. BOATHOUSE - LATER"),
    ("action", "Everything drips. Rosa wrings out a sock."),
    ("cue", "ROSA"), ("dialogue", "Tomorrow we tar it."),
    ("cue", "MILO"), ("dialogue", "With what?"),
    ("cue", "ROSA"), ("dialogue", "With tar, Milo."),
]  # fmt: skip
MARGINS = {
    "heading": 15,
    "action": 15,
    "dialogue": 25,
    "parenthetical": 30,
    "cue": 37,
    "transition": 60,
}
WIDTHS = {"dialogue": 35, "parenthetical": 30}


def lines(indent: float = 1.0, *, blank: bool = True, star: bool = False) -> list[str]:
    """The scene on pages; `indent`: how much of the usual margins is left."""
    out: list[str] = []
    for at, (kind, text) in enumerate(SCENE):
        if blank and kind not in {"dialogue", "parenthetical"}:
            out.append("")
        for line in textwrap.wrap(text, WIDTHS.get(kind, 60)):
            typed = " " * round(MARGINS[kind] * indent) + line
            out.append(f"{typed:<78}*" if star and at % 5 == 1 else typed)
    return out[1:] if blank else out


def numbered(source: list[str]) -> str:
    """With scene numbers on both margins."""
    out = []
    scene = 0
    for line in source:
        if line.strip().startswith(("INT.", "EXT.")):
            scene += 1
            line = f"     {scene:<10}{line.strip():<58}{scene}"
        out.append(line)
    return "\n".join(out)


LAYOUTS = {
    "indented": "\n".join(lines()),
    "indented, from the edge": "\n".join(line[15:] for line in lines()),
    "with tabs": "\n".join(lines()).replace(" " * 8, "\t"),
    "barely indented": "\n".join(lines(0.15)),
    "not indented": "\n".join(lines(0)),
    "a blank line between all lines": "\n\n".join(lines(blank=False)),
    "the same, not indented": "\n\n".join(lines(0, blank=False)),
    "two blank lines": "\n".join(lines()).replace("\n\n", "\n\n\n"),
    "no blank lines": "\n".join(lines(blank=False)),
    "no blank lines, not indented": "\n".join(lines(0, blank=False)),
    "carriage returns": "\r\n".join(lines()),
    "lowercase": "\n".join(lines()).lower(),
    "lowercase, no blank lines": "\n".join(lines(blank=False)).lower(),
    "lowercase, not indented": "\n".join(lines(0)).lower(),
    "stars in the margin": "\n".join(lines(star=True)),
    "scene numbers on both margins": numbered(lines()),
}


def joined(script: Script) -> list[tuple[str, str]]:
    """Kind and text, in one line: whether the page's line ends are kept is the format's business."""
    return [(kind, " ".join(text.split())) for kind, text in shapes(script)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    script = load_bytes(LAYOUTS[layout].encode(), "x.txt")
    small = layout.startswith("lower")
    assert joined(script) == [(kind, text.lower() if small else text) for kind, text in SCENE]
    assert all(e.number for e in script.elements if e.kind == "heading") == ("numbers" in layout)


TALES = {
    "en": ("INT. CAVE - NIGHT", "The fire is low.", "OLD WOMAN",
           "A ship came into the bay. The captain walks to the door, opens it and looks at the table. "
           "Nobody sits there. The candles move. Slowly he crosses the room and picks up the letter."),
    "sv": ("INT. GROTTA - NATT", "Elden är nästan slut.", "GUMMAN",
           "Ett skepp kom in i viken. Kaptenen går fram till dörren, öppnar den och tittar på bordet. "
           "Ingen sitter där. Ljusen rör sig. Sakta går han över golvet och tar upp brevet."),
}  # fmt: skip


@pytest.mark.parametrize("language", TALES)
@pytest.mark.parametrize("spaced", [False, True])
def test_a_tale_that_is_told_is_dialogue_by_its_margin(language: str, spaced: bool) -> None:
    heading, action, name, tale = TALES[language]
    page: list[str] = []
    for _ in range(6):
        page += ["", " " * 10 + heading, "", " " * 10 + action, "", " " * 30 + name]
        page += [" " * 20 + line for line in textwrap.wrap(tale, 35)]
    if spaced:
        page = [line for typed in page for line in (typed, "")]
    script = screenplay.read("\n".join(page))
    assert shapes(script) == [
        ("heading", heading), ("action", action), ("cue", name), ("dialogue", tale)
    ] * 6  # fmt: skip


def test_line_ends_of_old_macintoshes() -> None:
    script = load_bytes("\r".join(lines()).encode(), "x.txt")
    assert shapes(script) == SCENE


PAGES = """\
                                                                   2.

               EXT. PIER - DAY

               Wind. IDA counts planks.

                                     IDA
                         Forty. Forty-one. You are standing
                                     (MORE)


                                                                   3.

                                     IDA (CONT'D)
                         on forty-two.

                                     TOM
                         I am not moving.

               CONTINUED:

               Tom stamps. The plank breaks.

                                     IDA
                         Forty-one, then.

                                     TOM
                              (from
                              below)
                         It is quite nice down here.

                                                  CUT TO:

                                                            (CONTINUED)


                                                                   4.

     12        INT. SHED - NIGHT                                   12

               They drip. A stove. Two chairs, one of them good.

                                     IDA
                         Take the good one.

                                     TOM
                         You take it.

     13A       EXT. PIER - NIGHT                                   13A

               A sign goes up: MIND THE GAP.
"""


def test_what_pages_put_around_a_script() -> None:
    script = load_bytes(PAGES.encode(), "x.txt")
    furniture = [e.text for e in script.elements if e.kind == "furniture"]
    assert [t for t in furniture if not t.startswith("IDA")] == [
        "2.", "(MORE)", "3.", "CONTINUED:", "(CONTINUED)", "4.",
    ]  # fmt: skip
    assert [(s.number, s.heading) for s in script.scenes] == [
        (None, "EXT. PIER - DAY"), ("12", "INT. SHED - NIGHT"), ("13A", "EXT. PIER - NIGHT"),
    ]  # fmt: skip
    assert ("parenthetical", "(from below)") in shapes(script)
    assert ("transition", "CUT TO:") in shapes(script)


def test_a_speech_goes_on_over_the_page() -> None:
    script = load_bytes(PAGES.encode(), "x.txt")
    ida = script.elements[script.speeches[0].cue]
    parts = [script.elements[part].text for part in script.speeches[0].parts]
    assert (ida.text, parts) == ("IDA", ["Forty. Forty-one. You are standing", "on forty-two."])


TITLE = "                  THE BOATHOUSE\n\n\n                    Written by\n\n                     Ann One"


@pytest.mark.parametrize(
    ("page", "title", "authors"),
    [
        (f"{TITLE}\n\n                                        First Draft\n\n", "THE BOATHOUSE", ("Ann One",)),
        (f"{TITLE}\n\n     First Draft\n     ann@one.org\n     12 Harbour Street\n\n", "THE BOATHOUSE", ("Ann One",)),
        ("THE BOATHOUSE\n\nby\n\nAnn One & Bob Two\n\n", "THE BOATHOUSE", ("Ann One", "Bob Two")),
        ("THE BOATHOUSE\n\nscreenplay by Ann One\n\n", "THE BOATHOUSE", ("Ann One",)),
    ],
)  # fmt: skip
def test_title_page(page: str, title: str, authors: tuple[str, ...]) -> None:
    script = load_bytes((page + LAYOUTS["indented"]).encode(), "x.txt")
    assert (script.title, script.authors) == (title, authors)
    assert shapes(script) == SCENE


def test_what_is_not_clear_is_reported_as_uncertain() -> None:
    source = "\n".join(lines(0)).lower() + "\n\nadmiral\n\nthe bath\n\nfade out."
    script = screenplay.read(source)
    assert script.warnings
    assert all("but may be" in uncertain.message for uncertain in script.warnings)


_PIECES = st.sampled_from(
    ["INT. A - DAY", "12   INT. A    12", "     ROSA", "ROSA", "   (beat)", "(beat", "Hello there.", "(MORE)", "2.", "CUT TO:",
     "CONTINUED: (2)", "", "", "\t\tX", "\f", "X \f Y", "\r", "*", "  *", "THE BOATHOUSE", "Written by", "\x1c", "\u2028", "İ"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("\n".join) | st.text(max_size=400))
def test_any_text_is_a_script(source: str) -> None:
    holds_together(screenplay.read(source), source)


@pytest.mark.parametrize(
    ("headings", "page"),
    [(("3.70 INT. YARD - DAY", "12A EXT. LANE"), "| P a g e"),
     (("66. KITCHEN. INT. 1994", "67. PUB. INT. NIGHT"), "| Page"),
     (("1.1 INNEN. KÜCHE - TAG", "2B. INT. GARTEN"), "| P a g e")],
)  # fmt: skip
def test_numbered_headings_and_page_numbers(headings: tuple[str, str], page: str) -> None:
    source = "\n\n".join(
        f"          {heading}\n\n          A cat sleeps on the wall.\n\n"
        f"{' ' * 30}ANA\n{' ' * 20}Nobody at all.\n\n{' ' * 40}{number} {page}\n{' ' * 60}Cut to."
        for number, heading in enumerate(headings * 3, 56)
    )
    script = screenplay.read(source)
    assert [kind for kind, _ in shapes(script)] == [
        "heading", "action", "cue", "dialogue", "furniture", "transition"
    ] * 6  # fmt: skip
    assert [scene.number for scene in script.scenes][:2] == [
        heading.split()[0].rstrip(".") for heading in headings
    ]


@pytest.mark.parametrize(
    ("name", "misread"), [("ROSA", "R0SA"), ("MILO", "M1LO"), ("ASTRID", "A5TRlD")]
)
def test_a_name_that_was_misread_once(name: str, misread: str) -> None:
    page = [
        f"          INT. SHED - NIGHT\n\n          Rain.\n\n{' ' * 30}PER\n{' ' * 20}Where were you?\n"
    ]
    page += [f"{' ' * 30}{who}\n{' ' * 20}I was here.\n" for who in (*[name] * 5, misread)]
    script = screenplay.read("\n".join(page))
    assert [e.speaker for e in script.elements if e.speaker] == ["PER", *[name] * 6]
