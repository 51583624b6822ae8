"""PDF scripts: where words stand on the page says what they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tableread.script import pdf
from tableread.script.contract import as_json
from tableread.script.model import Kind, Script
from tests.script.pdf_pages import (
    DUAL,
    LEFT,
    LETTER,
    LINE,
    ONE,
    TITLE,
    TOP,
    TWO,
    Word,
    codeless_pdf,
    locked_pdf,
    pdf_of,
    pdf_with,
    raw_pdf,
    typed,
)
from tests.script.readings import mangled, read_or_refused, refused, said, shapes


def furniture(script: Script) -> list[str]:
    return [e.text for e in script.elements if e.kind is Kind.FURNITURE]


def test_two_pages_of_a_screenplay() -> None:
    script = pdf.read(pdf_of(TITLE, ONE, TWO))
    assert (script.format, script.title, script.authors) == ("pdf", "THE BOATHOUSE", ("Ann One",))
    assert [s for s in shapes(script) if s[0] != "furniture"] == [
        ("heading", "INT. BOATHOUSE - NIGHT"),
        ("action", "Rain on a tin roof. ROSA kneels by an upturned boat, a lamp between her teeth."),
        ("cue", "ROSA"), ("dialogue", "Hand me the good spoon."),
        ("cue", "MILO"), ("parenthetical", "(without looking)"),
        ("dialogue", "There is no good spoon. There is the spoon you have, and there is"), ("dialogue", "the ladle."),
        ("cue", "ROSA"), ("dialogue", "Then the ladle."),
        ("action", "Milo throws it. It rings on the boards."), ("transition", "CUT TO:"),
        ("heading", "EXT. JETTY - DAWN"), ("action", "The boat floats. Barely."),
    ]  # fmt: skip
    assert [scene.number for scene in script.scenes] == [None, "12"]


def test_a_speech_over_a_page_is_one() -> None:
    script = pdf.read(pdf_of(ONE, TWO))
    assert furniture(script) == ["(MORE)", "2.", "MILO (CONT'D)"]
    assert said(script)[1] == (
        "MILO", "There is no good spoon. There is the spoon you have, and there is the ladle.",
    )  # fmt: skip


@pytest.mark.parametrize("again", ["(CONT'D)", "(SUITE)"])
def test_a_speech_over_a_page_is_one_where_nothing_says_that_there_is_more(again: str) -> None:
    first = ONE.replace("(MORE)", "(sighs)").replace("                               (sighs)", "                         (sighs)")  # fmt: skip
    script = pdf.read(pdf_of(first, TWO.replace("(CONT'D)", again)))
    assert said(script)[1] == (
        "MILO", "There is no good spoon. There is the spoon you have, and there is the ladle.",
    )  # fmt: skip


def test_places_are_pages_and_lines() -> None:
    elements = as_json(pdf.read(pdf_of(ONE, TWO)))["elements"]
    assert (elements[0]["page"], elements[0]["line"]) == (1, 1)
    assert next((e["page"], e["line"]) for e in elements if e["text"] == "2.") == (2, 1)


def pages(*, top: str, between: str = "") -> bytes:
    """Four pages, each with a number, something at its top, and a scene of its own."""
    out = []
    for number, word in enumerate(("spoon", "ladle", "lamp", "sock"), 1):
        scene = (
            f"          INT. SHED {word.upper()} - NIGHT\n\n          They look for the {word}.\n"
        )
        speech = f"                    Where is the {word}?\n\n                               MILO\n                    No {word} here.\n"
        out.append(f"{top.format(number):<70}{number}.\n\n{scene}\n{between}                               ROSA\n{speech}\n          Both look at the {word}.\n")  # fmt: skip
    return pdf_of(*out)


@pytest.mark.parametrize(
    ("top", "between"),
    [("", ""), ("    THE BOATHOUSE", ""), ("    THE BOATHOUSE   BLUE REVISION   1/2/20", ""),
     ("", "          CONTINUED: (2)\n\n"), ("Draft {}", "")],
)  # fmt: skip
def test_what_stands_on_every_page_is_not_read(top: str, between: str) -> None:
    script = pdf.read(pages(top=top, between=between))
    kinds = [kind for kind, _ in shapes(script) if kind != "furniture"]
    assert kinds == ["heading", "action", "cue", "dialogue", "cue", "dialogue", "action"] * 4


@pytest.mark.parametrize("footer", ["Created with a typewriter", "{} | P a g e", "Seite {}"])
def test_footers_of_pages_with_deep_margins_are_not_read(footer: str) -> None:
    made = []
    for number, word in enumerate(("spoon", "ladle", "lamp", "sock"), 1):
        speech = f"                               ROSA\n                    Where is the {word}?\n"
        page = f"          INT. SHED {word.upper()} - NIGHT\n\n{speech}"
        made.append(f"{page}{chr(10) * 50}                    {footer.format(number)}\n")
    kinds = [kind for kind, _ in shapes(pdf.read(pdf_of(*made))) if kind != "furniture"]
    assert kinds == ["heading", "cue", "dialogue"] * 4


def test_who_begins_every_page_is_no_header() -> None:
    words = ["first", "second", "third", "fourth"]
    cue = " " * 31 + "ROSA\n" + " " * 20
    pages = [f"{cue}The {word} one.\n\n          She finds the {word} one.\n" for word in words]
    pages[0] = f"          INT. BOATHOUSE - NIGHT\n\n{pages[0]}"
    data = pdf_of(*(f"{i:>60}.\n\n{page}" for i, page in enumerate(pages, 1)))
    assert said(pdf.read(data)) == [("ROSA", f"The {word} one.") for word in words]


def test_a_first_page_on_which_somebody_speaks_is_no_title_page() -> None:
    first = "\n\n          Black.\n\n                               ROSA\n                    Hand me the spoon.\n"
    assert said(pdf.read(pdf_of(first, ONE, TWO)))[0] == ("ROSA", "Hand me the spoon.")


def test_stars_in_the_margin_are_not_read() -> None:
    starred = "\n".join(f"{line:<75}*" if line.strip() else "" for line in ONE.split("\n"))
    assert shapes(pdf.read(pdf_of(starred))) == shapes(pdf.read(pdf_of(ONE)))


def test_two_columns_are_spoken_together() -> None:
    script = pdf.read(pdf_of(DUAL))
    assert shapes(script)[2:] == [
        ("cue", "ROSA"), ("parenthetical", "(softly)"), ("dialogue", "You could say sorry, I think, at least once."),
        ("cue", "MILO (O.S.)"), ("parenthetical", "(loud)"), ("dialogue", "You could say thank you."),
        ("action", "They laugh."),
    ]  # fmt: skip
    assert [(e.speaker, e.dual) for e in script.elements if e.speaker] == [
        ("ROSA", False),
        ("MILO", True),
    ]


def test_columns_that_nearly_touch() -> None:
    # the left one's longest line ends one letter before the right one begins, and comes first
    script = pdf.read(pdf_with([typed(ONE.replace("(MORE)", "the ladle.")), touching()]))
    assert said(script)[2:] == [
        ("ROSA", "Take the longest of all the boats."),
        ("MILO", "Nous irons demain. Peut-être."),
    ]


def touching() -> list[Word]:
    lines = [("     ROSA", "     MILO"), ("Take the longest of", "Nous irons demain."), ("all the boats.", "Peut-être.")]  # fmt: skip
    edge = LEFT + LETTER * (10 + len("Take the longest of") + 1)
    return [
        (x + LETTER * (len(text) - len(text.lstrip())), TOP - LINE * (6 + i), text.strip())
        for i, pair in enumerate(lines)
        for x, text in zip((LEFT + LETTER * 10, edge), pair, strict=True)
    ]


def test_where_most_paragraphs_have_one_line() -> None:
    # there are more empty lines than lines that follow each other
    short = "          They row until it is dark.\n\n          Nobody says a word.\n\n"
    script = pdf.read(pdf_of(ONE.replace("(MORE)", "the ladle."), short * 6, DUAL, short * 6))
    assert ("ROSA", "You could say sorry, I think, at least once.") in said(script)


def test_two_pairs_in_a_row() -> None:
    again = "             ROSA                          MILO\n          Well?                        Well.\n\n          They"
    script = pdf.read(pdf_of(DUAL.replace("          They laugh", f"{again} laugh")))
    assert said(script)[2:] == [("ROSA", "Well?"), ("MILO", "Well.")]


def test_a_play_is_read_as_one() -> None:
    play = """
                         ACT ONE

          ADA. It is hot.

          BEN. [rising] So stop.

          ADA. And so it went on, all that long day,
          until nobody could bear it.
"""
    script = pdf.read(
        pdf_of(play, "                         2.\n\n          BEN. No.\n\n          ADA. Yes.\n")
    )
    assert [name for name, _ in said(script)] == ["ADA", "BEN", "ADA", "BEN", "ADA"]
    assert (
        "dialogue",
        "And so it went on, all that long day, until nobody could bear it.",
    ) in shapes(script)


def test_bold_by_printing_twice_is_read_once() -> None:
    twice = [
        word
        for left, low, text in typed(ONE)
        for word in ((left, low, text), (left + 0.4, low, text))
    ]
    assert shapes(pdf.read(pdf_with([twice]))) == shapes(pdf.read(pdf_of(ONE)))


@pytest.mark.parametrize("size", [9, 10, 14])
def test_smaller_and_larger_letters(size: int) -> None:
    words = [
        (36 + (left - 36) * size / 12, 756 - (756 - low) * size / 12, text)
        for left, low, text in typed(ONE)
    ]
    assert shapes(pdf.read(pdf_with([words], size=size))) == shapes(pdf.read(pdf_of(ONE)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (locked_pdf(), "locked with a password"),
        (codeless_pdf(), "do not say which letter"),
        (b"%PDF-1.7 and nothing", "is damaged"),
        (pdf_of(ONE)[:600], "is damaged"),
        (pdf_of("", ""), "has no text in it"),
        (pdf_with([[], []], picture=True), "is a scan"),
        (pdf_with([[(9.0, 9.0, "ILOVEPDF")]] * 3, picture=True), "is a scan"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    assert message in refused(pdf.read, data)


@settings(max_examples=60)
@given(mangled(pdf_of(ONE), pdf_of(DUAL, TWO), locked_pdf()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(pdf.read, data)


@pytest.mark.parametrize(
    ("left", "bottom"),
    [(1e8, 700.0), (-1e8, 700.0), (100.0, 1e8), (100.0, -1e8)],
)
def test_words_far_off_the_page_are_not_seen(left: float, bottom: float) -> None:
    far = [(left, bottom, "ELSEWHERE")]
    assert shapes(pdf.read(pdf_with([[*typed(ONE), *far]]))) == shapes(pdf.read(pdf_of(ONE)))


def test_a_page_as_wide_as_a_street_does_not_fill_memory() -> None:
    words = b"BT /F 12 Tf 72 700 Td (Left one is here.) Tj 9000000 0 Td (Right one is here.) Tj ET"
    script = pdf.read(
        raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10000000 792]"
            b" /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        )
    )
    assert sum(len(e.text) for e in script.elements) < 2000


def test_a_page_that_would_take_hours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tableread.script.pdf.letters._MOST_ALL_LETTERS", 300)
    assert "a drawing, not a script" in refused(pdf.read, pdf_of(ONE, TWO))
