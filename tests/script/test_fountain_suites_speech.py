"""Who speaks and what: behaviours that screenplain, Jouvence, fountain-tools and others test too.

Proves how cues, extensions, dialogue, parentheticals, lyrics and dual dialogue are read. Where the
peers expect something else, this is what is kept and why:

- A name may begin with a digit ("4TH JUROR"): the syntax asks for one letter anywhere, not first.
- (CONT'D) stays among the extensions; peers drop it. The name is the same either way.
- An extension may be in small letters; two peers then see no cue. The syntax has such an example.
- Two parentheticals in a row are two; a peer says the second. Nobody speaks a bracketed line.
- A parenthetical over two lines is one; peers say it or break it in two.
- A lyric is a lyric also below a cue and with other text under it; peers say it or call it action.
- A speech going on over a blank line is one paragraph; peers keep an empty line in the middle.
- "MABEL:" is a cue without its colon; a third of the peers call it action.
- "THE LIGHT FAILS." over "THE CROWD GASPS." is action; most peers let the light speak.
- (MORE) and (CONTINUED) are furniture; to the peers they are parentheticals.
"""

from __future__ import annotations

import pytest

from tableread.script import fountain
from tableread.script.model import Kind
from tests.script.test_fountain import shapes

Shapes = list[tuple[str, str]]

CUES = [
    # (id, cue line, name, extensions, dual)
    ("a plain name", "WREN", "WREN", (), False),
    ("two words", "NIGHT PORTER", "NIGHT PORTER", (), False),
    ("spaces before", "          WREN", "WREN", (), False),
    ("a tab before", "\t\t\tWREN", "WREN", (), False),
    ("a space after", "OTTO ", "OTTO", (), False),
    ("a title with a full stop", "DR. HOLLOW", "DR. HOLLOW", (), False),
    ("a number behind", "DIVER 2", "DIVER 2", (), False),
    ("a number sign", "DIVER #2", "DIVER #2", (), False),
    ("letters and digits", "X7Q", "X7Q", (), False),
    ("a digit first", "4TH JUROR", "4TH JUROR", (), False),
    ("a picture in the name", "WREN🐦", "WREN🐦", (), False),
    ("a variable for a name", "$VILLAIN.LAST", "$VILLAIN.LAST", (), False),
    ("a very long name", "VERY " * 30 + "LONG", "VERY " * 30 + "LONG", (), False),
    ("a hyphen", "ANNE-LISE (ON TAPE)", "ANNE-LISE", ("ON TAPE",), False),
    ("an apostrophe", "O'DOWD’S VOICE", "O'DOWD’S VOICE", (), False),
    ("two people", "WREN & OTTO", "WREN & OTTO", (), False),
    ("a question mark", "WHO?", "WHO?", (), False),
    ("a colon", "MABEL:", "MABEL", (), False),
    ("Cyrillic", "АННА", "АННА", (), False),
    ("an accent", "ÉMILE", "ÉMILE", (), False),
    ("bold", "**MABEL**", "MABEL", (), False),
    ("off screen", "MABEL (O.S.)", "MABEL", ("O.S.",), False),
    ("off screen, loosely written", "MABEL (O. S.)", "MABEL", ("O. S.",), False),
    ("an extension in small letters", "OTTO (through the wall)", "OTTO", ("through the wall",), False),
    ("several voices", "SAILORS (VARIOUS)", "SAILORS", ("VARIOUS",), False),
    ("continued", "WREN (CONT'D)", "WREN", ("CONT'D",), False),
    ("continued in small letters", "WREN (cont'd)", "WREN", ("cont'd",), False),
    ("voice over, continued", "WREN (V.O.) (CONT'D)", "WREN", ("V.O.", "CONT'D"), False),
    ("the same, typeset", "WREN (V.O.) (CONT’D)", "WREN", ("V.O.", "CONT’D"), False),
    ("no space between extensions", "WREN (O.S.)(PRELAP)", "WREN", ("O.S.", "PRELAP"), False),
    ("forced", "@deVRIES", "deVRIES", (), False),
    ("forced, with an extension", "@Otto (V.O.)", "Otto", ("V.O.",), False),
    ("forced, a digit first", "@4th juror", "4th juror", (), False),
    ("forced, without capitals", "@王芳", "王芳", (), False),
    ("dual", "OTTO ^", "OTTO", (), True),
    ("dual, no space", "OTTO^", "OTTO", (), True),
    ("dual, behind the extension", "OTTO (shouting) ^", "OTTO", ("shouting",), True),
    ("dual, a number in the name", "DIVER 2 ^", "DIVER 2", (), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name", "extensions", "dual"), [c[1:] for c in CUES], ids=[c[0] for c in CUES]
)
def test_a_cue_line(line: str, name: str, extensions: tuple[str, ...], dual: bool) -> None:
    _, cue, said = fountain.read(f"Rain.\n\n{line}\nThe lamp is out.").elements
    assert (cue.kind, cue.speaker, cue.extensions, cue.dual) == (Kind.CUE, name, extensions, dual)
    assert (said.kind, said.text) == (Kind.DIALOGUE, "The lamp is out.")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Otto (O. S.)\nThe lamp is out.", id="small letters in the name"),
        pytest.param("deVRIES\nThe lamp is out.", id="one small letter in the name"),
        pytest.param("41\nThe lamp is out.", id="no letter"),
        pytest.param("41 (O.S.)\nThe lamp is out.", id="letters only in the extension"),
        pytest.param("OTTO\n\nThe lamp is out.", id="a blank line below"),
        pytest.param("OTTO", id="the end of the file below"),
        pytest.param("(Otto)\nThe lamp is out.", id="brackets without a cue above"),
        pytest.param(
            "He looks for\nOTTO\nin the dark.", id="capitals in the middle of a paragraph"
        ),
        pytest.param("!OTTO\nThe lamp is out.", id="forced action"),
        pytest.param("王芳\n灯灭了。", id="letters without capitals, not forced"),
        pytest.param("THE LIGHT FAILS.\nTHE CROWD GASPS.", id="two shouted sentences"),
    ],
)
def test_nobody_speaks(source: str) -> None:
    assert {kind for kind, _ in shapes(f"Rain.\n\n{source}")} == {"action"}


SPEECHES: list[tuple[str, str, Shapes]] = [
    ("one line", "WREN\nStay down.", [("cue", "WREN"), ("dialogue", "Stay down.")]),
    ("three lines are one paragraph", "WREN\nStay.\n_Down_.\nNow.",
     [("cue", "WREN"), ("dialogue", "Stay.\n_Down_.\nNow.")]),
    ("a line in capitals is said", "OTTO\nI WILL NOT", [("cue", "OTTO"), ("dialogue", "I WILL NOT")]),
    ("an indented speech", "\t\t\tOTTO\n\t\t(at the door)\n\tAnyone?",
     [("cue", "OTTO"), ("parenthetical", "(at the door)"), ("dialogue", "Anyone?")]),
    ("speeches in turn", "WREN\nHeads.\n\n      OTTO\n  Tails.\n\nThe coin rolls away.",
     [("cue", "WREN"), ("dialogue", "Heads."), ("cue", "OTTO"), ("dialogue", "Tails."), ("action", "The coin rolls away.")]),
    ("three blank lines between speeches add nothing", "WREN\nHeads.\n\n\n\nOTTO\nTails.",
     [("cue", "WREN"), ("dialogue", "Heads."), ("cue", "OTTO"), ("dialogue", "Tails.")]),
    ("a blank line ends a speech", "MABEL\nSix.\nSeven.\n\nShe deals again.",
     [("cue", "MABEL"), ("dialogue", "Six.\nSeven."), ("action", "She deals again.")]),
    ("two spaces keep it going", "MABEL\nSix.\n  \nSeven.\n\nShe deals again.",
     [("cue", "MABEL"), ("dialogue", "Six.\nSeven."), ("action", "She deals again.")]),
    ("two spaces keep it going with other line ends", "MABEL\r\nSix.\r\n  \r\nSeven.",
     [("cue", "MABEL"), ("dialogue", "Six.\nSeven.")]),
    ("one space does not", "MABEL\nSix.\n \nSeven.",
     [("cue", "MABEL"), ("dialogue", "Six."), ("action", "Seven.")]),
    ("a parenthetical first", "OTTO\n(winding the clock)\nLate again.",
     [("cue", "OTTO"), ("parenthetical", "(winding the clock)"), ("dialogue", "Late again.")]),
    ("a parenthetical last", "OTTO\nLate again.\n  (yawns)",
     [("cue", "OTTO"), ("dialogue", "Late again."), ("parenthetical", "(yawns)")]),
    ("parentheticals between", "OTTO\nOne.\n(beat)\nTwo.\n(beat)\nThree?",
     [("cue", "OTTO"), ("dialogue", "One."), ("parenthetical", "(beat)"), ("dialogue", "Two."), ("parenthetical", "(beat)"), ("dialogue", "Three?")]),
    ("two parentheticals in a row", "OTTO\n(low)  \n(then bright)\nHello!",
     [("cue", "OTTO"), ("parenthetical", "(low)"), ("parenthetical", "(then bright)"), ("dialogue", "Hello!")]),
    ("emphasis in a parenthetical", "X7Q\nZip.\n(*it means yes*)",
     [("cue", "X7Q"), ("dialogue", "Zip."), ("parenthetical", "(*it means yes*)")]),
    ("a parenthetical over two lines", "OTTO\n(pulling at\nthe rope)\nHeave!",
     [("cue", "OTTO"), ("parenthetical", "(pulling at the rope)"), ("dialogue", "Heave!")]),
    ("a bracket that is never closed is said", "OTTO\n(pulling\nHeave!",
     [("cue", "OTTO"), ("dialogue", "(pulling"), ("dialogue", "Heave!")]),
    ("brackets in a line are said", "OTTO\n(Nearly) done.", [("cue", "OTTO"), ("dialogue", "(Nearly) done.")]),
    ("a song", "MABEL\n~Row, row,\n~row to shore", [("cue", "MABEL"), ("lyrics", "Row, row,\nrow to shore")]),
    ("from speech to song", "\tMABEL\nListen.\n~ Row to shore", [("cue", "MABEL"), ("dialogue", "Listen."), ("lyrics", "Row to shore")]),
    ("from song to speech", "MABEL\n~ Row to shore\nThat one.", [("cue", "MABEL"), ("lyrics", "Row to shore"), ("dialogue", "That one.")]),
    ("a song without a singer", "~Row, row", [("lyrics", "Row, row")]),
    ("action under and between songs", "~ Row\nThe oars creak.\n~ Row on",
     [("lyrics", "Row"), ("action", "The oars creak."), ("lyrics", "Row on")]),
    ("marks of the page", "OTTO\nOne\n(continued)\ntwo.\n(more)",
     [("cue", "OTTO"), ("dialogue", "One"), ("furniture", "(continued)"), ("dialogue", "two."), ("furniture", "(more)")]),
    ("a note between name and line", "OTTO\n[[louder?]]\nHeave!", [("cue", "OTTO"), ("note", "louder?"), ("dialogue", "Heave!")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [c[1:] for c in SPEECHES], ids=[c[0] for c in SPEECHES]
)
def test_a_speech(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


def test_only_the_second_of_a_pair_is_dual() -> None:
    script = fountain.read("DIVER 1\nUp!\n\nDIVER 2 ^\nUp!\n\nDIVER 3\nWhere?")
    cues = [e for e in script.elements if e.kind is Kind.CUE]
    assert [(c.speaker, c.dual) for c in cues] == [
        ("DIVER 1", False),
        ("DIVER 2", True),
        ("DIVER 3", False),
    ]


def test_a_character_is_one_whatever_the_brackets() -> None:
    script = fountain.read("WREN\nA.\n\n@Wren (V.O.)\nB.\n\nWREN (CONT'D)\nC.\n\nWREN ^\nD.")
    assert [(c.name, c.speeches) for c in script.characters] == [("WREN", 4)]


def _once(case: str, _was: str, source: str, expected: Shapes) -> object:
    """A case that was once misread, and as what."""
    return pytest.param(source, expected, id=case)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        _once(
            "a note over a connected blank line",
            "the blank inside the note ends the speech: what follows the note becomes action",
            "WREN\nStay [[louder\n  \nor not]] down.",
            [("cue", "WREN"), ("dialogue", "Stay\ndown."), ("note", "louder\n  \nor not")],
        ),
        _once(
            "a comment over a blank line",
            "the blank inside the comment ends the speech: what follows it becomes action",
            "WREN\nStay /* right\n\nthere */ down.",
            [("cue", "WREN"), ("dialogue", "Stay\ndown.")],
        ),
        _once(
            "two blank lines made on purpose",
            "a second line of two spaces ends the speech",
            "MABEL\nSix.\n  \n  \nSeven.",
            [("cue", "MABEL"), ("dialogue", "Six.\nSeven.")],
        ),
        _once(
            "initials",
            "a name with a full stop over a shouted line is taken for two shouted sentences",
            "J.R.\nGET OUT.",
            [("cue", "J.R."), ("dialogue", "GET OUT.")],
        ),
        _once(
            "a page break inside a speech",
            "the line of equals signs is said aloud; notes and page marks are let through",
            "MABEL\nSix.\n===\nSeven.",
            [("cue", "MABEL"), ("dialogue", "Six."), ("page_break", ""), ("dialogue", "Seven.")],
        ),
    ],
)
def test_a_speech_that_was_misread(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


def test_dual_before_the_extension() -> None:
    cue = fountain.read("WREN\nUp!\n\nOTTO ^ (O.S.)\nUp!").elements[2]
    assert (cue.speaker, cue.extensions, cue.dual) == ("OTTO", ("O.S.",), True)


def test_a_speech_over_a_page_is_one_speech() -> None:
    script = fountain.read("OTTO\nOne\n(MORE)\n\nOTTO (CONT'D)\ntwo.")
    assert len(script.speeches) == 1
