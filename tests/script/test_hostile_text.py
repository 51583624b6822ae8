"""Text that nobody would write is read in time that grows with its length, not with its square."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.base.errors import ScriptError
from tableread.script import (
    flattened,
    fountain,
    html,
    markdown,
    renpy,
    rtf,
    screenplay,
    stageplay,
    subtitles,
    tei,
    transcript,
    trelby,
)
from tableread.script.cues import take_apart
from tableread.script.detect import detect, detect_file
from tableread.script.document import Paragraph, Row
from tableread.script.emphasis import plain
from tableread.script.office import read_blocks
from tableread.script.paragraphs import kind_of_style
from tableread.script.rows import rows_of
from tableread.script.titles import title_and_authors
from tableread.script.words import said_words, words_of

Read = Callable[[str], object]

_JUDGED = 0.5
"""Seconds. What takes less is fast enough, and noise would be a large part of it."""
_MOST_GROWTH = 10
"""Times longer for a text four times as long; quadratic growth is 16."""


def cells(line: str) -> Row:
    """A row of a table whose cells are parted by spaces."""
    return Row(tuple((Paragraph(text, "", 0),) for text in line.split(" ")))


READERS: dict[str, tuple[Read, int]] = {
    "fountain": (fountain.read, 40_000),
    "screenplay": (screenplay.read, 16_000),
    "stage": (stageplay.read, 40_000),
    "markdown": (markdown.read, 40_000),
    "transcript": (transcript.read, 40_000),
    "renpy": (renpy.read, 40_000),
    "flattened": (flattened.read, 16_000),
    "html": (lambda text: html.read(text.encode()), 40_000),
    "rtf": (lambda text: rtf.read(b"{\\rtf1 " + text.encode() + b"}"), 40_000),
    "document": (
        lambda text: read_blocks("docx", [Paragraph(p, "", 0) for p in text.split("\n")]),
        40_000,
    ),
    "centred": (
        lambda text: read_blocks(
            "docx", [Paragraph(p, "", 0, centred=True) for p in text.split("\n")]
        ),
        40_000,
    ),
    # more rows are so many objects that Python's own housekeeping is most of the time
    "table": (lambda text: read_blocks("docx", [cells(line) for line in text.split("\n")]), 10_000),
    "subtitles": (
        lambda text: subtitles.read("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text),
        60_000,
    ),
    "trelby": (trelby.read, 60_000),
    "detect": (detect, 60_000),
    "detect_file": (lambda text: detect_file(b"<" + text.encode(), "x"), 60_000),
    "plain": (plain, 60_000),
    "words": (words_of, 60_000),
}
"""What reads text, and for how many characters it needs well under a second."""

REPEATED = [
    "*a ", "_a ", "**_a ", "**a", "**a**\n", "- **", "_", "* ", "\t*", "   *",
    "<a ", "<!--", "<?", "</", '<a b="', "<a b='>' ", "&#", "<p>", "<b>a", "-->",
    "[[", "[[a\n\n", "[[a]]", "/*", "(", "(\n", ")(", "  ", "\n", "\n \n", "\r",
    "A^\n", ">", ".", "a: ", "NAME.\n", "A\nB\n\n", "{\\rtf", "CURTAIN\n", "INT. A\n",
    "A\nx\n(MORE)\n\n", "joe / ", "_Exit a_ ", "A: x\n", "A\tx\n", "**A.** x\n", "A x\n", "\\u8212?", "\\cell\\row", "{\\b ",
    "0:12 ", "Ana 0:12\n", "cut to ",
    "<v A>", "[0:01] a: b\n", "a 0:01\n", ">.a\n", "<table>", "<tr><td>a", "<i>a<p>", "<span class=speaker>a", "</i>", "<p style='a:b;c", "<style>.a{b", "a<br>b<br><br>",
]  # fmt: skip


def seconds(read: Read, text: str) -> float:
    started = time.process_time()
    with suppress(ScriptError):
        read(text)
    return time.process_time() - started


def grows_with_its_length(read: Read, text: Callable[[int], str], length: int) -> None:
    """`text` gives a text of a given length."""
    whole = seconds(read, text(length))
    if whole > _JUDGED:
        part = min(seconds(read, text(length // 4)) for _ in range(2))
        for _ in range(3):
            if whole < _MOST_GROWTH * part:
                break
            whole = min(whole, seconds(read, text(length)))  # something else ran beside it
        assert whole < _MOST_GROWTH * part, f"{part:.2f} s for a quarter of it, {whole:.2f} s"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("repeated", REPEATED)
def test_a_short_string_over_and_over(name: str, repeated: str) -> None:
    read, length = READERS[name]
    grows_with_its_length(read, lambda n: repeated * (n // len(repeated)), length)


@pytest.mark.parametrize(
    ("repeated", "after"), [("[[a\n\n", "]]"), ("[[a]]", "/*"), ("/*a*/", "[[")]
)
def test_notes_and_comments(repeated: str, after: str) -> None:
    grows_with_its_length(fountain.read, lambda n: repeated * (n // len(repeated)) + after, 300_000)


def cued(text: str) -> str:
    """A play in which `text` is said."""
    return f"ADA: Hi.\nBEN: Oh.\nADA: So.\nBEN: {text}\nADA: Yes.\nBEN: No.\nADA: Oh.\n"


@pytest.mark.parametrize(
    ("read", "before", "repeated", "after"),
    [
        (fountain.read, "1 INT. A", " ", "x#"),
        (fountain.read, "A\n", "(a\n", ""),
        (fountain.read, "Title: a\n\nA\nx\n(MORE)\n\n", "A\n(MORE)\n\n", ""),
        (screenplay.read, "cont", ":", "x"),
        (screenplay.read, "1", " ", "x"),
        (screenplay.read, "A", " ", ")"),
        (screenplay.read, "A (", " ", "(x)"),
        (rows_of, "A", " ", "x"),
        (rows_of, "A", "\t", "*x"),
        (stageplay.read, "I ACT", "*", "x"),
        (stageplay.read, "I ACT", " ", "x"),
        (stageplay.read, "I ACT", "- ", "x"),
        (renpy.read, "label a", " ", "x"),
        (renpy.read, "e ", "a ", '"'),
        (renpy.read, '"', "\\\\", "x"),
        (lambda text: stageplay.read(cued(text)), "\nADA", " ", "x"),
        (lambda text: stageplay.read(cued(text)), "So", "*", "x"),
        (lambda text: stageplay.read(cued(text)), "So ", "_Exit Ada_ ", "x"),
        (markdown.read, "---\ntitle: a", " ", "b\n---\n"),
        (html.read, "<pre>", " ", "x"),
        (html.read, "<title>", "a<b>", ""),
        (html.read, "<p class='", "-", "x'>a"),
        (take_apart, "A (b)", " ", "x"),
        (kind_of_style, "", "(", ""),
        (lambda text: title_and_authors(text.split("\n")), "A\nby\nB\n", "&\nC\n", ""),
        (said_words, "", ".", ""),
        (rtf.read, "{\\rtf1{\\fonttbl", "\\f1\\fcharset1 ", "}a}"),
        (rtf.read, "{\\rtf1 \\intbl ", "a\\cell", "}"),
        (rtf.read, "{\\rtf1 ", "{\\field{\\*\\fldinst{", "}"),
        (rtf.read, "{\\rtf1 {\\field{\\*\\fldinst{", 'HYPERLINK "a"}}{ ', "}"),
    ],
)
def test_in_a_place_where_it_is_looked_at(
    read: Callable[..., object], before: str, repeated: str, after: str
) -> None:
    def text(length: int) -> str:
        return before + repeated * (length // len(repeated)) + after

    as_bytes = read in {html.read, rtf.read}
    whole: Read = (lambda source: read(source.encode())) if as_bytes else read
    grows_with_its_length(whole, text, 40_000)


def names(count: int) -> list[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [a + b + c + d for a in letters for b in letters for c in letters for d in letters][
        :count
    ]


@pytest.mark.parametrize("together", ["ALL", "BOTH"])
def test_many_people_in_one_scene(together: str) -> None:
    def text(length: int) -> str:
        said = "".join(f"{name}\nx\n\n{together}\ny\n\n" for name in names(length // 16))
        return said + said

    grows_with_its_length(fountain.read, text, 100_000)


def test_all_are_no_more_than_a_stage_holds() -> None:
    said = "".join(f"{name}\nx\n\n" for name in names(1000))
    cue = fountain.read(said + "ALL\ny\n").elements[-2]
    assert cue.together == tuple(names(1000)[-200:])


def test_many_people_in_a_play() -> None:
    def text(length: int) -> str:
        people = [name.capitalize() for name in names(length // 16)]
        listed = "\n".join(f"{name}ovich, a clerk." for name in people)
        return f"DRAMATIS PERSONAE\n{listed}\n\nACT I\n" + "".join(
            f"{name}.\nShe goes there.\n\n{name}.\nYes.\n\n" for name in people
        )

    grows_with_its_length(stageplay.read, text, 60_000)


def test_many_names_with_one_first_word() -> None:
    def text(length: int) -> str:
        people = [name.lower() for name in names(length // 60)]
        return "int . room - day . " + "".join(f"joe {n} hi there . " * 3 for n in people)

    grows_with_its_length(flattened.read, text, 200_000)


def test_a_long_speech_in_verse() -> None:
    def text(length: int) -> str:
        lines = "<l>a</l>" * (length // 8)
        return f"<TEI><text><sp><speaker>A</speaker>{lines}</sp></text></TEI>"

    grows_with_its_length(lambda source: tei.read(source.encode()), text, 800_000)


def test_many_readings_to_choose_from() -> None:
    def text(length: int) -> str:
        count = length // 14
        choice = f"<choice>{'<reg/>' * count}{'<orig/>' * count}</choice>"
        return f"<TEI><text><p>a{choice}</p></text></TEI>"

    grows_with_its_length(lambda source: tei.read(source.encode()), text, 1_000_000)


_PAIR = re.compile(
    r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=[^\s\\])\1|(?<![\w\\])_(?=\S)(.+?)(?<=[^\s\\])_(?!\w)"
)


def plain_by_one_pattern(text: str) -> str:
    """What `plain` means, in time that grows with the square of the text."""
    while (out := _PAIR.sub(lambda m: m[2] or m[3], text)) != text:
        text = out
    return re.sub(r"\\([*_])", r"\1", text)


@given(st.text("**__ab \\\n", max_size=24))
@settings(max_examples=500)
def test_plain_means_what_one_pattern_for_a_pair_means(text: str) -> None:
    assert plain(text) == plain_by_one_pattern(text)


def test_plain_takes_off_a_dozen_pairs_within_pairs() -> None:
    assert plain("*a " * 12 + "b" + " c*" * 12) == "a " * 12 + "b" + " c" * 12
    grows_with_its_length(plain, lambda n: "*a " * (n // 6) + "b" + " c*" * (n // 6), 60_000)
