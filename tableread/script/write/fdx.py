"""Final Draft: XML with a type on every paragraph; bold, italic and underlined words as its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import SubElement, indent, tostring

from tableread.script.model import SPOKEN_IN_SPEECH, Element, Kind, Script
from tableread.script.write.cue_line import cue_line
from tableread.script.write.marks import body

_TYPES = {
    Kind.HEADING: "Scene Heading",
    Kind.CUE: "Character",
    Kind.DIALOGUE: "Dialogue",
    Kind.PARENTHETICAL: "Parenthetical",
    Kind.LYRICS: "Lyrics",
    Kind.TRANSITION: "Transition",
    Kind.SECTION: "New Act",
    Kind.SYNOPSIS: "Summary",
    Kind.NOTE: "Note",
}
_REVISION = "1"
"""The set of revisions that all marked paragraphs are put in."""
_MARK = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_(?=\S)|(?<=\S)_(?!\w))")
# XML 1.0 has no place for these, not even as references
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(script: Script) -> bytes:
    """The script as a Final Draft document."""
    root = Node("FinalDraft", DocumentType="Script", Template="No", Version="3")
    content = SubElement(root, "Content")
    for speeches in _grouped(script):
        parent = content
        if len(speeches) > 1:
            parent = SubElement(SubElement(content, "Paragraph"), "DualDialogue")
        for element in (e for speech in speeches for e in speech):
            _add(parent, element)
    if any(element.revised for element in script.elements):
        revisions = SubElement(root, "Revisions", ActiveSet=_REVISION, RevisionMode="No")
        SubElement(revisions, "Revision", ID=_REVISION, Mark="*", Name="Revised", Style="")
    if script.title or script.authors:
        page = SubElement(SubElement(root, "TitlePage"), "Content")
        by = ["written by", " & ".join(script.authors)] if script.authors else []
        for line in [script.title, *by]:
            paragraph = SubElement(page, "Paragraph", Alignment="Center")
            SubElement(paragraph, "Text").text = _legal(line)
    indent(root)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
    body: bytes = tostring(root, encoding="utf-8")
    return head + body + b"\n"


def _grouped(script: Script) -> Iterator[list[list[Element]]]:
    """Elements one by one, but speeches that are spoken together side by side."""
    elements = [e for _, e in body(script) if e.kind is not Kind.PAGE_BREAK]
    at = 0
    while at < len(elements):
        together = [_speech(elements, at)]
        at += len(together[0])
        if together[0][0].kind is Kind.CUE:
            while at < len(elements) and elements[at].kind is Kind.CUE and elements[at].dual:
                together.append(_speech(elements, at))
                at += len(together[-1])
        yield together


def _speech(elements: list[Element], at: int) -> list[Element]:
    end = at + 1
    if elements[at].kind is Kind.CUE:
        while end < len(elements) and elements[end].kind in SPOKEN_IN_SPEECH:
            end += 1
    return elements[at:end]


def _add(parent: Node, element: Element) -> None:
    paragraph = SubElement(parent, "Paragraph", Type=_TYPES.get(element.kind, "Action"))
    if element.kind is Kind.CENTERED:
        paragraph.set("Alignment", "Center")
    if element.number:
        paragraph.set("Number", element.number)
    text = element.text
    if element.kind is Kind.CUE:
        text = cue_line(element)
    plain = element.kind in {Kind.CUE, Kind.HEADING, Kind.TRANSITION}
    for words, style in [(text, "")] if plain else _runs(text):
        run = SubElement(paragraph, "Text")
        run.text = _legal(words)
        if element.revised:
            run.set("RevisionID", _REVISION)
        if style:
            run.set("Style", style)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its emphasis marks, each piece with Final Draft's names of its styles."""
    on: dict[str, bool] = {"*": False, "**": False, "_": False}
    parts = _MARK.split(text)
    if len(parts) % 4 not in {1} and text.count("*") % 2:
        yield text, ""
        return
    for number, part in enumerate(parts):
        if number % 2:
            for mark in ("**", "*") if part == "***" else (part,):
                on[mark] = not on[mark]
        elif part:
            names = [n for m, n in (("**", "Bold"), ("*", "Italic"), ("_", "Underline")) if on[m]]
            yield part, "+".join(names)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
