"""A web page that looks like a script and says in its classes what every paragraph is."""

from __future__ import annotations

import re
from html import escape

from tableread.script.model import Element, Kind, Script
from tableread.script.write.cue_line import cue_line

_STYLE = """
body { font: 12pt/1.2 "Courier Prime", Courier, monospace; max-width: 61ch; margin: 4em auto; padding: 0 1em; }
p { margin: 1em 0 0; white-space: pre-line; }
.heading { font-weight: bold; margin-top: 2em; } .cue { margin-left: 20ch; }
.dialogue, .lyrics { margin: 0 15ch 0 10ch; } .lyrics { font-style: italic; }
.parenthetical { margin: 0 20ch 0 15ch; } .transition { text-align: right; }
.centered, .title { text-align: center; } .section { font-weight: bold; } .note, .synopsis { color: gray; }
""".strip()
_BOLD_ITALIC = re.compile(r"(?<!\\)\*\*\*(?=\S)(.+?)(?<=\S)\*\*\*", re.DOTALL)
_BOLD = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<!\\)\*(?=\S)(.+?)(?<=\S)\*", re.DOTALL)
_UNDER = re.compile(r"(?<![\w\\])_(?=\S)(.+?)(?<=\S)_(?!\w)", re.DOTALL)


def write(script: Script) -> bytes:
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
    lines += [_paragraph(e) for e in script.elements if e.kind not in {Kind.FURNITURE, Kind.TITLE}]
    return ("\n".join([*lines, "</body></html>"]) + "\n").encode()


def _paragraph(element: Element) -> str:
    if element.kind is Kind.PAGE_BREAK:
        return '<hr class="page_break">'
    text = element.text
    if element.kind is Kind.CUE:
        text = cue_line(element) + (" ^" if element.dual else "")
    if element.number:
        text = f"{element.number}  {text}  {element.number}"
    marked = escape(text, quote=False)
    for mark, tag in ((_BOLD_ITALIC, "b><i"), (_BOLD, "b"), (_ITALIC, "i"), (_UNDER, "u")):
        close = "></".join(reversed(tag.split("><")))
        marked = mark.sub(rf"<{tag}>\1</{close}>", marked)
    return f'<p class="{element.kind.value}">{marked}</p>'
