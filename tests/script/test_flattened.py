"""A script that lost its layout, found again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.base import paths
from tableread.script import flattened
from tableread.script.detect import detect
from tableread.script.flattened.fixed import find_fixed
from tableread.script.flattened.tokens import tokenise
from tableread.script.load import load
from tableread.script.model import Kind

SAMPLE = paths.SAMPLES / "the-last-bus.txt"


def test_the_sample_is_found_to_be_flattened() -> None:
    assert load(SAMPLE).format == "flattened"
    assert detect("INT. BARN - DAY\n\nADA\nHello there, you.\n") == "fountain"


def test_who_speaks_in_the_sample() -> None:
    script = load(SAMPLE)
    assert {c.name for c in script.characters} == {"WALTER", "JUNE", "PETER", "UNCLE FRANK"}
    assert [s.heading for s in script.scenes] == [
        "EXT. BUS SHELTER - NIGHT",
        "INT. VILLAGE HALL - NIGHT",
        "EXT. BUS SHELTER - NIGHT",
    ]


def test_speeches_of_the_sample() -> None:
    script = load(SAMPLE)
    said = [
        (
            script.elements[s.cue].speaker,
            [script.elements[p].text for p in s.parts],
        )
        for s in script.speeches
    ]
    assert said[:4] == [
        ("JUNE", ["Have it go?"]),
        ("WALTER", ["That depend."]),
        ("JUNE", ["On what?"]),
        (
            "WALTER",
            [
                "On whether you believe the timetable. The timetable say it come at ten. It be now "
                "a quarter past ten. It have not come at ten since the spring."
            ],
        ),
    ]
    assert ("JUNE", ["(look at the case)", "Be that a body?"]) in said
    assert ("JUNE", ["(beat)", "Nearly."]) in said


@pytest.mark.parametrize(
    ("source", "heading", "rest"),
    [
        ("int . car - night she drive .", "int . car - night", "she drive ."),
        ("ext . road - a bit later he walk .", "ext . road - a bit later", "he walk ."),
        ("int . hall - late afternoon Ada wave .", "int . hall - late afternoon", "Ada wave ."),
        ("int . shop - back room - day a bell .", "int . shop - back room - day", "a bell ."),
        ("ext . big station the train come .", "ext . big station", "the train come ."),
        ("int . cell -- night ( 1949 ) he sit .", "int . cell -- night ( 1949 )", "he sit ."),
        ("int . / ext . car - day she hum .", "int . / ext . car - day", "she hum ."),
    ],
)
def test_how_far_a_heading_goes(source: str, heading: str, rest: str) -> None:
    tokens = tokenise(source)
    [(first, end, _)] = find_fixed(tokens)
    assert " ".join(tokens.text[first:end]) == heading
    assert " ".join(tokens.text[end:]) == rest


def test_the_text_is_repaired_for_the_eye() -> None:
    source = (
        "int . hall - day Ada wave . ada ( cont 'd ) hi , Ben . I do n't know if it 's a one - "
        "way street . Ben nod . ben ( v.o. ) what ? Ada turn . ada yes . Ben turn . ben no ."
    )
    script = flattened.read(source)
    texts = {e.kind: e.text for e in reversed(script.elements)}
    assert texts[Kind.HEADING] == "INT. HALL - DAY"
    assert texts[Kind.CUE] == "ADA (CONT'D)"
    assert texts[Kind.DIALOGUE].startswith("Hi, Ben. I don't know if it's a one-way street.")


def test_spans_reach_back_into_the_source() -> None:
    source = SAMPLE.read_text()
    for element in load(SAMPLE).elements:
        start, end = element.span
        squeezed = "".join(c for c in source[start:end].lower() if c.isalnum())
        assert squeezed == "".join(c for c in element.text.lower() if c.isalnum())


_WORDS = st.sampled_from(
    "int . ext - night day ada Ada ben ( ) cont 'd , ? ! -- ... hi you I she nod 's n't \" the a".split()
)


@given(st.lists(_WORDS, max_size=120).map(" ".join) | st.text(max_size=300))
def test_any_text_can_be_read(source: str) -> None:
    script = flattened.read(source)
    covered = 0
    for element in script.elements:
        start, end = element.span
        assert covered <= start < end <= len(source)
        assert not source[covered:start].strip()
        covered = end
    assert not source[covered:].strip()


_SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (_SHARED / "score").exists(), reason="the scorer is not here")
@pytest.mark.parametrize("gold", ["a", "b"])
def test_a_real_film_without_layout(gold: str, tmp_path: Path) -> None:
    import json

    from tableread.script.contract import as_json

    [film] = (_SHARED / "data" / "seed").glob("000*.txt")
    parsed = tmp_path / "parsed.json"
    parsed.write_text(json.dumps(as_json(load(film))))
    printed = subprocess.run(
        [sys.executable, str(_SHARED / "score" / "score_parse.py"), "flat", str(film),
         str(film.with_name(f"gold-{gold}.txt")), str(parsed)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    f1 = {line.split()[0]: float(line.split()[-1]) for line in printed.splitlines()}
    assert f1["cue"] >= 0.96
    assert f1["speech"] >= 0.85
