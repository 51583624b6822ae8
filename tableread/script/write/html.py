"""A web page that looks like a script and says in its classes what every paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script
from tableread.script.write.cue_line import cue_line
from tableread.script.write.marks import NO_MARKS, Marks, body, page_told

_STYLE = """
body { font: 12pt/1.2 "Courier Prime", Courier, monospace; max-width: 61ch; margin: 4em auto; padding: 0 2em; }
p { margin: 1em 0 0; white-space: pre-line; position: relative; }
.heading { font-weight: bold; margin-top: 2em; } .cue { margin-left: 20ch; }
.dialogue, .lyrics { margin: 0 15ch 0 10ch; } .lyrics { font-style: italic; }
.parenthetical { margin: 0 20ch 0 15ch; } .transition { text-align: right; }
.centered, .title { text-align: center; } .section { font-weight: bold; } .note, .synopsis { color: gray; }
.dual { display: flex; gap: 4ch; } .dual > div { flex: 1; } .dual .cue { margin-left: 5ch; }
.dual .dialogue, .dual .lyrics { margin: 0; } .dual .parenthetical { margin: 0 0 0 3ch; }
.page { text-align: right; } .cover { white-space: pre-wrap; break-after: page; }
[data-own]::before { content: ""; position: absolute; left: -1.2ch; top: 0; bottom: 0; border-left: 3px solid; }
.cue[data-own] { font-weight: bold; }
[data-revised]::after { content: "*"; position: absolute; right: -2ch; top: 0; }
.heading, .cue, .page { break-after: avoid; }
""".strip()
_BOLD_ITALIC = re.compile(r"(?<!\\)\*\*\*(?=\S)(.+?)(?<=\S)\*\*\*", re.DOTALL)
_BOLD = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<!\\)\*(?=\S)(.+?)(?<=\S)\*", re.DOTALL)
_UNDER = re.compile(r"(?<![\w\\])_(?=\S)(.+?)(?<=\S)_(?!\w)", re.DOTALL)


def write(script: Script, marks: Marks = NO_MARKS) -> bytes:
    """The script as one HTML file, UTF-8."""
    title = escape(script.title or "Script")
    lines = [
        "<!DOCTYPE html>",
        f'<html><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>\n{_STYLE}\n</style></head><body>",
    ]
    if script.title:
        lines.append(f'<p class="title">{title}</p>')
    if script.authors:
        lines.append(f'<p class="title">written by {escape(" & ".join(script.authors))}</p>')
    if marks.cover:
        cover = escape("\n".join(marks.cover))
        lines.append(f'<p class="note cover">{cover}</p>')
    lines += _body(script, marks)
    return ("\n".join([*lines, "</body></html>"]) + "\n").encode()


def _body(script: Script, marks: Marks) -> Iterator[str]:
    """Every paragraph; speeches that are said together stand side by side."""
    elements = list(body(script))
    beside = False  # whether a row of speeches is open
    for at, (index, element) in enumerate(elements):
        if element.kind is Kind.CUE:
            together = element.dual or _next_cue_is_dual(elements, at)
            if beside:
                yield "</div>" if element.dual else "</div></div>"
            if together:
                yield "<div>" if element.dual and beside else '<div class="dual"><div>'
            beside = together
        elif beside and element.kind not in SPOKEN_IN_SPEECH:
            yield "</div></div>"
            beside = False
        if index in marks.pages:
            yield f'<p class="note page">{page_told(marks.pages[index])}</p>'
        yield _paragraph(element, index in marks.own)
    if beside:
        yield "</div></div>"


def _next_cue_is_dual(elements: list[tuple[int, Element]], at: int) -> bool:
    for _, element in elements[at + 1 :]:
        if element.kind not in SPOKEN_IN_SPEECH:
            return element.kind is Kind.CUE and element.dual
    return False


def _paragraph(element: Element, own: bool) -> str:
    if element.kind is Kind.PAGE_BREAK:
        return '<hr class="page_break">'
    text = element.text
    if element.kind is Kind.CUE:
        text = cue_line(element)
    attributes = "".join(
        f" data-{name}"
        for name, marked in (("dual", element.dual), ("own", own), ("revised", element.revised))
        if marked
    )
    if element.number:
        text = f"{element.number}  {text}  {element.number}"
        attributes += f' data-number="{escape(element.number)}"'
    marked = escape(text, quote=False)
    for mark, tag in ((_BOLD_ITALIC, "b><i"), (_BOLD, "b"), (_ITALIC, "i"), (_UNDER, "u")):
        close = "></".join(reversed(tag.split("><")))
        marked = mark.sub(rf"<{tag}>\1</{close}>", marked)
    return f'<p class="{element.kind.value}"{attributes}>{marked}</p>'
