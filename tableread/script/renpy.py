"""Games written with Ren'Py: `e "Hello."` is said by the character that `define e = Character("Eileen")` names.

Labels are headings; choices of a menu and what nobody says are action; statements for the machine are furniture.
"""

from __future__ import annotations

import re

from tableread.script.compose import compose
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Element, Kind, Script

_CHARACTER = re.compile(
    r"^[ \t]*+(?:(?:define|default|\$)[ \t]++)(?P<id>[\w.]+)[ \t]*+=[ \t]*+(?:Dynamic)?Character\([ \t]*+"
    r"(?:_\([ \t]*+)?[\"'](?P<name>[^\"'\n]{1,60})[\"']",
    re.MULTILINE,
)
_LABEL = re.compile(r"label[ \t]++(?P<name>[\w.]+)[ \t]*+(?:\([^\n]*\))?[ \t]*+:(?:[ \t]*+#.*)?")
_SAY = re.compile(
    r"(?:(?P<id>[^\W\d]\w*+)(?:[ \t]++(?:@[ \t]*+)?[\w-]++){0,6}[ \t]++|\"(?P<name>[^\"\n]{1,60})\"[ \t]++)?"
    r"(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')[ \t]*+"
    r"(?P<choice>(?:if\b[^\n]*)?:)?(?:(?:with|nointeract|id|\(|#).*)?"
)
_TAG = re.compile(r"\{[^{}\n]*\}")
_ESCAPED = re.compile(r"\\(.)")
_STATEMENTS = frozenset(
    """define default init python label jump call return scene show hide play stop queue voice with image transform
    screen style if elif else while for pass menu window pause camera translate old new text textbutton add""".split()
)
_FEW = 2


def is_renpy(sample: str) -> bool:
    """Whether a text defines characters as Ren'Py does, or has labels and several lines that are said."""
    if _CHARACTER.search(sample):
        return True
    lines = [line.strip() for line in sample.split("\n")]
    if not any(_LABEL.fullmatch(line) for line in lines):
        return False
    said = (_SAY.fullmatch(line) for line in lines)
    return sum(found is not None and found["id"] not in _STATEMENTS for found in said) > _FEW


def read(source: str) -> Script:
    """Read a script for Ren'Py. Never fails: what is no label and is not said is furniture."""
    source = with_line_feeds(source)
    names = {found["id"]: found["name"] for found in _CHARACTER.finditer(source)}
    elements: list[Element] = []
    at = 0
    for line in source.split("\n"):
        text = line.strip()
        if text:
            elements += _elements(text, at + line.index(text), names, elements)
        at += len(line) + 1
    return compose("renpy", elements)


def _elements(text: str, start: int, names: dict[str, str], before: list[Element]) -> list[Element]:
    """What one line is, without the space around it, that begins at `start`."""
    whole = (start, start + len(text))
    label = _LABEL.fullmatch(text)
    if label:
        name = label["name"]
        return [Element(Kind.HEADING, name.replace("_", " ").strip(" .") or name, whole)]
    said = _SAY.fullmatch(text)
    words = _plain(said["string"][1:-1]) if said else ""
    if said is None or not words or said["id"] in _STATEMENTS:
        return [Element(Kind.NOTE if text[0] == "#" else Kind.FURNITURE, text, whole)]
    if said["id"] == "extend" and before and before[-1].kind is Kind.DIALOGUE:
        return [Element(Kind.DIALOGUE, words, whole)]
    speaker = said["name"] or names.get(said["id"], said["id"]) or ""
    if not speaker or said["choice"] or said["id"] in {"extend", "centered"}:
        return [Element(Kind.ACTION, words, whole)]
    opening = start + said.start("string")
    return [
        Element(Kind.CUE, speaker, (start, opening), speaker),
        Element(Kind.DIALOGUE, words, (opening, whole[1])),
    ]


def _plain(words: str) -> str:
    """What is read of a string: without tags for the machine ("{w}") and signs that stand for others."""
    words = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], words)
    return _TAG.sub("", words).replace("{{", "{").replace("[[", "[").replace("%%", "%").strip()
