"""What the Fountain reader makes of what writers write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import fountain
from tableread.script.model import Kind, Script


def shapes(source: str) -> list[tuple[str, str]]:
    return [
        (e.kind.value, e.text) for e in fountain.read(source).elements if e.kind is not Kind.TITLE
    ]


CASES = [
    ("a cue and its line", "ADA\nHello.", [("cue", "ADA"), ("dialogue", "Hello.")]),
    ("a cue without a line is action", "ADA\n\nShe waits.", [("action", "ADA"), ("action", "She waits.")]),
    ("capitals alone are action", "CRASH BANG\n\nHe falls.", [("action", "CRASH BANG"), ("action", "He falls.")]),
    ("two shouted sentences are action", "THE LAMP GOES OUT.\nNOBODY MOVES.\n\nX.",
     [("action", "THE LAMP GOES OUT.\nNOBODY MOVES."), ("action", "X.")]),
    ("mixed case is no cue", "McTAVISH\nHello.", [("action", "McTAVISH\nHello.")]),
    ("a forced cue keeps its case", "@McTAVISH\nHello.", [("cue", "McTAVISH"), ("dialogue", "Hello.")]),
    ("a forced cue without capitals", "@李雷\n你好。", [("cue", "李雷"), ("dialogue", "你好。")]),
    ("a cue in Cyrillic", "ИВАН\nПривет.", [("cue", "ИВАН"), ("dialogue", "Привет.")]),
    ("digits alone are no cue", "42\nBeep.", [("action", "42\nBeep.")]),
    ("digits in a name", "K9\nWoof.", [("cue", "K9"), ("dialogue", "Woof.")]),
    ("a parenthetical in the middle", "ADA\nSo.\n(beat)\nYes.",
     [("cue", "ADA"), ("dialogue", "So."), ("parenthetical", "(beat)"), ("dialogue", "Yes.")]),
    ("a parenthetical over two lines is one", "ADA\n(winding\nthe clock)\nNo.",
     [("cue", "ADA"), ("parenthetical", "(winding the clock)"), ("dialogue", "No.")]),
    ("brackets inside a line are said", "ADA\n(Well) I never.", [("cue", "ADA"), ("dialogue", "(Well) I never.")]),
    ("two spaces keep a speech going", "ADA\nOne.\n  \nTwo.", [("cue", "ADA"), ("dialogue", "One.\nTwo.")]),
    ("headings", "INT. BARN - DAY\n\nEXT BARN\n\nint./ext. car - day\n\nI/E CAR\n\nEST. CITY - DAWN",
     [("heading", h) for h in ("INT. BARN - DAY", "EXT BARN", "int./ext. car - day", "I/E CAR", "EST. CITY - DAWN")]),
    ("a heading with action right below", "INT. BARN\nA cow.", [("heading", "INT. BARN"), ("action", "A cow.")]),
    ("a heading in Russian and Chinese", "ИНТ. КУХНЯ - ДЕНЬ\n\n内景 客厅 - 日", [("heading", "ИНТ. КУХНЯ - ДЕНЬ"), ("heading", "内景 客厅 - 日")]),
    ("words that begin like headings", "INTERCUT WITH:\n\nCLINT\nHm.", [("action", "INTERCUT WITH:"), ("cue", "CLINT"), ("dialogue", "Hm.")]),
    ("a forced heading, not three dots", ".SNIPER\n\n...and then.", [("heading", "SNIPER"), ("action", "...and then.")]),
    ("forced action", "!ADA\nis here", [("action", "ADA\nis here")]),
    ("transitions", "CUT TO:\n\n> Burn to white.\n\nFADE OUT.", [("transition", "CUT TO:"), ("transition", "Burn to white."), ("transition", "FADE OUT.")]),
    ("TO: with a line below is action", "SHE RUNS TO:\nthe door", [("action", "SHE RUNS TO:\nthe door")]),
    ("centred", "> THE END <", [("centered", "THE END")]),
    ("lyrics, also right below a cue", "ADA\n~La\n~Lo\n\n~Alone", [("cue", "ADA"), ("lyrics", "La\nLo"), ("lyrics", "Alone")]),
    ("sections, synopses, page breaks", "# Act\n\n= He sits.\n\n===", [("section", "Act"), ("synopsis", "He sits."), ("page_break", "")]),
    ("a note inside a line is not said", "ADA\nHello [[softly?]] there.", [("cue", "ADA"), ("dialogue", "Hello  there."), ("note", "softly?")]),
    ("a note over lines", "[[one\ntwo]]\n\nX.", [("note", "one\ntwo"), ("action", "X.")]),
    ("boneyard goes, its neighbours stay", "Before.\n\n/*\nADA\nGone.\n*/\n\nAfter. /* cut */ On.", [("action", "Before."), ("action", "After.  On.")]),
    ("(MORE) is furniture", "ADA\nOne\n(MORE)", [("cue", "ADA"), ("dialogue", "One"), ("furniture", "(MORE)")]),
    ("tabs change nothing", "\t\tINT. BARN\n\n\tX.\n\n\t\t\tADA\n\t\t(sad)\n\tHi.",
     [("heading", "INT. BARN"), ("action", "X."), ("cue", "ADA"), ("parenthetical", "(sad)"), ("dialogue", "Hi.")]),
    ("carriage returns change nothing", "INT. BARN\r\n\r\nADA\r\nHi.\r\n", [("heading", "INT. BARN"), ("cue", "ADA"), ("dialogue", "Hi.")]),
    ("emphasis stays for the screen", "**ADA** waves.\n\n**BEN**\n_Hi._", [("action", "**ADA** waves."), ("cue", "**BEN**"), ("dialogue", "_Hi._")]),
    ("FADE IN: at the top is no title page", "FADE IN:\n\nX.", [("transition", "FADE IN:"), ("action", "X.")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_shapes(source: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(f"Title: T\n\n{source}") == expected
    if "Title" not in source and not source.startswith("FADE"):
        assert shapes(source) == expected


@pytest.mark.parametrize(
    ("line", "name", "extensions", "dual"),
    [
        ("ADA (V.O.)", "ADA", ("V.O.",), False),
        ("ADA (O.S.)(PRELAP)", "ADA", ("O.S.", "PRELAP"), False),
        ("ADA ^", "ADA", (), True),
        ("ADA^", "ADA", (), True),
        ("ADA (O.S.) ^", "ADA", ("O.S.",), True),
        ("HANS (on the radio)", "HANS", ("on the radio",), False),
        ("O'NEILL #2", "O'NEILL #2", (), False),
        ("DR. NO", "DR. NO", (), False),
        ("ADA:", "ADA", (), False),
        ("**ADA**", "ADA", (), False),
    ],
)
def test_cues(line: str, name: str, extensions: tuple[str, ...], dual: bool) -> None:
    cue = fountain.read(f"X.\n\n{line}\nHello.").elements[1]
    assert (cue.speaker, cue.extensions, cue.dual) == (name, extensions, dual)


@pytest.mark.parametrize(("line", "number"), [("INT. A #1A#", "1A"), ("EXT. B #110-A#", "110-A")])
def test_scene_numbers(line: str, number: str) -> None:
    heading = fountain.read(line).elements[0]
    assert heading.number == number
    assert "#" not in heading.text


def test_title_page() -> None:
    script = fountain.read("Title:\n\t_**THE DUEL**_\nAuthor: Nobody\nDraft: 2\n\nX.")
    assert (script.title, script.authors) == ("THE DUEL", ("Nobody",))
    assert [e.kind.value for e in script.elements] == ["title"] * 4 + ["action"]


def test_one_spelling_for_a_character() -> None:
    source = "X.\n\nJOEL\nA.\n\nJOEL (V.O.)\nB.\n\nJOEL'S VOICE\nC.\n\nWOMAN'S VOICE\nD."
    script = fountain.read(source)
    assert [c.name for c in script.characters] == ["JOEL", "WOMAN'S VOICE"]
    assert script.characters[0].speeches == 3


def test_an_unclosed_comment_is_read_and_reported_as_uncertain() -> None:
    script = fountain.read("One.\n\n/* two.\n\nThree.")
    assert [e.text for e in script.elements] == ["One.", "/* two.", "Three."]
    assert script.warnings[0].span == (6, 8)


def _holds_together(source: str, script: Script) -> None:
    last = 0
    for element in script.elements:
        start, end = element.span
        assert 0 <= start <= end <= len(source)
        assert start >= last or element.kind is Kind.NOTE
        last = start
    for speech in script.speeches:
        assert script.elements[speech.cue].kind is Kind.CUE
        assert all(part > speech.cue for part in speech.parts)


_PIECES = st.sampled_from(
    ["ADA", "Hello there.", "(beat)", "INT. BARN - DAY", "", "  ", "~la", "> x <", "CUT TO:", "[[n]]",
     "/*", "*/", "[[", "]]", "@Bo", "!X", ".Y", "# s", "= s", "===", "Title: t", "ÉLODIE ^", "\t\tX"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("\n".join) | st.text(max_size=400))
def test_any_text_is_a_script(source: str) -> None:
    _holds_together(source, fountain.read(source))


_SHARED = Path(__file__).parents[3] / "shared" / "data" / "fountain" / "official"


@pytest.mark.skipif(not _SHARED.exists(), reason="the official samples are not here")
@pytest.mark.parametrize("name", ["Big-Fish", "Brick-and-Steel", "The-Last-Birthday-Card"])
def test_official_samples(name: str) -> None:
    import json

    source = (_SHARED / f"{name}.fountain").read_text(encoding="utf-8-sig")
    truth = [json.loads(x) for x in (_SHARED / f"{name}.speeches.jsonl").read_text().splitlines()]
    script = fountain.read(source)
    said = [
        (
            script.elements[s.cue].speaker,
            "".join(
                script.elements[p].text
                for p in s.parts
                if script.elements[p].kind is not Kind.PARENTHETICAL
            ),
        )
        for s in script.speeches
    ]
    letters = lambda text: "".join(c for c in text if c.isalnum())  # noqa: E731
    assert [(n, letters(t)) for n, t in said] == [(t["speaker"], letters(t["text"])) for t in truth]  # type: ignore[no-untyped-call]


def test_a_title_page_without_keys() -> None:
    script = fountain.read(
        "THE FERRY\n\nWritten by\n\nAnn One & Bob Two\n\nFADE IN:\n\nEXT. PIER\n"
    )
    assert (script.title, script.authors) == ("THE FERRY", ("Ann One", "Bob Two"))
    assert [e.kind for e in script.elements[:3]] == [Kind.TITLE] * 3
    assert not fountain.read("He stands by the door.\n\nBEN\nBy Ann?\n").title


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("EXT. PIER\n\nANA\n*(muttering)*\nFine.\n", ["heading", "cue", "parenthetical", "dialogue"]),
        ("EXT. MOLE\n\nJÖRG\n_(flüstert)_\nGut.\n", ["heading", "cue", "parenthetical", "dialogue"]),
        ("EXT. PIER\n\nSUPER: LISBON, 1944\nRain.\n", ["heading", "action"]),
        ("EXT. MOLE\n\nCHYRON: ZWEI JAHRE SPÄTER\nRegen.\n", ["heading", "action"]),
        ("EXT. PIER\n\nWHIP PAN TO\nThe boat.\n", ["heading", "action"]),
        ("66. KITCHEN. INT. 1994\n\nShe waits.\n", ["heading", "action"]),
        ("3.70 INNEN. KÜCHE\n\nSie wartet.\n", ["heading", "action"]),
    ],
)  # fmt: skip
def test_marks_round_directions_and_what_is_shown(text: str, kinds: list[str]) -> None:
    assert [element.kind.value for element in fountain.read(text).elements] == kinds
