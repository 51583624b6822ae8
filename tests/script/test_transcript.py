"""Films and recordings typed as `NAME: text`: speeches are paragraphs that begin with a name."""

from __future__ import annotations

import pytest

from tableread.script.detect import detect
from tableread.script.load import load_bytes
from tableread.script.model import Kind, Script
from tableread.script.transcript import read
from tests.script.readings import said, shapes

FILM = """THE LAST FERRY
Written by Ida Moor

INT. TICKET OFFICE - NIGHT

The clock has stopped. Rain on the glass.

RUTH: We close at nine.

COLM: (out of breath) I know. I ran. (beat) Is she gone?

Ruth turns the sign on the door and counts the coins again.

RUTH: She left you this.

Cut to.

EXT. QUAY - CONTINUOUS

COLM: Wait for me!

BOATMAN: Too late.

RUTH: Let him go.
"""
FILM_SPEECHES = [
    ("RUTH", "We close at nine."),
    ("COLM", "I know. I ran. Is she gone?"),
    ("RUTH", "She left you this."),
    ("COLM", "Wait for me!"),
    ("BOATMAN", "Too late."),
    ("RUTH", "Let him go."),
]
FILME = """INT. KÜCHE - TAG

Schnee vor dem Fenster.

{0}: Der Ofen ist aus.

{1}: Dann heizen wir eben nicht.

Sie zieht den Mantel an. Er sieht ihr zu.

{0}: Wohin gehst du?

{1}: Hinaus.

{2}: Tür zu!

{0}: Bleib noch.
"""
SPRECHER = [
    ("0", "Der Ofen ist aus."),
    ("1", "Dann heizen wir eben nicht."),
    ("0", "Wohin gehst du?"),
    ("1", "Hinaus."),
    ("2", "Tür zu!"),
    ("0", "Bleib noch."),
]


def test_a_film() -> None:
    script = read(FILM)
    assert script.title == "THE LAST FERRY"
    assert script.authors == ("Ida Moor",)
    assert said(script) == FILM_SPEECHES
    assert [scene.heading for scene in script.scenes] == [
        "INT. TICKET OFFICE - NIGHT",
        "EXT. QUAY - CONTINUOUS",
    ]
    told = [e.text for e in script.elements if e.kind is Kind.ACTION]
    assert told == [
        "The clock has stopped. Rain on the glass.",
        "Ruth turns the sign on the door and counts the coins again.",
    ]
    assert (Kind.TRANSITION, "Cut to.") in [(e.kind, e.text) for e in script.elements]


@pytest.mark.parametrize(
    "names",
    [("MARTA", "JÖRG", "OMA LENA"), ("Marta", "Jörg", "Oma Lena"), ("Kind 1", "Kind 2", "Frau von Arx")],
)  # fmt: skip
@pytest.mark.parametrize(
    "dress", ["{}:", "**{}:**", "**{}**:", "[00:12] {}:", "00:01:12 {}:", "(0:12) {}:"]
)
def test_names_in_every_dress(names: tuple[str, str, str], dress: str) -> None:
    text = FILME.replace("{0}:", dress.format(names[0]))
    text = text.replace("{1}:", dress.format(names[1])).replace("{2}:", dress.format(names[2]))
    script = load_bytes(text.encode(), "film.txt")
    assert script.format == "transcript"
    assert said(script) == [(names[int(n)], words) for n, words in SPRECHER]
    assert _told(script) == ["Schnee vor dem Fenster.", "Sie zieht den Mantel an. Er sieht ihr zu."]


def test_without_empty_lines() -> None:
    script = load_bytes(FILM.replace("\n\n", "\n").encode(), "film.txt")
    assert said(script) == FILM_SPEECHES
    assert len(script.scenes) == 2


def test_long_speeches_are_broken_into_lines() -> None:
    long = "The sea took the road in the spring and nobody has come to mend it since then"
    rest = "because nobody is left who would drive on it."
    text = FILM.replace("We close at nine.", f"{long}\n{rest}")
    assert said(read(text))[0] == ("RUTH", f"{long} {rest}")


@pytest.mark.parametrize(
    "line",
    ["SUPER: Three years later", "Title: Ten miles out", "CUT TO:", "INSERT: the letter", "Wide: the sea at night"],
)  # fmt: skip
def test_not_every_colon_is_behind_a_name(line: str) -> None:
    script = read(FILM.replace("Cut to.", line))
    assert said(script) == FILM_SPEECHES


def test_a_recording_names_speakers_above_their_words() -> None:
    text = "".join(
        f"{name}  00:{at:02}\n{words}\n\n"
        for at, (name, words) in enumerate(
            [("Speaker 1", "Can you hear me?"), ("Speaker 2", "Yes. Go on."), ("Speaker 1", "Good."),
             ("Speaker 2", "It is raining here."), ("Speaker 1", "Here, too.")]
        )
    )  # fmt: skip
    script = load_bytes(text.encode(), "call.txt")
    assert script.format == "transcript"
    assert said(script)[:2] == [("Speaker 1", "Can you hear me?"), ("Speaker 2", "Yes. Go on.")]
    assert len(script.speeches) == 5


def test_a_doubt_is_told() -> None:
    script = read(
        FILM.replace("Ruth turns the sign", "Will you turn the sign, or shall I? Ruth turns it")
    )
    assert [w.message for w in script.warnings] == ["read as action, but may be dialogue"]


def test_places_are_the_files_own() -> None:
    text = FILME.format("[00:12] **Eva**", "[01:15] **Bo**", "[01:19] **Ulf**")
    script = read(text)
    for element in script.elements:
        if element.kind is Kind.DIALOGUE:
            assert text[slice(*element.span)] == element.text
        if element.kind is Kind.CUE:
            assert element.speaker is not None
            assert element.speaker in text[slice(*element.span)]


@pytest.mark.parametrize(
    "text",
    ["", "hello", "Note: buy milk\nNote: buy bread\n", "9:30 Tea\n10:15 Walk\n", "a: b\n" * 40],
)
def test_other_text_is_none(text: str) -> None:
    assert detect(text) != "transcript"
    assert shapes(read(text)) is not None


def _told(script: Script) -> list[str]:
    return [e.text for e in script.elements if e.kind is Kind.ACTION]
