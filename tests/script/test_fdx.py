"""Final Draft documents: what each kind of paragraph becomes."""

from __future__ import annotations

import pytest
from hypothesis import given

from tableread.script import fdx
from tableread.script.emphasis import plain
from tableread.script.load import load_bytes
from tests.script.readings import mangled, read_or_refused, shapes


def document(content: str, beside: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
        '<FinalDraft DocumentType="Script" Template="No" Version="5">\n'
        f"<Content>{content}</Content>{beside}</FinalDraft>"
    ).encode()


def para(kind: str, runs: str, more: str = "") -> str:
    if not runs.startswith("<"):
        runs = f"<Text>{runs}</Text>"
    return f'<Paragraph Type="{kind}" {more}>{runs}</Paragraph>'


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Scene Heading", "INT. ATTIC - NIGHT", ("heading", "INT. ATTIC - NIGHT")),
        ("Action", "Dust.", ("action", "Dust.")),
        ("Character", "MARA (V.O.)", ("cue", "MARA (V.O.)")),
        ("Parenthetical", "(low)", ("parenthetical", "(low)")),
        ("Parenthetical", "low", ("parenthetical", "(low)")),
        ("Dialogue", "Who is there?", ("dialogue", "Who is there?")),
        ("Singing", "La la", ("lyrics", "La la")),
        ("Lyrics", "La la", ("lyrics", "La la")),
        ("Transition", "CUT TO:", ("transition", "CUT TO:")),
        ("Shot", "ON THE BOX", ("action", "ON THE BOX")),
        ("General", "As you like.", ("action", "As you like.")),
        ("Cast List", "MARA, PIM", ("action", "MARA, PIM")),
        ("New Act", "ACT ONE", ("section", "ACT ONE")),
        ("End of Act", "END OF ACT ONE", ("centered", "END OF ACT ONE")),
        ("Somebody's Own", "Whatever.", ("action", "Whatever.")),
        ("Outline 1", "The box", ("section", "The box")),
        ("Outline Body", "It rattles.", ("synopsis", "It rattles.")),
    ],
)  # fmt: skip
def test_kinds(kind: str, text: str, expected: tuple[str, str]) -> None:
    assert shapes(fdx.read(document(para(kind, text)))) == [expected]


def test_empty_paragraphs_are_nothing_and_centred_action_is_centred() -> None:
    content = para("Action", "") + para("Action", "THE END", 'Alignment="Center"')
    script = fdx.read(document(content))
    assert shapes(script) == [("centered", "THE END")]
    assert script.elements[0].span == (2, 2)  # the second paragraph


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ('<Text Style="Bold">box</Text>', "**box**"),
        ('<Text Style="Italic">box</Text>', "*box*"),
        ('<Text Style="Underline">box</Text>', "_box_"),
        ('<Text Style="Bold+Italic">box</Text>', "***box***"),
        ('<Text Style="Bold+Italic+Underline">box</Text>', "_***box***_"),
        ('<Text Style="Bold+AllCaps">box</Text>', "**BOX**"),
        ('<Text Style="AllCaps">box</Text>', "BOX"),
        ('<Text>A </Text><Text Style="Bold">box </Text><Text>moves.</Text>', "A **box** moves."),
        ('<Text AdornmentStyle="-1" RevisionID="1">A</Text><Text> box.</Text>', "A box."),
        ("<Text>One\ntwo</Text>", "One\ntwo"),
        ('<Text Style="Bold">rat</Text><Text Style="Bold" RevisionID="1">tle</Text>', "**rattle**"),
    ],
)  # fmt: skip
def test_styles_become_marks(runs: str, expected: str) -> None:
    assert shapes(fdx.read(document(para("Dialogue", runs)))) == [("dialogue", expected)]


def test_stars_of_the_authors_own_are_no_marks() -> None:
    [element] = fdx.read(document(para("Dialogue", "Go to h*ll, you *****"))).elements
    assert plain(element.text) == "Go to h*ll, you *****"


def test_headings_and_cues_have_no_marks() -> None:
    bold = '<Text Style="Bold+Underline">{}</Text>'
    content = para("Scene Heading", bold.format("INT. A")) + para("Character", bold.format("PIM"))
    assert shapes(fdx.read(document(content))) == [("heading", "INT. A"), ("cue", "PIM")]


def test_a_cue_in_pieces() -> None:
    runs = '<Text Style="AllCaps">Mara</Text><Text> (V.O.)</Text><Text RevisionID="1"> (CONT\'D)</Text>'
    [cue] = fdx.read(document(para("Character", runs))).elements
    assert (cue.speaker, cue.extensions) == ("MARA", ("V.O.", "CONT'D"))


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        (para("Scene Heading", "INT. A", 'Number="12A"'), "12A"),
        (para("Scene Heading", "12A INT. A 12A"), "12A"),
        (para("Scene Heading", "INT. A"), None),
    ],
)
def test_scene_numbers(heading: str, number: str | None) -> None:
    [element] = fdx.read(document(heading)).elements
    assert (element.text, element.number) == ("INT. A", number)


NOTE = '<ScriptNote ID="1"><Paragraph><Text>Is it?</Text></Paragraph></ScriptNote>'


@pytest.mark.parametrize(
    "runs",
    [f"<Text>It {NOTE}is hot.</Text>", f"{NOTE}<Text>It is hot.</Text>",
     f"<Text>It is</Text>{NOTE}<Text> hot.{NOTE}</Text>"],
)  # fmt: skip
def test_notes_are_not_of_the_script(runs: str) -> None:
    assert shapes(fdx.read(document(para("Action", runs)))) == [("action", "It is hot.")]


def test_what_an_omitted_scene_was_is_not_read() -> None:
    old = para("Scene Heading", "EXT. YARD") + para("Action", "Mara waits.")
    content = f"<Text>OMITTED</Text><OmittedScene>{old}</OmittedScene>"
    script = fdx.read(document(para("Scene Heading", content, 'Number="3"')))
    assert shapes(script) == [("heading", "OMITTED")]
    assert script.scenes[0].number == "3"


DUAL = "".join(
    para(*p) for p in [("Character", "MARA"), ("Dialogue", "Mine!"), ("Character", "PIM"),
                       ("Parenthetical", "(loud)"), ("Dialogue", "Mine!")]
)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        f"<Paragraph><DualDialogue>{DUAL}</DualDialogue></Paragraph>",
        para("General", f"<DualDialogue>{DUAL}</DualDialogue>"),
        f"<DualDialogue>{DUAL}</DualDialogue>",
    ],
)  # fmt: skip
def test_dual_dialogue(content: str) -> None:
    script = fdx.read(document(content + para("Action", "Neither lets go.")))
    assert [(e.speaker, e.dual) for e in script.elements if e.speaker] == [
        ("MARA", False),
        ("PIM", True),
    ]
    assert [text for _, text in shapes(script)][1:] == ["Mine!", "PIM", "(loud)", "Mine!", "Neither lets go."]  # fmt: skip


def title_page(*lines: str) -> str:
    page = "".join(f'<Paragraph Alignment="Center"><Text>{x}</Text></Paragraph>' for x in lines)
    header = (
        "<HeaderAndFooter><Header><Paragraph><Text>2.</Text></Paragraph></Header></HeaderAndFooter>"
    )
    return f"<TitlePage>{header}<Content>{page}</Content></TitlePage>"


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        (("", '"The Attic"', "", "Written by", "", "Ann One"), "The Attic", ("Ann One",)),
        (("THE ATTIC", "by Ann One &amp; Bob Two", "ann@one.org"), "THE ATTIC", ("Ann One", "Bob Two")),
        (("Third Draft", "THE ATTIC"), "THE ATTIC", ()),
        ((), "Attic", ()),
        (("THE ATTIC", "Written by", "Ann One", "&amp;", "Bob Two"), "THE ATTIC", ("Ann One", "Bob Two")),
    ],
)  # fmt: skip
def test_title_page(lines: tuple[str, ...], title: str, authors: tuple[str, ...]) -> None:
    data = document(para("Action", "Dust."), title_page(*lines))
    script = load_bytes(data, "attic.fdx")
    assert (script.title, script.authors) == (title, authors)


@given(
    mangled(document(DUAL + para("Action", f"<Text Style='Bold'>x{NOTE}</Text>"), title_page("T")))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(fdx.read, data)
