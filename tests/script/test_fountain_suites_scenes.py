"""Where it plays: behaviours that screenplain, Jouvence, fountain-tools and others test too.

Proves how headings, scene numbers, transitions, sections, synopses, page breaks and centred lines
are read. Where the peers expect something else, this is what is kept and why:

- A heading needs no blank line around it; one peer wants both, and three let the place speak the
  text below it. Writers leave the line out, and nobody is called "INT. MILL".
- "FADE IN:" and "FADE OUT." are transitions; half of the peers follow the syntax to the letter.
- A transition may have spaces behind it; two peers then call it action. Nobody sees them.
- "TO:" alone is action; one peer's least transition.
- A dot with a space behind it forces a heading, as in one peer; another calls it action.
- A forced transition keeps its small letters; a peer turns them into capitals.
- "CUT TO:" alone at the top is a transition; a peer's title page.
- A scene number may be any few characters between two "#"; a peer leaves a picture in the heading.
- Tags ("#night" behind any line) are one peer's own: they stay in the text.
- A section's depth is not kept, nor what a synopsis belongs to: nothing is read by it.
- A page break and the lines around a centred one carry no empty action.
- Headings in Russian, German, French and Chinese are headings; to the peers they are action.
"""

from __future__ import annotations

import pytest

from tableread.script import fountain
from tests.script.test_fountain import shapes

Shapes = list[tuple[str, str]]

HEADINGS = """\
INT. MILL - DAY
EXT. MILL - DAY
INT MILL DAY
EXT MILL DAY
INT - MILL - DAY
EXT - MILL - DAY
INT/EXT. MILL - DAY
INT./EXT. MILL - DAY
INT./EXT MILL
INT/EXT MILL
EXT./INT. MILL
I/E. MILL - DAY
I./E. MILL - DAY
I/E MILL DAY
EST. MILL - DAY
EST MILL DAY
int. mill - day
ext. MILL - night
Int. Mill — Day
INT. MILL - DAY (1931)
INT. MILL -- THE START
INT. $PLACE - DAY
INT. CAFÉ MÜLLER - JOUR
ИНТ. МЕЛЬНИЦА – ДЕНЬ
INTÉRIEUR MOULIN - NUIT
外景 磨坊 - 夜
""".splitlines()


@pytest.mark.parametrize("line", HEADINGS)
@pytest.mark.parametrize("indent", ["", "\t\t", "   "])
def test_a_heading(line: str, indent: str) -> None:
    script = fountain.read(f"Rain.\n\n{indent}{line}\n\nA wheel turns.")
    assert [e.kind.value for e in script.elements] == ["action", "heading", "action"]
    assert [(s.number, s.heading, s.first) for s in script.scenes] == [(None, line, 1)]


@pytest.mark.parametrize(
    "line",
    ["ESTABLISHING", "EXTERIORS ONLY", "INTERCUT WITH:", "INT.", "Internal bleeding.", "...INT. MILL",
     "... and then rain.", "...where the wheel stands still.", "!INT. MILL - DAY", "INT。 磨坊", "."],
)  # fmt: skip
def test_no_heading(line: str) -> None:
    assert [kind for kind, _ in shapes(f"Rain.\n\n{line}\n\nA wheel turns.")] == ["action"] * 3


@pytest.mark.parametrize("line", [".UNDER THE WHEEL", ".under the wheel", ".1931", ". UNDER THE WHEEL"])  # fmt: skip
def test_a_forced_heading(line: str) -> None:
    text = line[1:].strip()
    assert shapes(f"{line}\n\nDark.") == [("heading", text), ("action", "Dark.")]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("INT. MILL - DAY #1#", "1", "INT. MILL - DAY"),
        ("INT. MILL - DAY #4B#", "4B", "INT. MILL - DAY"),
        ("INT. MILL - DAY #4b#", "4b", "INT. MILL - DAY"),
        ("INT. MILL - DAY #B4#", "B4", "INT. MILL - DAY"),
        ("INT. MILL - DAY #V-2-C#", "V-2-C", "INT. MILL - DAY"),
        ("INT. MILL - DAY #4.#", "4.", "INT. MILL - DAY"),
        ("EST MILL #B2-7#  ", "B2-7", "EST MILL"),
        ("INT./EXT. MILL#12#", "12", "INT./EXT. MILL"),
        ("INT. MILL - MEMORY (1931) #210C#", "210C", "INT. MILL - MEMORY (1931)"),
        (".THE WHEEL #9#", "9", "THE WHEEL"),
        ("INT. MILL #🎬#", "🎬", "INT. MILL"),
        ("INT. MILL #7# [[after the storm?]]", "7", "INT. MILL"),
        ("INT. MILL #7", None, "INT. MILL #7"),
        ("INT. FLAT #7 - DAY", None, "INT. FLAT #7 - DAY"),
        ("INT. MILL #wet #loud", None, "INT. MILL #wet #loud"),
        ("INT. MILL #7# #wet", None, "INT. MILL #7# #wet"),
    ],
)
def test_a_scene_number(line: str, number: str | None, heading: str) -> None:
    scenes = fountain.read(f"{line}\n\nA wheel turns.").scenes
    assert [(s.number, s.heading) for s in scenes] == [(number, heading)]


def test_numbers_only_where_the_writer_gave_them() -> None:
    source = "INT. A #1#\n\nX.\n\nINT. B\n\nX.\n\nINT. C #1-B#\n\nX.\n\nHe dials #4..."
    assert [s.number for s in fountain.read(source).scenes] == ["1", None, "1-B"]


CASES: list[tuple[str, str, Shapes]] = [
    ("a heading with action right below", "INT. MILL - DAY\nA wheel turns.", [("heading", "INT. MILL - DAY"), ("action", "A wheel turns.")]),
    ("a heading on a heading", "INT. MILL\nEXT. POND", [("heading", "INT. MILL"), ("heading", "EXT. POND")]),
    ("a heading after many blank lines", "Rain.\n\n\n\nEXT. POND\n\nA frog.", [("action", "Rain."), ("heading", "EXT. POND"), ("action", "A frog.")]),
    ("dots under a heading", "EXT. POND\n\n...a frog among them.", [("heading", "EXT. POND"), ("action", "...a frog among them.")]),
    ("a note under a heading", "EXT. POND\n\n[[Which pond?]]", [("heading", "EXT. POND"), ("note", "Which pond?")]),
    ("tags stay", "A wheel turns. #slow\n\n# Two #act", [("action", "A wheel turns. #slow"), ("section", "Two #act")]),
    ("the transition at the top", "CUT TO:\n\nINT. MILL\n\nDark.", [("transition", "CUT TO:"), ("heading", "INT. MILL"), ("action", "Dark.")]),
    ("a transition far to the right", "Rain.\n\n\t\t\t\t  CUT TO:\n\nEXT. POND", [("action", "Rain."), ("transition", "CUT TO:"), ("heading", "EXT. POND")]),
    ("a transition last of all", "Rain.\n\nSMASH CUT TO:", [("action", "Rain."), ("transition", "SMASH CUT TO:")]),
    ("a transition with spaces behind", "Rain.\n\nCUT TO:  \n\nDark.", [("action", "Rain."), ("transition", "CUT TO:"), ("action", "Dark.")]),
    ("a transition of one's own", "Rain.\n\nDRIFT SLOWLY TO:\n\nDark.", [("action", "Rain."), ("transition", "DRIFT SLOWLY TO:"), ("action", "Dark.")]),
    ("a transition with a mark", "**FADE IN:**\n\nDark.", [("transition", "**FADE IN:**"), ("action", "Dark.")]),
    ("fades", "FADE IN:\n\nRain.\n\nFADE OUT.\n\nFADE TO BLACK.", [("transition", "FADE IN:"), ("action", "Rain."), ("transition", "FADE OUT."), ("transition", "FADE TO BLACK.")]),
    ("FADE IN: over a line of one space", "Title: T\n\nFADE IN:\n \nINT. MILL", [("transition", "FADE IN:"), ("heading", "INT. MILL")]),
    ("small letters are no transition", "Rain.\n\nthe frog hops TO:", [("action", "Rain."), ("action", "the frog hops TO:")]),
    ("no transition with a line below", "Rain.\n\nTHE FROG HOPS TO:\nthe pond", [("action", "Rain."), ("action", "THE FROG HOPS TO:\nthe pond")]),
    ("no transition without a word", "Rain.\n\nTO:\n\nDark.", [("action", "Rain."), ("action", "TO:"), ("action", "Dark.")]),
    ("a name that begins like one", "CUTTER\nHold.\n\nINTZE\nWhy?", [("cue", "CUTTER"), ("dialogue", "Hold."), ("cue", "INTZE"), ("dialogue", "Why?")]),
    ("forced transitions", "> Whiteout.\n\n\t>iris in\n\n> THE END:", [("transition", "Whiteout."), ("transition", "iris in"), ("transition", "THE END:")]),
    ("centred", "> Part Two <\n\n>no space<\n\n>      Wide\t\t<  \n\n   > right <", [("centered", t) for t in ("Part Two", "no space", "Wide", "right")]),
    ("centred lines in a row", "> THE <\n> POND <", [("centered", "THE"), ("centered", "POND")]),
    ("centred and marked", ">**Curtain**<\n    \n", [("centered", "**Curtain**")]),
    ("centred with commas and marks", "> A, **B**, _C_ <", [("centered", "A, **B**, _C_")]),
    ("one half of it is a transition", "> Part Two", [("transition", "Part Two")]),
    ("sections of any depth", "# Act\n\n## Sequence\n\n###Scene\n\n###### Breath\n\n# 5 \n\n#ACT TWO", [("section", t) for t in ("Act", "Sequence", "Scene", "Breath", "5", "ACT TWO")]),
    ("a section in a section", "# One\n## One and a half\n\nRain.", [("section", "One"), ("section", "One and a half"), ("action", "Rain.")]),
    ("a number sign inside a line", "She is on line #1 again.", [("action", "She is on line #1 again.")]),
    ("synopses", "# One\n\n= The mill stops.\n\nEXT. POND\n\n=A frog dies.\n\nRain.", [("section", "One"), ("synopsis", "The mill stops."), ("heading", "EXT. POND"), ("synopsis", "A frog dies."), ("action", "Rain.")]),
    ("a synopsis right below", "# One\n= It stops.\n= For good.\n\nEXT. POND\n= At dawn.\nRain.", [("section", "One"), ("synopsis", "It stops."), ("synopsis", "For good."), ("heading", "EXT. POND"), ("synopsis", "At dawn."), ("action", "Rain.")]),
    ("a synopsis in capitals is no cue", "= THE END\n\nRain.", [("synopsis", "THE END"), ("action", "Rain.")]),
    ("page breaks", "Rain.\n\n===\n\n   =====  \n\nEXT. POND", [("action", "Rain."), ("page_break", ""), ("page_break", ""), ("heading", "EXT. POND")]),
    ("two equals signs break no page", "==", [("synopsis", "=")]),
    ("from act to act", "OTTO\nBye.\n\n>**End of One**<\n\n===\n\n>**Two**<\n\nThe frog hangs there.",
     [("cue", "OTTO"), ("dialogue", "Bye."), ("centered", "**End of One**"), ("page_break", ""), ("centered", "**Two**"), ("action", "The frog hangs there.")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_shapes(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


def _once(case: str, _was: str, source: str, expected: Shapes) -> object:
    """A case that was once misread, and as what."""
    return pytest.param(source, expected, id=case)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        _once(
            "FADE IN: on a heading",
            'a character "FADE IN" says "INT. MILL - DAY", and the scene is lost',
            "FADE IN:\nINT. MILL - DAY\n\nDark.",
            [("transition", "FADE IN:"), ("heading", "INT. MILL - DAY"), ("action", "Dark.")],
        ),
        _once(
            "dots with spaces between",
            "the spaced dots of an ellipsis force a heading",
            ". . . and then rain.",
            [("action", ". . . and then rain.")],
        ),
        _once(
            "a wrapped line that begins like a heading",
            "the second line of a paragraph is a heading, in small letters and with no blank line",
            "The sign says\nest. 1897 in gold.",
            [("action", "The sign says\nest. 1897 in gold.")],
        ),
        _once(
            "a German sentence",
            '"Innen" and "Außen" begin a heading even as words of a sentence',
            "Innen brennt Licht.",
            [("action", "Innen brennt Licht.")],
        ),
        _once(
            "a page break under a paragraph",
            "the equals signs become text of the action; a section there is recognised",
            "Rain.\n===\nDark.",
            [("action", "Rain."), ("page_break", ""), ("action", "Dark.")],
        ),
        _once(
            "a synopsis under a paragraph",
            "the synopsis is read aloud as action; a section there is recognised",
            "Rain.\n= It stops at noon.",
            [("action", "Rain."), ("synopsis", "It stops at noon.")],
        ),
        _once(
            "a transition with a comma",
            "only letters, spaces and a few marks may stand before TO:",
            "Rain.\n\nSLOWLY, DISSOLVE TO:\n\nDark.",
            [("action", "Rain."), ("transition", "SLOWLY, DISSOLVE TO:"), ("action", "Dark.")],
        ),
    ],
)
def test_what_was_misread(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


def test_a_fade_is_nobody() -> None:
    assert not fountain.read("Rain.\n\nFADE OUT.\nTHE END").characters
