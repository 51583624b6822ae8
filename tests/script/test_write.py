"""Writing a script in another form, and reading it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tableread.base import paths
from tableread.base.errors import ScriptError
from tableread.script import fountain
from tableread.script.compose import compose
from tableread.script.load import load, load_bytes
from tableread.script.model import Element, Kind, Script
from tableread.script.write import FORMS, write, written
from tableread.script.write.layout import blocks
from tableread.script.write.pdf.paginate import paginated
from tests.script.readings import said

SAMPLES = sorted(paths.SAMPLES.glob("*.*n*t*")) + sorted(paths.SAMPLES.glob("*.txt"))
EXACT = (".fountain", ".fdx", ".html", ".json")
LAID_OUT = (".txt", ".pdf")
_NOT_ON_THE_PAGE = {
    Kind.FURNITURE,
    Kind.TITLE,
    Kind.NOTE,
    Kind.SECTION,
    Kind.SYNOPSIS,
    Kind.PAGE_BREAK,
}


def shape(script: Script) -> list[tuple[str, str, str, bool]]:
    """What must come back: kinds, who speaks, the words, who speaks together."""
    return [
        (e.kind.value, (e.speaker or "").casefold(), " ".join(e.text.casefold().split()), e.dual)
        for e in script.elements
        if e.kind not in _NOT_ON_THE_PAGE
    ]


@pytest.mark.parametrize("ending", EXACT)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_comes_back_the_same(sample: Path, ending: str) -> None:
    script = load(sample)
    again = load_bytes(written(script, FORMS[ending]), f"x{ending}")
    assert shape(again) == shape(script)
    assert again.title == script.title
    assert [s.number for s in again.scenes] == [s.number for s in script.scenes]


@pytest.mark.parametrize("ending", LAID_OUT)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_the_speeches_of_a_sample_resume_following_from_its_pages(
    sample: Path, ending: str
) -> None:
    def words(script: Script) -> list[tuple[str, str]]:
        return [
            (
                (script.elements[s.cue].speaker or "").casefold(),
                " ".join(
                    script.elements[p].text.replace("*", "").replace("_", "") for p in s.parts
                ).casefold(),
            )
            for s in script.speeches
        ]

    script = load(sample)
    again = load_bytes(written(script, FORMS[ending]), f"x{ending}")
    assert words(again) == words(script)


_WORD = st.text("abcdefghijklmnopqrstuvwxyzéüß", min_size=1, max_size=8)
_SENTENCE = st.lists(_WORD, min_size=2, max_size=9).map(lambda w: " ".join(w).capitalize() + ".")
_NAME = st.sampled_from(["ADA", "BEN", "Old Tom", "MRS. HALE", "X7", "ÉLODIE", "MacBride", "FADE"])


@st.composite
def _scenes(draw: st.DrawFn) -> list[Element]:
    elements: list[Element] = []

    def add(kind: Kind, text: str, **more: object) -> None:
        at = len(elements) + 1
        elements.append(Element(kind, text, (at, at), **more))  # type: ignore[arg-type]

    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.sampled_from([None, "7", "12A"]))
        add(
            Kind.HEADING,
            draw(st.sampled_from(["INT. BARN - DAY", "THE SAME", "ext. sea"])),
            number=number,
        )
        for _ in range(draw(st.integers(0, 5))):
            what = draw(st.sampled_from(["action", "speech", "transition", "lyrics", "shout"]))
            if what == "action":
                add(Kind.ACTION, draw(_SENTENCE))
            elif what == "shout":
                add(
                    Kind.ACTION,
                    draw(st.sampled_from(["BANG!", "INT is a word.", "12 men.", "> So."])),
                )
            elif what == "transition":
                add(Kind.TRANSITION, draw(st.sampled_from(["CUT TO:", "Burn to white."])))
            else:
                name = draw(_NAME)
                dual = bool(elements) and elements[-1].kind is Kind.DIALOGUE and draw(st.booleans())
                extensions = draw(st.sampled_from([(), ("O.S.",), ("V.O.", "CONT'D")]))
                text = name + "".join(f" ({x})" for x in extensions)
                add(Kind.CUE, text, speaker=name, extensions=extensions, dual=dual)
                if draw(st.booleans()):
                    add(Kind.PARENTHETICAL, f"({draw(_WORD)})")
                if what == "lyrics":
                    add(Kind.LYRICS, draw(_SENTENCE))
                else:
                    add(Kind.DIALOGUE, draw(_SENTENCE), revised=draw(st.booleans()))
    return elements


@settings(max_examples=60, deadline=None)
@given(_scenes(), st.sampled_from(EXACT))
def test_what_is_written_can_be_read_again(elements: list[Element], ending: str) -> None:
    script = compose("fountain", elements, title="A Barn", authors=("Ada Hale",))
    again = load_bytes(
        written(script, FORMS[ending]),
        f"x{ending}",
        FORMS[ending] if ending == ".fountain" else None,
    )
    assert shape(again) == shape(script)
    assert [s.number for s in again.scenes] == [s.number for s in script.scenes]
    if ending != ".fountain":  # which has no marks of revision
        assert [e.revised for e in again.elements if e.kind not in _NOT_ON_THE_PAGE] == [
            e.revised for e in script.elements
        ]
    assert again.title == "A Barn"
    if ending != ".html":
        assert again.authors == ("Ada Hale",)


_LINES = st.sampled_from(
    [
        "Has it come in already? I was told that it would not be here before noon.",
        "No.",
        "We must go out to it, before it is dark and we can see nothing.",
        "Give me the lamp, then, and hold the rope until I say that you can let it go.",
        "So it goes, as it always does, and nobody has ever asked me why.",
    ]
)


@st.composite
def _film(draw: st.DrawFn) -> list[Element]:
    """Scenes as films have them: on a page only the layout says what is what, so there is enough of it."""
    out: list[Element] = []

    def add(kind: Kind, text: str, **more: object) -> None:
        out.append(Element(kind, text, (len(out), len(out)), **more))  # type: ignore[arg-type]

    for number in range(draw(st.integers(3, 6))):
        told = f"{number + 1}{draw(st.sampled_from(['', 'A']))}"
        place = draw(st.sampled_from(["INT. BARN - DAY", "EXT. SEA - NIGHT", "INT. BOAT - LATER"]))
        add(Kind.HEADING, place, number=told)
        add(Kind.ACTION, "A boat without anybody in it turns round and round in the wind.")
        pair = draw(st.booleans())
        for at in range(draw(st.integers(2, 4))):
            name = ("ADA", "BEN", "MRS. HALE")[at % 3]
            add(Kind.CUE, name, speaker=name, dual=pair and at == 1)
            if draw(st.booleans()):
                add(Kind.PARENTHETICAL, "(to herself)")
            add(Kind.DIALOGUE, draw(_LINES), revised=draw(st.booleans()) and not (pair and at < 2))
    return out


@settings(max_examples=40, deadline=None)
@given(_film(), st.sampled_from(LAID_OUT))
def test_a_film_comes_back_from_its_pages(elements: list[Element], ending: str) -> None:
    script = compose("fountain", elements, title="A Barn", authors=("Ada Hale",))
    again = load_bytes(written(script, FORMS[ending]), f"x{ending}")
    assert said(again) == said(script)
    assert [(s.number, s.heading) for s in again.scenes] == [
        (s.number, s.heading) for s in script.scenes
    ]
    assert [e.speaker for e in again.elements if e.dual] == [e.speaker for e in elements if e.dual]
    assert [e.text for e in again.elements if e.revised] == [e.text for e in elements if e.revised]


MARKED = """INT. PIER - NIGHT #7#

The tide comes in, and nobody on the long pier says a word about it.

ADA
Has it come in already? I was told that it would not be here before noon.

BEN ^
It has. I saw it from the window, over there, behind the boats.

ADA
(to herself)
So it goes.

EXT. SEA - DAY #7A#

A boat without anybody in it turns round and round in the wind.

BEN
We must go out to it, before it is dark and we can see nothing.

INT. BOAT - DAY #8#

Water. The lamp has gone out, and the oars are where they always were.

ADA
Give me the lamp.
"""


@pytest.mark.parametrize("ending", [*EXACT, *LAID_OUT])
def test_dual_dialogue_revisions_and_scene_numbers_come_back_from_every_form(ending: str) -> None:
    script = fountain.read(MARKED)
    starred = [8, 11]
    elements = [e._replace(revised=at in starred) for at, e in enumerate(script.elements)]
    script = replace(script, elements=tuple(elements))
    again = load_bytes(written(script, FORMS[ending]), f"x{ending}")
    assert said(again) == said(script)
    assert [scene.number for scene in again.scenes] == ["7", "7A", "8"]
    assert [e.speaker for e in again.elements if e.dual] == ["BEN"]
    if ending != ".fountain":
        assert [e.text for e in again.elements if e.revised] == [
            elements[at].text for at in starred
        ]


def test_a_page_breaks_a_speech_as_the_trade_does() -> None:
    long = " ".join(["and then the tide came in again,"] * 120)
    script = fountain.read(f"INT. PIER\n\nADA\n{long}\n\nShe stops.\n")
    pages = paginated(blocks(script))
    assert len(pages) > 2
    assert all(len(page) <= 55 for page in pages)
    assert pages[0][-1].text.strip() == "(MORE)"
    assert pages[1][0].text.strip() == "ADA (CONT'D)"
    again = load_bytes(written(script, "pdf"), "x.pdf")
    [speech] = again.speeches
    assert " ".join(again.elements[p].text for p in speech.parts).split() == long.split()


def test_no_heading_and_no_cue_stands_last_on_a_page() -> None:
    scenes = "".join(f"INT. ROOM {n}\n\nRain.\n\nADA\nYes, well.\n\n" for n in range(60))
    for page in paginated(blocks(fountain.read(scenes))):
        assert not page[-1].text.startswith("INT.")
        assert page[-1].text.strip() != "ADA"


@pytest.mark.parametrize(
    ("heading", "name", "line"),
    [
        ("ИНТ. КУХНЯ - ДЕНЬ", "ВЕРА", "Кто там? Ёлка…"),
        ("INT. ΚΟΥΖΊΝΑ", "ΝΊΚΟΣ", "Ποιος είναι εκεί;"),
        ("INT. ŁÓDŹ", "ŽOFIE", "Příliš žluťoučký kůň, ő!"),
    ],
)
def test_greek_cyrillic_and_all_latin_letters_come_back_from_a_pdf(
    heading: str, name: str, line: str
) -> None:
    scene = f"{heading}\n\n{line} {line} {line}\n\n@{name}\n{line}\n\n@{name}\n{line}\n\n"
    again = load_bytes(written(fountain.read(scene * 3), "pdf"), "x.pdf")
    assert [scene.heading for scene in again.scenes] == [heading] * 3
    assert said(again) == [(name, line)] * 6


def test_letters_that_no_font_has() -> None:
    with pytest.raises(ScriptError, match="typewriter font"):
        written(fountain.read("内景。厨房 - 日\n\n@王\n你好。\n"), "pdf")


def test_files_are_not_overwritten_unasked(tmp_path: Path) -> None:
    script = load(SAMPLES[0])
    path = tmp_path / "x.fountain"
    write(script, path)
    before = path.read_bytes()
    with pytest.raises(ScriptError, match="--overwrite"):
        write(script, path)
    write(script, path, overwrite=True)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.fountain"]
    with pytest.raises(ScriptError, match="does not end in"):
        write(script, tmp_path / "x.xyz")
    with pytest.raises(ScriptError, match="could not be written"):
        write(script, tmp_path / "nowhere" / "x.fdx")
