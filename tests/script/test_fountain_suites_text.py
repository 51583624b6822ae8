"""What surrounds the play: behaviours that screenplain, Jouvence, fountain-tools and others test too.

Proves how the title page, notes, comments, emphasis, action, line ends and alphabets are read.
Where the peers expect something else, this is what is kept and why:

- A title of several lines is one line of words, without marks; peers keep lines and marks.
- A title page goes on up to a blank line; a peer ends it at a line that is neither key nor indented.
- A note may hold a blank line, as in one peer's samples; two others, and the syntax, then take it
  for text. A private note that is read aloud is worse than one that is not heard.
- What a note or a comment leaves behind are the lines it stood in; peers join them into one.
- Comments do not nest: the first end is the end, as in programs; one peer's samples nest them.
- What stands in a comment is no element at all; a peer keeps it as one.
- Emphasis and its escapes stay in the text for the screen; peers make fonts of them.
- Every paragraph of action is its own element, without indent and without the blank lines between:
  there is nothing to hear in them. Peers join paragraphs and keep spaces.
- A full-width colon makes no title page: the syntax knows the other one only.
"""

from __future__ import annotations

import pytest

from tableread.script import fountain
from tableread.script.load import load_bytes
from tableread.script.model import Kind
from tests.script.test_fountain import shapes

Shapes = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("page", "title", "authors"),
    [
        ("Title: The Ferry", "The Ferry", ()),
        ("Title: The Ferry\nAuthor: I. Quill", "The Ferry", ("I. Quill",)),
        ("title: The Ferry \nauthor: I. Quill", "The Ferry", ("I. Quill",)),
        ("TITLE: The Ferry\nAUTHORS: I. Quill", "The Ferry", ("I. Quill",)),
        ("\n\nTitle: The Ferry", "The Ferry", ()),
        ("Author: I. Quill\nTitle: The Ferry", "The Ferry", ("I. Quill",)),
        ("Title:\n\tThe Ferry\n\tin Winter", "The Ferry in Winter", ()),
        ("Title:\n    _**THE FERRY**_\n    _**IN WINTER**_", "THE FERRY IN WINTER", ()),
        ("Title: \n\t_The Ferry_\n\tin Winter", "The Ferry in Winter", ()),
        ("Title: F\nAuthors:\n\tI. Quill\n\t**B. Nib**", "F", ("I. Quill", "B. Nib")),
        ("Title: F\nDraft date: 3/4/1931\nSource: a song", "F", ()),
        ("Title: F\nContact:\n    quay@example.org\n    (0) 12-34", "F", ()),
        ("Title: F\nContact:\n\te-mail: quay@example.org\n\tphone: 12 34", "F", ()),
        ("Title: F\r\nAuthor: I. Quill\r", "F", ("I. Quill",)),
        ("Title: Паром\nAuthor: И. Перо", "Паром", ("И. Перо",)),
        ("[[To do:\n- more fog\n]]\n\nTitle: F\nAuthor: I. Quill", "F", ("I. Quill",)),
        ("/* third draft */\nTitle: F", "F", ()),
        ("Ink: blue", "", ()),
    ],
)
def test_title_page(page: str, title: str, authors: tuple[str, ...]) -> None:
    script = fountain.read(f"{page}\n\nFog.")
    assert (script.title, script.authors) == (title, authors)
    of_page = {Kind.TITLE, Kind.NOTE}
    assert [e.text for e in script.elements if e.kind not in of_page] == ["Fog."]
    assert fountain.read(page).title == title, "also with nothing below it"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("\n", []),
        ("\n\n\n", []),
        ("FADE IN:\n\nFog.", [("transition", "FADE IN:"), ("action", "Fog.")]),
        ("INTERCUT WITH:\n\nFog.", [("action", "INTERCUT WITH:"), ("action", "Fog.")]),
        ("Wren, out of breath:\n\nFog.", [("action", "Wren, out of breath:"), ("action", "Fog.")]),
        ("INT. DECK: BOW\n\nFog.", [("heading", "INT. DECK: BOW"), ("action", "Fog.")]),
        ("Title：渡し船\n\n霧。", [("action", "Title：渡し船"), ("action", "霧。")]),
        ("Fog.\n\nTitle: F", [("action", "Fog."), ("action", "Title: F")]),
    ],
)
def test_no_title_page(source: str, expected: Shapes) -> None:
    script = fountain.read(source)
    assert shapes(source) == expected
    assert (script.title, len(script.elements)) == ("", len(expected))


def test_the_page_after_blank_lines_is_the_play() -> None:
    source = "Title: F\nAuthor: I. Quill\n\n\nEXT. QUAY\n\nFog."
    assert shapes(source) == [("heading", "EXT. QUAY"), ("action", "Fog.")]


CUTS: list[tuple[str, str, Shapes]] = [
    ("a note at the end of a word", "The ferry[[name?]]. It waits.", [("action", "The ferry. It waits."), ("note", "name?")]),
    ("two notes in a line", "One [[a]]two[[b]]", [("action", "One two"), ("note", "a"), ("note", "b")]),
    ("a note at the end", "\nFog. [[Or rain.]]", [("action", "Fog."), ("note", "Or rain.")]),
    ("a note alone", "Fog.\n\n[[More fog?]]\n\nRain.", [("action", "Fog."), ("note", "More fog?"), ("action", "Rain.")]),
    ("a note alone on two lines", "Fog.\n\n[[More\n  fog?]]\n\nRain.", [("action", "Fog."), ("note", "More\n  fog?"), ("action", "Rain.")]),
    ("a note across lines", "Fog [[or\nrain\nhere]]lifts.", [("action", "Fog\nlifts."), ("note", "or\nrain\nhere")]),
    ("a note with a blank line alone", "Fog.\n\n[[Or\n\nrain.]]\n\nSun.", [("action", "Fog."), ("note", "Or\n\nrain."), ("action", "Sun.")]),
    ("a note with a connected blank line alone", "[[Or\n  \nrain.]]\n\nSun.", [("note", "Or\n  \nrain."), ("action", "Sun.")]),
    ("a note in a speech", "WREN\nWait [[a beat]] here.", [("cue", "WREN"), ("dialogue", "Wait  here."), ("note", "a beat")]),
    ("a cue in a note", "[[WREN\nNo.]]\n\nFog.", [("note", "WREN\nNo."), ("action", "Fog.")]),
    ("a note between paragraphs right below", "Fog.\n[[hm]]\nRain.", [("action", "Fog.\nRain."), ("note", "hm")]),
    ("a note that never ends", "Fog [[or rain.\n\nSun.", [("action", "Fog [[or rain."), ("action", "Sun.")]),
    ("a comment in a line", "The ferry /* old */ waits.", [("action", "The ferry  waits.")]),
    ("a comment alone", "Fog.\n\n/* It lifts. */\n\nRain.", [("action", "Fog."), ("action", "Rain.")]),
    ("a comment over lines", "Fog.\n\n/*\nIt lifts.\n\nOTTO\nLook!\n*/\n\nRain.", [("action", "Fog."), ("action", "Rain.")]),
    ("a comment right between lines", "Fog.\n/*\nIt lifts.\n*/\nRain.", [("action", "Fog.\nRain.")]),
    ("a comment over a scene", "Fog.\n\nCUT TO:\n/*\nINT. CABIN\n\nOTTO\n(up)\nLook!\n\nCUT TO:\n*/\nEXT. QUAY\n\nSun.",
     [("action", "Fog."), ("transition", "CUT TO:"), ("heading", "EXT. QUAY"), ("action", "Sun.")]),
    ("a comment at the top", "/*\nold old\n*/\nEXT. QUAY\n\nSun.", [("heading", "EXT. QUAY"), ("action", "Sun.")]),
    ("a comment between name and line", "OTTO\n/* up */\nLook!", [("cue", "OTTO"), ("dialogue", "Look!")]),
    ("a comment in a comment", "Fog /* a /* b */ c */ lifts.", [("action", "Fog  c */ lifts.")]),
    ("a note in a comment", "Fog /* [[b]] */ lifts.", [("action", "Fog  lifts.")]),
    ("half a comment in a note", "Fog [[a /* b]] lifts.", [("action", "Fog  lifts."), ("note", "a /* b")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CUTS], ids=[c[0] for c in CUTS])
def test_notes_and_comments(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


@pytest.mark.parametrize("source", ["Fog [[or rain.\n\nSun.", "Fog /* or rain.\n\nSun."])
def test_what_never_ends_is_reported_as_uncertain(source: str) -> None:
    assert [uncertain.span for uncertain in fountain.read(source).warnings] == [(4, 6)]


@pytest.mark.parametrize(
    "text",
    ["*tilted* **heavy** ***both*** _lined_", "_The *bow* FILLS the window_.", "Key **\\*31\\***, she says.",
     "Row *12 and then *13, or so.", "Row *12 and then 13*, or so.", "Row ***12 and then 13***.",
     "Row _12 and then 13 _, or so.", "Row *12 and then 13\\*, or so.", "A snake\\_case, a star\\*.",
     "_*a*_ _**b_** _***c***_", "_long **(inside)** long_", "He *looks at\nthe water.*"],
)  # fmt: skip
def test_emphasis_is_left_alone(text: str) -> None:
    assert shapes(f"Fog.\n\n{text}") == [("action", "Fog."), ("action", text)]
    assert shapes(f"OTTO\n{text}") == [("cue", "OTTO"), ("dialogue", text)]


def test_emphasis_does_not_reach_over_a_blank_line() -> None:
    assert shapes("He *looks.\n\nFog.*") == [("action", "He *looks."), ("action", "Fog.*")]


ACTION: list[tuple[str, str, list[str]]] = [
    ("one line", "Fog lifts.", ["Fog lifts."]),
    ("lines of one paragraph", "Fog.\nLong fog.\nWREN LAST\nand rain.", ["Fog.\nLong fog.\nWREN LAST\nand rain."]),
    ("paragraphs", "Fog.\n\nRain.\n\n\nSun.", ["Fog.", "Rain.", "Sun."]),
    ("blank lines around", "\n\nFog.\n\n\n", ["Fog."]),
    ("an indented note in a bottle", "She reads:\n\n    Otto --\n    Pier 4\n    6:15 am", ["She reads:", "Otto --\nPier 4\n6:15 am"]),
    ("indents of every depth", "    Four.\n\n  Two.\n\n One.\n\n\tTab.\n\nNone.", ["Four.", "Two.", "One.", "Tab.", "None."]),
    ("forced", "!BOOM\nBOOM\nBOOM", ["BOOM\nBOOM\nBOOM"]),
    ("forced over a heading", "!EXT. QUAY. GONE.", ["EXT. QUAY. GONE."]),
    ("forced over a cue", "!LOOKING ALONG THE RAIL...\nWhere is he?", ["LOOKING ALONG THE RAIL...\nWhere is he?"]),
    ("capitals alone", "BOOM BOOM\n\nFog.", ["BOOM BOOM", "Fog."]),
    ("a dash first", "-- and fog -- … more", ["-- and fog -- … more"]),
    ("variables", "$WREN enters the $quay.", ["$WREN enters the $quay."]),
    ("many alphabets", "Ahoj\nこんばんは\nпаром\n渡船\n나룻배\nعبّارة", ["Ahoj\nこんばんは\nпаром\n渡船\n나룻배\nعبّارة"]),
    ("brackets of another width", "レン\n（静かに）\n待って。", ["レン\n（静かに）\n待って。"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "paragraphs"), [c[1:] for c in ACTION], ids=[c[0] for c in ACTION]
)
def test_action(source: str, paragraphs: list[str]) -> None:
    assert shapes(source) == [("action", text) for text in paragraphs]


SCENE = "Title: F\n\nEXT. QUAY — ДЕНЬ\n\nFog.\nRain.\n\nÉMILE🐦 ^\n(low)\nOne.\n  \nTwo.\n\nCUT TO:\n\n> END <"


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "BOM"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
def test_line_ends_and_byte_order_marks_change_nothing(end: str, mark: bytes, last: str) -> None:
    text = SCENE.replace("\n", end) + last.replace("\n", end)
    script = load_bytes(mark + text.encode(), "ferry.fountain")
    assert (script.format, script.title, script.warnings) == ("fountain", "F", ())
    assert [(e.kind.value, e.text) for e in script.elements[1:]] == shapes(SCENE)
    for element in script.elements:
        start, stop = element.span
        assert element.text in text[start:stop].replace(end, "\n").replace("  \n", "")


def _once(case: str, _was: str, source: str, expected: Shapes) -> object:
    """A case that was once misread, and as what."""
    return pytest.param(source, expected, id=case)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        _once(
            "a note that never ends, and another",
            "all between is taken for one note: a speech is lost and nothing is doubted",
            "Fog [[or.\n\nOTTO\nLook!\n\nSun [[new]] up.",
            [("action", "Fog [[or."), ("cue", "OTTO"), ("dialogue", "Look!"),
             ("action", "Sun  up."), ("note", "new")],
        ),
        _once(
            "a note with a connected blank line in a paragraph",
            "the blank line inside the note parts the paragraph around it",
            "Fog [[or\n  \nrain]] lifts.",
            [("action", "Fog\nlifts."), ("note", "or\n  \nrain")],
        ),
        _once(
            "a comment with a blank line in a paragraph",
            "the blank line inside the comment parts the paragraph around it",
            "Fog /* or\n\nrain */ lifts.",
            [("action", "Fog\nlifts.")],
        ),
        _once(
            "a note over lines with other line ends",
            "the carriage returns stay in the note's text",
            "[[one\r\ntwo]]\r\n\r\nFog.",
            [("note", "one\ntwo"), ("action", "Fog.")],
        ),
        _once(
            "carriage returns alone",
            "the whole file is one line",
            "EXT. QUAY\r\rOTTO\rLook!\r",
            [("heading", "EXT. QUAY"), ("cue", "OTTO"), ("dialogue", "Look!")],
        ),
        _once(
            "a heading right below the title page",
            "the heading becomes a part of the title and the scene is lost",
            "Title: F\nEXT. QUAY - DAY\n\nFog.",
            [("heading", "EXT. QUAY - DAY"), ("action", "Fog.")],
        ),
    ],
)  # fmt: skip
def test_what_was_misread(source: str, expected: Shapes) -> None:
    assert shapes(source) == expected


@pytest.mark.parametrize(
    ("page", "title"),
    [("Title: Pier \\*7", "Pier *7"), ("Title: pier_seven", "pier_seven"),
     ("Title: F\nNotes:\n    title: not final", "F")],
    ids=["an escaped mark", "a mark that marks nothing", "an indented line with a colon"],
)  # fmt: skip
def test_a_title_that_was_misread(page: str, title: str) -> None:
    assert fountain.read(f"{page}\n\nFog.").title == title
