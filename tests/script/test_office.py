"""Word, OpenDocument and rich text: by their styles where those tell, else by how the page looks."""

from __future__ import annotations

import pytest
from hypothesis import given

from tableread.script import docx, odt, rtf
from tableread.script.model import Script
from tests.script.readings import mangled, read_or_refused, refused, said, shapes, zipped

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = ["Scene Heading", "Action", "Character", "Parenthetical", "Dialogue", "Transition", "Title"]


def word(*paragraphs: str, title: str = "") -> bytes:
    styles = "".join(f'<w:style w:styleId="{n[:4]}"><w:name w:val="{n}"/></w:style>' for n in NAMES)
    core = f'<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:p>'
    return zipped({
        "word/document.xml": f'<w:document {WORD}><w:body>{"".join(paragraphs)}</w:body></w:document>',
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        "docProps/core.xml": core,
    })  # fmt: skip


def p(text: str = "", style: str = "", indent: int = 0, more: str = "") -> str:
    runs = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    named = f'<w:pStyle w:val="{style[:4]}"/>' if style else ""
    return f'<w:p><w:pPr>{named}<w:ind w:left="{indent * 144}"/>{more}</w:pPr>{runs}</w:p>'


STYLED = [
    ("Title", "The Kiln", "title"), ("Scene Heading", "INT. YARD - DAY", "heading"), ("Action", "Smoke.", "action"),
    ("Character", "ADA (V.O.)", "cue"), ("Parenthetical", "(low)", "parenthetical"), ("Dialogue", "It is hot.", "dialogue"),
    ("Transition", "CUT TO:", "transition"),
]  # fmt: skip
TYPED = [
    (0, "INT. YARD - DAY"), (0, ""), (0, "Smoke rises from the kiln. ADA waits beside it with a jug."), (0, ""),
    (22, "ADA"), (10, "It is hot."), (0, ""), (22, "BEN"), (15, "(rising)"), (10, "So stop."), (0, ""),
    (0, "He goes to the wall and sits on it."), (0, ""), (22, "ADA"), (10, "You did!"), (0, ""), (50, "CUT TO:"),
    (0, ""), (0, "EXT. ROAD - DAY"), (0, ""), (0, "A cart passes."), (0, ""), (22, "BEN"), (10, "No."),
]  # fmt: skip
KINDS = ["heading", "action", "cue", "dialogue", "cue", "parenthetical", "dialogue", "action", "cue", "dialogue",
         "transition", "heading", "action", "cue", "dialogue"]  # fmt: skip
PLAY = [("ADA", "It is hot."), ("BEN", "So stop."), ("ADA", "You did!"), ("BEN", "No.")]
ROWS = "<w:tbl>{}</w:tbl>".format("".join(
    f"<w:tr><w:tc>{p(name)}</w:tc><w:tc>{p(text)}</w:tc></w:tr>" for name, text in PLAY
))  # fmt: skip

OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in [("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible")]
)  # fmt: skip


def opendoc(body: str, automatic: str = "", styles: str = "") -> bytes:
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {OPEN}><office:styles>{styles}</office:styles></office:document-styles>",
    })  # fmt: skip


def op(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def margin(indent: int) -> str:
    return (
        f'<style:style style:name="M{indent}"><style:paragraph-properties fo:margin-left="{indent / 10}in"/>'
        "</style:style>"
    )


OPEN_STYLES = "".join(
    f'<style:style style:name="{n.replace(" ", "_20_")}" style:display-name="{n}"/>' for n in NAMES
)


def rich(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Courier New;}}\f0\fs24 " + body + "}").encode(
        "ascii"
    )


def test_word_styles() -> None:
    script = docx.read(word(*(p(text, style) for style, text, _ in STYLED), title="The Other Kiln"))
    assert [(e.kind.value, e.text) for e in script.elements] == [(k, text) for _, text, k in STYLED]
    assert script.title == "The Other Kiln"
    assert [e.span for e in script.elements][:3] == [(1, 1), (2, 2), (3, 3)]


def test_open_styles_also_where_they_were_changed_by_hand() -> None:
    by_hand = '<style:style style:name="P1" style:parent-style-name="Character"/>'
    body = "".join(
        op(text, "P1" if style == "Character" else style.replace(" ", "_20_"))
        for style, text, _ in STYLED
    )
    script = odt.read(opendoc(body, by_hand, OPEN_STYLES))
    assert [(e.kind.value, e.text) for e in script.elements] == [(k, text) for _, text, k in STYLED]


LAID_OUT = {
    "word": lambda: docx.read(word(*(p(text, indent=indent) for indent, text in TYPED))),
    "word, with tabs": lambda: docx.read(word(*(p("<w:r>" + "<w:tab/>" * (i // 6) + f"<w:t>{t}</w:t></w:r>") for i, t in TYPED))),
    "word, soft line ends": lambda: docx.read(word(p("<w:r>" + "<w:br/>".join(f"<w:t>{t}</w:t>" for _, t in TYPED) + "</w:r>"))),
    "open": lambda: odt.read(opendoc("".join(op(t, f"M{i}") for i, t in TYPED), "".join(map(margin, (10, 15, 22, 50))))),
    "open, with spaces": lambda: odt.read(opendoc("".join(op(f'<text:s text:c="{i}"/>{t}') for i, t in TYPED))),
    "rich": lambda: rtf.read(rich("".join(rf"\pard\li{i * 144} {t}\par" for i, t in TYPED))),
    "rich, with tabs": lambda: rtf.read(rich("".join("\\tab " * (i // 6) + t + "\\par " for i, t in TYPED))),
}  # fmt: skip


@pytest.mark.parametrize("how", LAID_OUT)
def test_what_has_no_styles_is_read_as_it_looks(how: str) -> None:
    assert [kind for kind, _ in shapes(LAID_OUT[how]())] == KINDS


@pytest.mark.parametrize(
    "script",
    [
        docx.read(word(ROWS)),
        docx.read(word(*(p(f"{name}: {text}") for name, text in PLAY))),
        docx.read(word(*(p(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{n}.</w:t></w:r><w:r><w:tab/><w:t>{t}</w:t></w:r>") for n, t in PLAY))),
        odt.read(opendoc("<table:table>" + "".join(f"<table:table-row><table:table-cell>{op(n)}</table:table-cell><table:table-cell>{op(t)}</table:table-cell></table:table-row>" for n, t in PLAY) + "</table:table>")),
        odt.read(opendoc("<text:section>" + "".join(op(f"{n}: {t}") for n, t in PLAY) + "</text:section>")),
        rtf.read(rich("".join(rf"{n}.\tab {t}\par " for n, t in PLAY))),
    ],
    ids=["word table", "word lines", "word bold", "open table", "open section", "rich tabs"],
)  # fmt: skip
def test_plays(script: Script) -> None:
    assert said(script) == PLAY


NEW = "<w:del><w:r><w:delText>No, </w:delText></w:r></w:del><w:ins><w:r><w:t>It is hot.</w:t></w:r></w:ins>"
BOX = '<w:r><m:AlternateContent xmlns:m="m"><m:Choice><w:p><w:r><w:t>It is hot.</w:t></w:r></w:p></m:Choice><m:Fallback><w:p><w:r><w:t>It is hot.</w:t></w:r></w:p></m:Fallback></m:AlternateContent></w:r>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (NEW, "It is hot."),
        ("<w:hyperlink><w:r><w:t>It is hot.</w:t></w:r></w:hyperlink><w:r><w:instrText> PAGE </w:instrText></w:r>", "It is hot."),
        ("<w:r><w:t>It is hot</w:t><w:noBreakHyphen/><w:t>ish.</w:t></w:r>", "It is hot-ish."),
        ("<w:r><w:t>It is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>hot.</w:t></w:r>", "It is **hot.**"),
        ("<w:moveFrom><w:r><w:t>No. </w:t></w:r></w:moveFrom><w:r><w:t>It is hot.</w:t></w:r>", "It is hot."),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>No. </w:t></w:r><w:r><w:t>It is hot.</w:t></w:r>", "It is hot."),
        (BOX, "It is hot."),
    ],
)  # fmt: skip
def test_what_word_keeps_in_a_paragraph(runs: str, expected: str) -> None:
    script = docx.read(word(p("ADA", "Character"), p(runs, "Dialogue")))
    assert shapes(script)[1] == ("dialogue", expected)


def test_what_an_open_document_keeps_in_a_paragraph() -> None:
    text = "It <text:span>is</text:span><text:s text:c='2'/>hot<text:note><text:p>foot</text:p></text:note>.<text:line-break/>Yes."
    body = (
        op("ADA", "Character")
        + op(text, "Dialogue")
        + op("Smoke.<office:annotation>!</office:annotation>", "Action")
    )
    tracked = "<text:tracked-changes><text:deletion><text:p>Old.</text:p></text:deletion></text:tracked-changes>"
    assert shapes(odt.read(opendoc(tracked + body)))[1:] == [
        ("dialogue", "It is  hot.\nYes."),
        ("action", "Smoke."),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"ADA\par It\rquote s \b hot\b0 .\par", "It’s **hot**."),
        (r"ADA\par caf\'e9 \u8212?\par", "café —"),
        (r"{\stylesheet{\s1 Dialogue;}}{\info{\title Kiln}}ADA\par\s1 It is hot.{\footnote so}\par", "It is hot."),
        (r"\ansicpg1251 ADA\par \'c6\'e0\'f0\'ea\'ee.\par", "Жарко."),
    ],
)  # fmt: skip
def test_rich_text(body: str, expected: str) -> None:
    assert shapes(rtf.read(rich(body)))[1] == ("dialogue", expected)


def test_no_words() -> None:
    for read, data in [(docx.read, word(p())), (odt.read, opendoc(op(""))), (rtf.read, rich(""))]:
        assert "no text in it" in refused(read, data)


@given(
    mangled(
        word(p("ADA", "Character"), ROWS),
        opendoc(op("ADA: x") * 4, margin(1)),
        rich(r"\u8212? \'e9 ADA\par"),
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (docx.read, odt.read, rtf.read):
        read_or_refused(read, data)


def test_open_styles_that_are_made_from_each_other() -> None:
    automatic = "".join(
        f'<style:style style:name="{name}" style:parent-style-name="{parent}"/>'
        for name, parent in [("P1", "P2"), ("P2", "P1"), ("P3", "P3")]
    )
    body = op("Rain on a tin roof.", "P1") + op("It stops.", "P3")
    assert odt.read(opendoc(body, automatic)).elements


def test_the_address_of_a_link_in_rich_text_is_not_read() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt{ the harbour}}}'
    script = rtf.read(rich(rf"INT. ROOM - DAY\par\par Rain on{link}.\par"))
    assert shapes(script)[-1] == ("action", "Rain on the harbour.")


def test_rich_text_with_a_list_of_fonts_in_other_alphabets() -> None:
    source = (
        r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Courier;}{\f1\fcharset204 Courier Cyr;}}"
        r"INT. ROOM - DAY\par\par\f1 \'c4\'ee\'ec.\par}"
    )
    assert shapes(rtf.read(source.encode()))[-1] == ("action", "Дом.")
