"""Web pages by what their classes, their style sheets and their breaks say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tableread.script.document import Paragraph, Row
from tableread.script.html_blocks import blocks_of
from tableread.script.load import load_bytes
from tests.script.readings import shapes

ENGLISH = [
    ("heading", "INT. BAKERY - NIGHT"), ("action", "Flour everywhere."),
    ("cue", "MAGDA"), ("parenthetical", "(not looking up)"), ("dialogue", "We are closed (as ever)."),
    ("cue", "TOM"), ("dialogue", "The door was open."), ("action", "She looks at the door."),
    ("cue", "MAGDA"), ("dialogue", "So it was."), ("cue", "TOM"), ("dialogue", "One roll."), ("parenthetical", "(beat)"), ("dialogue", "Please."),
]  # fmt: skip
FRENCH = [
    ("heading", "INT. BOULANGERIE - NUIT"), ("action", "De la farine partout."),
    ("cue", "MAGDA"), ("parenthetical", "(sans lever la tête)"), ("dialogue", "C'est fermé (comme toujours)."),
    ("cue", "TOM"), ("dialogue", "La porte était ouverte."), ("action", "Elle regarde la porte."),
    ("cue", "MAGDA"), ("dialogue", "En effet."), ("cue", "TOM"), ("dialogue", "Un petit pain."), ("parenthetical", "(un temps)"), ("dialogue", "S'il vous plaît."),
]  # fmt: skip
Parts = list[tuple[str, str]]
MENU = "<nav><a href='/'>Home</a></nav><ul class='menu'><li>Plays</li></ul>"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}<title>Rolls</title></head><body>{MENU}{body}</body></html>".encode()


def by_class(tag: str, names: dict[str, str]) -> Callable[[Parts], str]:
    return lambda parts: "\n".join(f"<{tag} class='{names[kind]}'>{text}</{tag}>" for kind, text in parts)  # fmt: skip


def by_speech(speech: str, between: str, other: str) -> Callable[[Parts], str]:
    """Every cue with what belongs to it in one element."""

    def write(parts: Parts) -> str:
        out: list[str] = []
        name, said = "", [""]
        for kind, text in [*parts, ("end", "")]:
            if kind in {"dialogue", "parenthetical"}:
                said.append(text)
                continue
            if name:
                out.append(speech.format(name=name, said=between.join(said)))
            name, said = (text, []) if kind == "cue" else ("", [])
            if kind in {"heading", "action"}:
                out.append(other.format(text))
        return "\n".join(out)

    return write


KINDS = ("heading", "action", "cue", "parenthetical", "dialogue")
PAGES: dict[str, Callable[[Parts], str]] = {
    "classes with dashes": by_class("p", dict(zip(KINDS, ("scene-heading", "action", "character", "parenthetical", "dialogue"), strict=True))),
    "classes among others": by_class("div", {k: f"mb-2 text-sm sp-{n} x{n}" for k, n in zip(KINDS, ("slug-line", "action", "character", "paren", "dialog"), strict=True)}),
    "classes in two words": by_class("div", dict(zip(KINDS, ("SceneHeading_a1", "stageDirection", "characterName", "parenthetical__x", "dialogueText"), strict=True))),
    "spans": by_speech("<div class='speech'><span class='speaker'>{name}</span> <span class='text'>{said}</span></div>", " ", "<p>{0}</p>"),
    "divisions in divisions": by_speech("<div class='speech-block'><div class='name'>{name}</div><div class='line'>{said}</div></div>", "</div><div class='line'>", "<div class='direction'>{0}</div>"),
    "a list": by_speech("<dl><dt>{name}<dd>{said}</dl>", "<dd>", "<p>{0}</p>"),
    "bold and breaks": by_speech("<p><b>{name}</b><br>\n{said}</p>", "<br>", "<p>{0}</p>"),
    "breaks": by_speech("{name}<br>\n{said}<br><br>", "<br/>\n", "{0}<br><br>"),
    "bold and colon": by_speech("<p><strong>{name}:</strong> {said}</p>", " ", "<p>{0}</p>"),
    "a table": lambda parts: "<table>" + by_speech("<tr><td>{name}<td><p>{said}</p></tr>", "</p><p>", "<tr><td colspan=2><i>{0}</i></tr>")(parts) + "</table>",
    "a table in a table": lambda parts: "<table><tr><td>" + by_class("p", dict(zip(KINDS, ("slug", "action", "character", "paren", "dialog"), strict=True)))(parts) + "</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("parts", [ENGLISH, FRENCH], ids=["English", "French"])
def test_ways_to_mark_a_script(name: str, parts: Parts) -> None:
    read = shapes(load_bytes(page(PAGES[name](parts)), "rolls.html"))
    found = [(kind, text.strip("*")) for kind, text in read]
    assert found[-len(parts) :] == parts


def test_a_style_sheet_says_what_is_centred_and_how_far_in_words_are() -> None:
    """As Google's documents are saved for the web."""
    sheet = "<style>ul{margin:0} .c1{margin-left:144pt;text-align:center} .c2, p.c3{margin-left:72pt} .c4{font-weight:700}</style>"
    body = "<p class='c2'>In.</p><p class='c1'><span class='c4'>MID</span></p><p class='c3'>In, too.</p>"
    blocks = blocks_of(f"{sheet}{body}")
    assert [(b.text, b.indent, b.centred) for b in blocks if isinstance(b, Paragraph)] == [
        ("In.", 10, False), ("**MID**", 20, True), ("In, too.", 10, False),
    ]  # fmt: skip


def test_tags_that_are_never_closed_and_closed_that_never_were() -> None:
    blocks = blocks_of("</div><p>One<p>Two</b></p></table><td>Three<table><tr><td>Four")
    assert [" ".join(b.texts) if isinstance(b, Row) else b.text for b in blocks] == ["One", "Two", "Three", "Four"]  # fmt: skip
