"""Open Screenplay Format, and Fade In's own files, which are the same inside a zip."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element as Node

from tableread.base.errors import ScriptError
from tableread.script.compose import compose
from tableread.script.emphasis import Run, joined
from tableread.script.model import Kind, Places, Script
from tableread.script.paragraphs import Paragraphs, kind_of_style
from tableread.script.titles import people, title_and_authors
from tableread.script.xml import attribute, children, local_name, parse_xml
from tableread.script.zipped import take_out

_YES = frozenset({"1", "true", "yes"})


def read(data: bytes) -> Script:
    """Read an .osf document or a .fadein file. Raises `ScriptError` on what is none."""
    if data.startswith(b"PK"):
        data = take_out(data, "document.xml")
    root = parse_xml(data, "The Open Screenplay Format file")
    body = next(children(root, "paragraphs"), None)
    if body is None:
        raise ScriptError("The file is XML but contains no screenplay (no <paragraphs>).")
    out = Paragraphs()
    bases = _bases(root)
    beside = False  # whether the cue before opened a pair
    for place, para in enumerate(children(body, "para"), 1):
        style = next(children(para, "style"), None)
        name = ""
        centred = False
        together = _flag(para, "dual")
        if style is not None:
            name = attribute(style, "basestyle") or attribute(style, "basestylename")
            centred = attribute(style, "align") == "center"
            together = together or _flag(style, "dual")
        kind = _kind(name or attribute(para, "style"), bases)
        if kind is Kind.ACTION and centred:
            kind = Kind.CENTERED
        second = kind is Kind.CUE and beside
        if kind is Kind.CUE:
            # some mark both cues of a pair, some the first only
            beside = together and not beside
        plain = kind in {Kind.CUE, Kind.HEADING, Kind.TRANSITION}
        out.add(
            kind,
            _text(para, plain),
            place,
            number=attribute(para, "number") or attribute(para, "scene_number"),
            dual=second,
        )
    page = next(children(root, "titlepage"), None)
    lines = [_text(para) for para in children(page, "para")] if page is not None else []
    title, authors = title_and_authors(lines)
    info = next(children(root, "info"), None)
    if info is not None:
        title = attribute(info, "title") or title
        author = attribute(info, "author") or attribute(info, "written_by")
        if author:
            lines = author.split("\n")
            authors = title_and_authors(["-", *lines])[1] or people(lines[-1])
    return compose("osf", out.elements, title=title, authors=authors, places=Places.PARAGRAPHS)


def _bases(root: Node) -> dict[str, str]:
    """What each style is based on."""
    return {
        attribute(node, "name"): attribute(node, "basestyle") or attribute(node, "basestylename")
        for node in root.iter()
        if local_name(node) == "style" and attribute(node, "name")
    }


def _kind(style: str, bases: dict[str, str]) -> Kind:
    """What a style is, or the first of those it is based on that says so."""
    for _ in range(10):
        kind = kind_of_style(style)
        if kind is not None or not style:
            return kind or Kind.ACTION
        style = bases.get(style, "")
    return Kind.ACTION


def _flag(node: Node, begins: str) -> bool:
    return any(
        key.casefold().startswith(begins) and value.casefold() in _YES
        for key, value in node.attrib.items()
    )


_TAG = re.compile(r"<(/?)([biu])>", re.IGNORECASE)


def _text(para: Node, plain: bool = True) -> str:
    runs: list[Run] = []
    for run in children(para, "text"):
        text = run.text or ""
        if attribute(run, "allcaps") in _YES:
            text = text.upper()
        style = [attribute(run, name) in _YES for name in ("bold", "italic", "underline")]
        # version 1.2 wrote tags into the text
        at = 0
        for tag in _TAG.finditer(text):
            runs.append(Run(text[at : tag.start()], *style))
            style["biu".index(tag[2].casefold())] = not tag[1]
            at = tag.end()
        runs.append(Run(text[at:], *style))
    return "".join(run.text for run in runs) if plain else joined(runs)
