"""What a file is, it says by what is in it; its name may say anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script.detect import detect, detect_file
from tableread.script.load import FILES, TEXTS, load_bytes
from tests.scenes import DUEL
from tests.script import (
    test_fdx,
    test_office,
    test_osf,
    test_screenplay,
    test_stageplay,
    test_tei,
    test_transcript,
)
from tests.script.pdf_pages import ONE, pdf_of
from tests.script.readings import refused, said, zipped

FDX = test_fdx.document(test_fdx.DUAL)
SPEECHES = "".join(f"{name}. {text}\n\n" for name, text in test_stageplay.SPEECHES)
OWN_LINE = "".join(f"{name}\n{text}\n\n" for name, text in test_stageplay.SPEECHES)


FORMATS = {
    "fountain": DUEL.encode(),
    "screenplay": test_screenplay.LAYOUTS["indented"].encode(),
    "stage": test_stageplay.FRAME.encode(),
    "markdown": "".join(f"**{n}**: {t}\n\n" for n, t in test_stageplay.SPEECHES).encode(),
    "transcript": test_transcript.FILM.encode(),
    "json": b'{"format": "json", "elements": [{"kind": "action", "text": "Smoke."}]}',
    "fdx": FDX,
    "osf": test_osf.SCENE,
    "tei": test_tei.document(test_tei.PLAY),
    "html": b"<!DOCTYPE html><html><body><p>INT. YARD - DAY</p></body></html>",
    "pdf": pdf_of(ONE),
    "docx": test_office.word(test_office.p("Smoke.")),
    "odt": test_office.opendoc(test_office.op("Smoke.")),
    "rtf": test_office.rich("Smoke."),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["script.fountain", "script.pdf", "script"])
def test_whatever_the_name_says(format: str, name: str) -> None:  # noqa: A002
    script = load_bytes(FORMATS[format], name)
    assert script.format == format
    assert script.elements


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xef\xbb\xbf" + FDX, "fdx"),
        (FDX.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "fdx"),
        (FDX.decode().replace("UTF-8", "UTF-16").encode("utf-16-be"), "fdx"),
        (b"<!DOCTYPE FinalDraft>" + FDX.partition(b"?>")[2], "fdx"),
        (b"\n\n" + pdf_of("x"), "pdf"),
        (zipped({"document.xml": test_osf.SCENE}), "osf"),
        (b'<?xml version="1.0"?><TEI.2><text/></TEI.2>', "tei"),
        (b'<?xml version="1.0"?><tei:TEI xmlns:tei="t"/>', "tei"),
        (b'<?xml version="1.0"?><teiCorpus><TEI/></teiCorpus>', "tei"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html/>', "html"),
        (b"<!-- saved from a page --><HTML><BODY>x</BODY></HTML>", "html"),
        (b"<pre>INT. YARD</pre>", "html"),
        (b"  {\\rtf1 x}", "rtf"),
        (b"<Music>\n\nINT. YARD\n", None),
        (b"hello <p>", None),
        (b"<!DOCTYPE html><title>x</title><h1>Kiln</h1><table><tr><td>x</table>", "html"),
        (b"<?xml version='1.0'?><!-- <p> was here --><FinalDraft/>", "fdx"),
        (b"<?xml version='1.0'?><!--" + b"." * 5000 + b"--><FinalDraft/>", "fdx"),
        (b"INT. OFFICE\n\nADA\nIt begins with %PDF-1.4.\n", None),
    ],
)  # fmt: skip
def test_files(data: bytes, found: str | None) -> None:
    assert detect_file(data, "x") == found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Word document"),
        (b'<?xml version="1.0"?><svg/>', "not Final Draft, TEI or Open Screenplay"),
        (zipped({"photo.jpg": "x"}), "no readable script in it"),
    ],
)
def test_files_that_are_known_to_be_none(data: bytes, message: str) -> None:
    assert message in refused(lambda data: load_bytes(data, "x"), data)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (DUEL, "fountain"), ("", "fountain"), ("hello", "fountain"), ("INT. YARD", "fountain"),
        ("The sun goes down\nThe kiln will burn\n\n" * 9, "fountain"),
        ("# Notes\n\nThis is **bold**, that is not.\n\n- one\n- two\n", "fountain"),
        (f"Title: The Kiln\n\n{OWN_LINE}", "fountain"),
        (f"INT. YARD - DAY\n\n{OWN_LINE}EXT. ROAD - DAY\n\n{OWN_LINE}", "fountain"),
        (f"ACT ONE\n\nINT. YARD - DAY\n\n{OWN_LINE}END OF ACT ONE\n", "fountain"),
        ("INT. YARD - DAY #1#\n\nADA\nHi.\n\n~La la\n\n> THE END <\n", "fountain"),
        (f"ACT I\n\n{OWN_LINE}", "stage"), (f"ACT I\n\n{SPEECHES}", "stage"), (SPEECHES, "stage"),
        ("ADA: Hello.\nBEN: Hi.\nADA: Bye.\n", "stage"),
        ('{"a": 1}', "fountain"), ('  {"title": "x", "elements": []}', "json"),
        (f"Title: The Kiln\nAuthor: Ann One\n\nACT I\n\nSCENE I\n\n{SPEECHES}", "stage"),
    ],
)  # fmt: skip
def test_texts(source: str, found: str) -> None:
    assert detect(source) == found


def test_a_story_keeps_its_paragraphs() -> None:
    story = "Once upon a time there was a kiln.\n\n“It is hot,” said Ada.\n\n" * 10
    script = load_bytes(story.encode(), "x")
    assert not script.characters
    assert len(script.elements) == 20


FOLGER = """\
The Kiln
by Ann One

Characters in the Play
======================
ADA, a potter
BEN, her son

ACT 1
=====

Scene 1
=======
[Enter Ada and Ben.]


ADA
It is hot.

BEN
So stop.

ADA
You did!

BEN
No.
"""


def test_headings_with_lines_below() -> None:
    script = load_bytes(FOLGER.encode(), "kiln.txt")
    assert script.format == "stage"
    assert {c.name for c in script.characters} == {"ADA", "BEN"}


MIT = """\
The Kiln

ACT I

SCENE I. A yard.

ADA at her wheel. Enter to her BEN
BEN
It is hot.
ADA
So stop.
Exit BEN
Enter CORA
CORA
You again?
ADA
Me again.
"""


def test_names_on_lines_of_their_own_without_blank_ones() -> None:
    script = load_bytes(MIT.encode(), "kiln.txt")
    assert said(script)[1] == ("ADA", "So stop.")


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["ACT I", "ADA. Hi", "INT. A", "", "===", "> x", "    ADA"]), max_size=30
    ).map("\n".join)
)
def test_any_text_is_of_some_format(source: str) -> None:
    assert detect(source) in TEXTS


@given(st.binary(max_size=200).map(lambda b: b"<" + b) | st.binary(max_size=200))
def test_any_file_is_of_some_format_or_text(data: bytes) -> None:
    if not data.startswith((b"PK", b"\xd0\xcf", b"<?xml")):
        assert detect_file(data, "x") in {*FILES, None}


@pytest.mark.parametrize("spaced", [False, True])
def test_one_mark_makes_no_fountain_of_a_printed_page(spaced: bool) -> None:
    page = "\n".join(test_screenplay.lines(blank=False)) + "\n" + " " * 25 + ">Please.\n"
    assert detect(page.replace("\n", "\n\n") if spaced else page) == "screenplay"


@pytest.mark.parametrize("mark", ["> a line", "~ la", "[[note]]"])
def test_marks_make_no_fountain_of_a_transcript(mark: str) -> None:
    assert detect(f"{test_transcript.FILM}\n{mark}\n\n{mark}\n") == "transcript"
