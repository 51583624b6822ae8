"""Files of other programs: bundles of text, Trelby, Celtx."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import trelby
from tableread.script.load import load_bytes
from tests.script.readings import holds_together, refused, said, shapes, zipped

FOUNTAIN = "Title: The Kiln\n\nINT. YARD - DAY\n\nSmoke.\n\nADA\nIt is hot.\n\nBEN (O.S.)\n(low)\nSo stop.\n"
SHAPES = [
    ("heading", "INT. YARD - DAY"), ("action", "Smoke."), ("cue", "ADA"), ("dialogue", "It is hot."),
    ("cue", "BEN (O.S.)"), ("parenthetical", "(low)"), ("dialogue", "So stop."),
]  # fmt: skip
PICTURE: dict[str, str | bytes] = {"assets/picture.png": b"\x89PNG", "info.json": '{"version": 2}'}


@pytest.mark.parametrize("inside", ["text.fountain", "Kiln.textbundle/text.md", "kiln.highland/text.markdown"])  # fmt: skip
def test_a_bundle_is_the_text_in_it(inside: str) -> None:
    script = load_bytes(zipped({**PICTURE, inside: FOUNTAIN}), "kiln.highland")
    assert (script.format, script.title) == ("fountain", "The Kiln")
    assert shapes(script) == SHAPES


def test_a_bundle_of_another_alphabet_and_form() -> None:
    play = "".join(f"**{name}:** {text}\n\n" for name, text in [("Ада", "Жарко."), ("Бен", "Ну и что?")] * 3)  # fmt: skip
    script = load_bytes(zipped({"text.md": play}), "печь.textpack")
    assert said(script)[:2] == [("Ада", "Жарко."), ("Бен", "Ну и что?")]


TRELBY = "\n".join(
    ["\ufeff#Version 3", "#Begin-Config ", "FontSize:12", "#End-Config ",
     "#Title-String 0.0,80.0,32,cb,Times,,THE KILN", "#Title-String 0.0,99.0,12,c,Courier,,by", "#Title-String 0.0,99.0,12,c,Courier,,Ann One",
     "#Header-String 1,0,r,,${PAGE}.", ".\\int. yard - day", ">.Smoke rises from the", "..kiln.", "._ada", ">:It is hot, and I have", "&:wai", ".:ted.",
     "._ben (o.s.)", ".((low)", "|:So", ".:stop.", "./cut to:"]
)  # fmt: skip


def test_trelby() -> None:
    script = load_bytes(TRELBY.encode(), "kiln.trelby")
    assert (script.format, script.title, script.authors) == ("trelby", "THE KILN", ("Ann One",))
    assert shapes(script) == [
        ("heading", "INT. YARD - DAY"), ("action", "Smoke rises from the kiln."), ("cue", "ADA"),
        ("dialogue", "It is hot, and I have waited."), ("cue", "BEN (O.S.)"), ("parenthetical", "(low)"),
        ("dialogue", "So\nstop."), ("transition", "CUT TO:"),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(TRELBY.split("\n")), max_size=30).map("\n".join) | st.text(max_size=300))  # fmt: skip
def test_any_text_is_a_script(source: str) -> None:
    holds_together(trelby.read(source), source)


CELTX = "<html><head><title>Kiln</title></head><body>" + "".join(
    f'<p class="{kind}" id="x">{text}<br></p>\n'
    for kind, text in [("sceneheading", "int. yard - day"), ("action", "Smoke."), ("character", "ADA"), ("dialog", "Il fait chaud."),
                       ("character", "BEN"), ("parenthetical", "bas"), ("dialog", "Alors arrête.")]
) + "</body></html>"  # fmt: skip


def test_celtx_reads_the_longest_script_and_says_so() -> None:
    files = {"project.rdf": "<rdf/>", "script-b.html": "<html><p class='action'>Old.</p></html>", "script-a.html": CELTX, "notes.html": CELTX * 2}  # fmt: skip
    script = load_bytes(zipped(files), "kiln.celtx")
    assert script.format == "celtx"
    assert said(script) == [("ADA", "Il fait chaud."), ("BEN", "Alors arrête.")]
    assert "2 scripts" in script.warnings[0].message


def test_celtx_without_a_script() -> None:
    data = zipped({"project.rdf": "<rdf/>"})
    assert "without a script" in refused(lambda d: load_bytes(d, "kiln.celtx"), data)
