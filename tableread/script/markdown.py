"""Markdown scripts: scenes as headings, `**NAME**: text` or `**NAME**` above the text.

A play in another dress: the stage reader finds the cues, this says which headings open scenes. What
Markdown has and plays have not is blanked out, so that the text keeps its length and places stay true.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tableread.script import stageplay
from tableread.script.model import Script

_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+] (?=\*\*|__)", re.MULTILINE)
_HARD_END = re.compile(r"\\$", re.MULTILINE)
_COLON_INSIDE = re.compile(r"(\*\*|__)([^*_\n]{1,40}):\1")
_ALONE = re.compile(
    r"^([ \t]*(?:\*\*|__)[^*_\n]{1,40}(?:\*\*|__)[ \t]*)\n[ \t]*\n(?=[^\s#*_-])", re.MULTILINE
)
_FRONT = re.compile(r"\A---\n(.*?\n)---[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*+(.+)$", re.MULTILINE | re.IGNORECASE)
_QUOTED = re.compile(r"[\"']?(.+?)[\"']?")
_FIRST_HEADING = re.compile(r"\A\s*# (?!#)(.+)")


def read(source: str) -> Script:
    """Read a Markdown script. Never fails."""
    title = ""
    front = _FRONT.match(source)
    if front:
        named = _TITLE.search(front[1])
        quoted = _QUOTED.fullmatch(named[1].rstrip(" \t")) if named else None
        title = quoted[1] if quoted else ""
    first = _FIRST_HEADING.match(source)
    if first and not title:
        title = first[1].strip()
    source = strip_markup(source)
    script = stageplay.read(source, format="markdown", headings=True)
    return replace(script, title=title) if title else script


def strip_markup(source: str) -> str:
    """The text as a play would have it: without bullets, rules and front matter, the same length."""
    for pattern in (_FRONT, _RULE, _BULLET, _HARD_END):
        source = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), source)
    source = _COLON_INSIDE.sub(r"\1\2\1:", source)
    # a name with an empty line below it: the line end goes to the other side of the emptiness
    return _ALONE.sub(lambda m: m[1] + " " * (len(m[0]) - len(m[1]) - 1) + "\n", source)
