"""Open Screenplay Format and Fade In: the kinds of paragraphs, as their versions 1.2 to 5 write them."""

from __future__ import annotations

import pytest
from hypothesis import given

from tableread.script import osf
from tableread.script.load import load_bytes
from tests.script.readings import mangled, read_or_refused, shapes, zipped


def document(content: str, beside: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<document type="Open Screenplay Format document" version="40">'
        f"{beside}<paragraphs>{content}</paragraphs></document>"
    ).encode()


def para(style: str, text: str, on_style: str = "", on_para: str = "") -> str:
    if not text.startswith("<"):
        text = f"<text>{text}</text>"
    return f'<para {on_para}><style basestyle="{style}" {on_style}/>{text}</para>'


KINDS = [
    ("Scene Heading", "INT. ATTIC - NIGHT", "heading"),
    ("Action", "Dust.", "action"),
    ("Character", "MARA", "cue"),
    ("Parenthetical", "(low)", "parenthetical"),
    ("Dialogue", "Who is there?", "dialogue"),
    ("Singing", "La la", "lyrics"),
    ("Transition", "CUT TO:", "transition"),
    ("Shot", "ON THE BOX", "action"),
    ("Normal Text", "As you like.", "action"),
]
SCENE = document("".join(para(style, text) for style, text, _ in KINDS) + para("Action", ""))


def test_kinds() -> None:
    script = osf.read(SCENE)
    assert shapes(script) == [(kind, text) for _, text, kind in KINDS]
    assert [e.span for e in script.elements][:2] == [(1, 1), (2, 2)]


def test_fade_in_is_the_same_in_a_zip() -> None:
    assert osf.read(zipped({"document.xml": SCENE})) == osf.read(SCENE)


@pytest.mark.parametrize("spelling", ["basestyle", "basestylename", "baseStyleName"])
def test_every_version_spells_it_differently(spelling: str) -> None:
    data = SCENE.replace(b"basestyle", spelling.encode())
    assert osf.read(data) == osf.read(SCENE)


def test_a_style_of_ones_own_is_what_it_is_based_on() -> None:
    styles = (
        '<styles><style name="Dialogue" basestyle="Normal Text"/>'
        '<style name="Radio" basestyle="Dialogue"/></styles>'
    )
    content = para("Character", "PIM") + para("Radio", "Crackle.")
    assert shapes(osf.read(document(content, styles)))[1] == ("dialogue", "Crackle.")


def test_parentheticals_are_kept_without_their_brackets() -> None:
    assert shapes(osf.read(document(para("Parenthetical", "low")))) == [("parenthetical", "(low)")]


def test_centred_action() -> None:
    script = osf.read(document(para("Action", "THE END", 'align="center"')))
    assert shapes(script) == [("centered", "THE END")]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ('<text>A </text><text bold="1">box</text><text>.</text>', "A **box**."),
        ('<text italic="true">box</text>', "*box*"),
        ('<text underline="1" bold="1">box</text>', "_**box**_"),
        ('<text allcaps="1">box</text>', "BOX"),
        ('<text bold="0">box</text>', "box"),
        ('<text>Take </text><text revision="2">four</text><marks><mark at="3"/></marks>', "Take four"),
        ("<text>A soft\nreturn</text>", "A soft\nreturn"),
        ("<text>&lt;b&gt;A&lt;/b&gt; &lt;i&gt;box&lt;/i&gt;</text>", "**A** *box*"),
        ('<text bold="1">rat</text><text bold="1" revision="1">tle</text>', "**rattle**"),
    ],
)  # fmt: skip
def test_styles_become_marks(runs: str, expected: str) -> None:
    data = document(para("Dialogue", runs)).replace(b'version="40"', b'version="12"')
    assert shapes(osf.read(data)) == [("dialogue", expected)]


@pytest.mark.parametrize(
    "on_para",
    [
        'number="7A"',
        'scene_number="7A"',
    ],
)
def test_scene_numbers(on_para: str) -> None:
    script = osf.read(document(para("Scene Heading", "INT. ATTIC", on_para=on_para)))
    assert script.scenes[0].number == "7A"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('dualdialogue="1"', 'dualdialogue="1"'),
        ('dualdialogue="1"', ""),
    ],
)  # fmt: skip
def test_dual_dialogue(first: str, second: str) -> None:
    content = (
        para("Character", "OLD MAN") + para("Dialogue", "So?")
        + para("Character", "MARA", first) + para("Dialogue", "Mine!")
        + para("Character", "PIM", second) + para("Dialogue", "Mine!")
        + para("Character", "OLD MAN") + para("Dialogue", "So.")
    )  # fmt: skip
    script = osf.read(document(content))
    assert [e.speaker for e in script.elements if e.dual] == ["PIM"]


def test_two_pairs_in_a_row() -> None:
    content = "".join(
        para("Character", name, 'dualdialogue="1"') + para("Dialogue", "Mine!")
        for name in ("MARA", "PIM", "MARA", "PIM")
    )
    script = osf.read(document(content))
    assert [e.dual for e in script.elements if e.speaker] == [False, True, False, True]


INFO = '<info title="The Attic" written_by="{}"/>'
PAGE = (
    '<titlepage><para/><para bookmark="Title"><text underline="1">The Attic</text></para>'
    "<para><text>Written by</text></para><para/>"
    '<para bookmark="Author"><text>{}</text></para></titlepage>'
)


@pytest.mark.parametrize(
    ("beside", "title", "authors"),
    [
        (PAGE.format("Ann One"), "The Attic", ("Ann One",)),
        (PAGE.format("Ann One &amp; Bob Two"), "The Attic", ("Ann One", "Bob Two")),
        (INFO.format("Ann One"), "The Attic", ("Ann One",)),
        ('<info uuid="1" pagecount="1"/>', "Attic", ()),
        (INFO.format("Ann One &amp; Bob Two"), "The Attic", ("Ann One", "Bob Two")),
        (INFO.format("Written by&#10;Ann One"), "The Attic", ("Ann One",)),
    ],
)  # fmt: skip
def test_title_and_authors(beside: str, title: str, authors: tuple[str, ...]) -> None:
    script = load_bytes(document(para("Action", "Dust."), beside), "attic.osf")
    assert (script.title, script.authors) == (title, authors)


@given(mangled(SCENE, zipped({"document.xml": SCENE})))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(osf.read, data)
