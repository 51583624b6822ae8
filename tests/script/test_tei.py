"""Plays in TEI, as DraCor, Folger and others mark them up."""

from __future__ import annotations

import pytest
from hypothesis import given

from tableread.script import tei
from tests.script.readings import mangled, read_or_refused, said, shapes

PERSONS = (
    '<person xml:id="ada"><persName>Ada Mould</persName></person>'
    '<person xml:id="ben"><persName>Ben</persName></person>'
    '<personGrp xml:id="crowd"><name>Crowd</name></personGrp>'
)


def document(body: str, front: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="eng"><teiHeader><fileDesc><titleStmt>'
        '<title type="main">The Kiln</title><title type="sub">A Play</title>'
        "<author><persName>Ann One</persName><persName>Anna Odin</persName></author>"
        "</titleStmt></fileDesc><profileDesc><particDesc><listPerson>"
        f"{PERSONS}</listPerson></particDesc></profileDesc></teiHeader>"
        f"<text><front>{front}</front><body>{body}</body></text></TEI>"
    ).encode()


def sp(who: str, content: str, speaker: str | None = "") -> str:
    label = "" if speaker is None else f"<speaker>{speaker}</speaker>"
    return f'<sp who="{who}">{label}{content}</sp>'


def test_acts_and_scenes() -> None:
    one = (
        f"<div><head>Scene 1</head><stage>A yard.</stage>{sp('#ada', '<p>Hot.</p>', 'ADA.')}</div>"
    )
    two = f"<div><head>ACT II</head>{sp('#ben', '<p>Cold.</p>', 'BEN.')}</div>"
    script = tei.read(document(f"<div><head>ACT I</head>{one}</div>{two}"))
    assert shapes(script) == [
        ("section", "ACT I"), ("heading", "Scene 1"), ("action", "A yard."),
        ("cue", "ADA"), ("dialogue", "Hot."), ("heading", "ACT II"), ("cue", "BEN"), ("dialogue", "Cold."),
    ]  # fmt: skip
    assert (script.title, script.authors) == ("The Kiln", ("Ann One",))


def test_a_heading_in_two_lines_is_of_one_scene() -> None:
    scene = f"<div><head>Scene 1</head><head>A yard</head>{sp('#ada', '<p>Hot.</p>')}</div>"
    assert len(tei.read(document(scene)).scenes) == 1


def test_numbered_divisions() -> None:
    act = f"<div1><head>ACT I</head><div2><head>Scene 1</head>{sp('#ada', '<p>Hot.</p>')}</div2></div1>"
    assert shapes(tei.read(document(act)))[:2] == [("section", "ACT I"), ("heading", "Scene 1")]


@pytest.mark.parametrize(
    ("speech", "name"),
    [
        (sp("#ben", "<p>Hot.</p>", "BEN."), "BEN"),
        (sp("#ben", "<p>Hot.</p>"), "Ben"),
        (sp("#ben", "<p>Hot.</p>", None), "Ben"),
        (sp("#ben", "<p>Hot.</p>", "BEN (softly):"), "BEN"),
        (sp("#stranger", "<p>Hot.</p>"), "stranger"),
        (sp("", "<p>Hot.</p>", "A VOICE"), "A VOICE"),
        (sp("#ada #ben", "<p>Hot.</p>"), "Ada Mould & Ben"),
    ],
)
def test_who_speaks(speech: str, name: str) -> None:
    assert said(tei.read(document(speech))) == [(name, "Hot.")]


def test_who_is_one_whatever_stands_on_the_page() -> None:
    speeches = [sp("#ada", "<p>x</p>", "ADA."), sp("#ada", "<p>x</p>", "ADA."), sp("#ada", "<p>x</p>"),
                sp("#ada", "<p>x</p>", "Mother Ada.")]  # fmt: skip
    script = tei.read(document("".join(speeches)))
    assert [(c.name, c.speeches) for c in script.characters] == [("ADA", 4)]


def test_two_together_are_the_two_who_have_parts() -> None:
    speeches = sp("#ada", "<p>x</p>", "ADA.") + sp("#ben", "<p>x</p>", "BEN.")
    script = tei.read(document(speeches + sp("#ada #ben", "<p>Never!</p>", "BOTH.")))
    assert script.elements[4].together == ("ADA", "BEN")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>It is hot.</p><p>Very.</p>", [("dialogue", "It is hot."), ("dialogue", "Very.")]),
        ("<p>Hot. <stage>(Pause.)</stage> Very.</p>",
         [("dialogue", "Hot."), ("parenthetical", "(Pause.)"), ("dialogue", "Very.")]),
        ("<stage>[rising]</stage><p>Hot.</p>", [("parenthetical", "(rising)"), ("dialogue", "Hot.")]),
        ("<l>The sun goes down</l><l>and so do we</l>", [("dialogue", "The sun goes down\nand so do we")]),
        ("<lg><l>One</l><l>two</l></lg><lg><l>three</l></lg>", [("dialogue", "One\ntwo\nthree")]),
        ("<l>The sun <stage>coughs</stage> goes down</l><l>and so do we</l>",
         [("dialogue", "The sun"), ("parenthetical", "(coughs)"), ("dialogue", "goes down\nand so do we")]),
        ("<l>verse</l><p>prose</p>", [("dialogue", "verse"), ("dialogue", "prose")]),
        ("<ab>Hot<lb/>here</ab>", [("dialogue", "Hot here")]),
        ('<l type="song">La</l>', [("lyrics", "La")]),
        ("<p>Hot<note>so the first print</note>.</p><fw>12</fw>", [("dialogue", "Hot.")]),
        ("<p>I <choice><sic>hav</sic><corr>have</corr></choice> it.</p>", [("dialogue", "I have it.")]),
        ("<p>I <choice><orig>vse</orig><reg>use</reg></choice> it.</p>", [("dialogue", "I use it.")]),
        ("<p><w>Hot</w><c> </c><w>day</w><pc>.</pc></p>", [("dialogue", "Hot day.")]),
        ("<p><hi rend='italic'>Very</hi> hot.</p>", [("dialogue", "Very hot.")]),
        ("<p>I <sic>hav</sic> it, <abbr>Dr</abbr> X.</p>", [("dialogue", "I hav it, Dr X.")]),
        ("<p>Sing:<lg><l>One</l><l>two</l></lg></p>", [("dialogue", "Sing:"), ("dialogue", "One\ntwo")]),
        ("<p><s>Hot <stage>(aside)</stage> day.</s></p>", [("dialogue", "Hot"), ("parenthetical", "(aside)"), ("dialogue", "day.")]),
        ('<lg type="song"><l>La</l><l>lo</l></lg>', [("lyrics", "La\nlo")]),
    ],
)  # fmt: skip
def test_what_is_said(content: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(tei.read(document(sp("#ben", content, "BEN."))))[1:] == expected


def test_a_direction_of_two_paragraphs() -> None:
    script = tei.read(document("<div><stage><p>They wait.</p><p>And wait.</p></stage></div>"))
    assert shapes(script) == [("action", "They wait. And wait.")]


def test_directions_between_speeches_are_action() -> None:
    body = sp("#ada", "<p>Hot.</p>") + "<stage>Ben comes.</stage>" + sp("#crowd", "<p>Hear!</p>")
    assert [kind for kind, _ in shapes(tei.read(document(body)))] == [
        "cue", "dialogue", "action", "cue", "dialogue",
    ]  # fmt: skip


def test_front_matter() -> None:
    front = (
        "<titlePage><docTitle><titlePart>The Kiln</titlePart></docTitle><byline>by Ann</byline></titlePage>"
        "<castList><head>Persons</head><castItem><role>Ada</role>, <roleDesc>a potter</roleDesc></castItem>"
        "<castGroup><castItem><role>Ben</role></castItem></castGroup></castList><set><p>A yard.</p></set>"
    )
    script = tei.read(document(sp("#ada", "<p>Hot.</p>"), front))
    assert [(e.kind.value, e.text) for e in script.elements[:6]] == [
        ("title", "The Kiln"), ("title", "by Ann"), ("title", "Persons"), ("title", "Ada, a potter"),
        ("title", "Ben"), ("action", "A yard."),
    ]  # fmt: skip


PLAY = (
    "<div><head>I</head>"
    + sp("#ada", "<p>Hot<stage>!</stage><l>x</l></p>")
    + "<stage>y</stage></div>"
)


@given(mangled(document(PLAY)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(tei.read, data)
