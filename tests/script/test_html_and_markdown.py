"""Scripts saved from the web, and scripts written in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.script import html, markdown
from tableread.script.load import load_bytes
from tableread.script.model import Script
from tests.script.readings import (
    holds_together,
    mangled,
    read_or_refused,
    refused,
    said,
    shapes,
)
from tests.script.test_screenplay import LAYOUTS, SCENE

PLAY = [("ADA", "It is hot."), ("BEN", "So stop."), ("ADA", "You did!"), ("BEN", "No.")]
CLASSES = {"heading": "sceneheading", "dialogue": "dialog", "cue": "character"}


def page(body: str, title: str = "", head: str = "") -> Script:
    source = f"<!DOCTYPE html>\n<html><head>{head}<title>{title}</title></head><body>{body}</body></html>"
    return load_bytes(source.encode(), "page.html")


def paragraphs(line: str) -> str:
    return "\n".join(line.format(kind=CLASSES.get(kind, kind), text=text) for kind, text in SCENE)


def speeches(speech: str) -> str:
    """Every cue with what belongs to it between <p> and </p>, as many exporters do."""
    out = ""
    for kind, text in SCENE:
        out += speech + text if kind in {"dialogue", "parenthetical"} else f"</p><p>{text}"
    return f"<p>{out.removeprefix('</p><p>')}</p>"


PAGES = {
    "classes": paragraphs("<p class='{kind}'>{text}</p>"),
    "classes and breaks": paragraphs('<p class="{kind}">{text}<br></p>'),
    "breaks": speeches("<br>"),
    "breaks and line ends": speeches("<br/>\n"),
    "pre": f"<pre>{LAYOUTS['indented']}</pre>",
    "pre in bold, with a menu": f"<p>Menu</p><pre><b>\n{LAYOUTS['indented']}</b></pre><p>Writers: Ann One</p>",
    "paragraphs": paragraphs("<p>{text}</p>"),
    "divisions": paragraphs("<div>{text}</div>"),
    "no class on what is said": paragraphs("<p class='{kind}'>{text}</p>").replace(
        " class='dialog'", ""
    ),
    "line ends in paragraphs": paragraphs("<p class='{kind}'>{text}</p>").replace(
        "lamp between", "lamp\nbetween"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_screenplays_on_pages(name: str) -> None:
    assert shapes(page(PAGES[name])) == SCENE


@pytest.mark.parametrize(
    "speech",
    [
        "<p>{0}.<br>\n{1}</p>", "<p>{0}. {1}</p>", "<p><b>{0}</b>: {1}</p>", "<li>{0}: {1}</li>",
        "<tr><td>{0}</td><td>{1}</td></tr>", "<p><i>[Exit.]</i></p><p>{0}.<br>{1}</p>",
        "<a name=s1><b>{0}</b></a><blockquote><a name=1>{1}</a><br></blockquote>",
        "<p>{0}</p>\n<p>{1}</p>",
    ],
)  # fmt: skip
def test_plays_on_pages(speech: str) -> None:
    script = page(
        "<h3>ACT I</h3>\n<h3>SCENE I. A yard.</h3>\n" + "\n".join(speech.format(*s) for s in PLAY)
    )
    assert said(script) == PLAY


def test_what_is_on_a_page_but_not_of_it() -> None:
    script = page(
        "<script>if (a < b) { INT. }</script><nav>Home</nav><style>p {}</style><!-- old -->"
        "<p>INT. YARD &mdash; DAY</p><p>Smoke &amp;\n fire.</p>"
    )
    assert shapes(script) == [("heading", "INT. YARD — DAY"), ("action", "Smoke & fire.")]
    assert script.elements[0].span[0] < script.elements[1].span[0]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("The Kiln", "<p>INT. YARD</p>", "The Kiln"),
        ("", "<p>INT. YARD</p>", "Page"),
        ("Boathouse Script at Movies.example", f"<pre>THE BOATHOUSE\n\nby\n\nAnn One\n\n{LAYOUTS['indented']}</pre>", "THE BOATHOUSE"),
    ],
)  # fmt: skip
def test_title(title: str, body: str, expected: str) -> None:
    assert page(body, title).title == expected


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "shift_jis"])
def test_a_page_says_its_encoding(charset: str) -> None:
    text = "花子：こんばんは。" if charset == "shift_jis" else "Élodie: ça va."
    data = f'<html><meta charset="{charset}"><p>{text}</p></html>'.encode(charset)
    assert html.read(data).elements[0].text == text


@pytest.mark.parametrize("charset", ["utf-8", "nonsense", "zip", "undefined"])
def test_a_page_that_lies_about_it(charset: str) -> None:
    data = f'<html><meta charset="{charset}"><p>Où es-tu née ? Là-bas, à Évreux, près de la forêt.</p></html>'.encode(
        "cp1252"
    )
    assert html.read(data).elements[0].text == "Où es-tu née ? Là-bas, à Évreux, près de la forêt."


def test_a_page_without_words() -> None:
    assert "no words" in refused(html.read, b"<html><body><img src='x'></body></html>")


@given(
    mangled(
        b"<html><head><title>T</title></head><pre>INT. X\n\nADA\nHi</pre><p class=character>&amp;<b>x</b><![if x]></html>"
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(html.read, data)


# --- Markdown


@pytest.mark.parametrize(
    "line",
    [
        "**{0}**: {1}\n\n", "**{0}:** {1}\n\n", "__{0}__: {1}\n\n", "**{0}.** {1}\n\n", "**{0}**: {1}  \n",
        "**{0}**\n{1}\n\n", "**{0}**  \n{1}\n\n",
        "- **{0}**: {1}\n",
        "**{0}**\n\n{1}\n\n",
        "**{0}**: {1}\\\n",
    ],
)  # fmt: skip
def test_ways_to_write_a_play_in_markdown(line: str) -> None:
    source = "## Scene 1: A yard\n\n*Smoke.*\n\n" + "".join(line.format(*s) for s in PLAY)
    script = load_bytes(source.encode(), "play.md")
    assert said(script) == PLAY
    assert shapes(script)[:2] == [("heading", "Scene 1: A yard"), ("action", "Smoke.")]


def test_headings_rules_and_directions() -> None:
    source = (
        "## Scene 1\n\n**ADA**: (rising) It *is* hot.\n\n_They sit._\n\n---\n\n## Scene 2\n\n"
        + "".join(f"**{name}** (*softly*): {text}\n\n" for name, text in PLAY)
    )
    script = markdown.read(source)
    assert shapes(script)[:6] == [
        ("heading", "Scene 1"), ("cue", "ADA:"), ("parenthetical", "(rising)"), ("dialogue", "It *is* hot."),
        ("action", "They sit."), ("heading", "Scene 2"),
    ]  # fmt: skip
    assert {e.extensions for e in script.elements if e.speaker} == {(), ("softly",)}


@pytest.mark.parametrize("top", ["# The Kiln\n\n", "---\ntitle: The Kiln\n---\n\n"])
def test_markdown_titles(top: str) -> None:
    source = top + "## ACT I\n\n" + "".join(f"**{name}**: {text}\n\n" for name, text in PLAY)
    assert load_bytes(source.encode(), "play.md").title == "The Kiln"


def test_an_act_above_a_scene() -> None:
    source = "## ACT I\n\n### Scene 1\n\n" + "".join(
        f"**{name}**: {text}\n\n" for name, text in PLAY
    )
    assert shapes(markdown.read(source))[:2] == [("section", "ACT I"), ("heading", "Scene 1")]


_PIECES = st.sampled_from(
    [
        "**ADA:** Hi",
        "**ADA**",
        "__B:__ x",
        "Hello.",
        "# S",
        "## ACT I",
        "---",
        "***",
        "* * *",
        "- **ADA**: x",
        "",
        " ",
        "_x_",
        "**",
        "\\",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("\n".join) | st.text(max_size=400))
def test_any_text_is_a_script(source: str) -> None:
    holds_together(markdown.read(source), source)
