"""Open Screenplay Format, and Fade In's own files, which are the same inside a zip."""

from __future__ import annotations

from xml.etree.ElementTree import Element as Node

from tableread.errors import ScriptError
from tableread.script.compose import compose
from tableread.script.emphasis import marked
from tableread.script.model import Kind, Places, Script
from tableread.script.paragraphs import Paragraphs, kind_of_style
from tableread.script.titles import title_and_authors
from tableread.script.xml import attribute, children, parse_xml
from tableread.script.zipped import take_out

_YES = frozenset({"1", "true", "yes"})


def read(data: bytes) -> Script:
    """Read an .osf document or a .fadein file. Raises `ScriptError` on what is none."""
    if data.startswith(b"PK"):
        data = take_out(data, "document.xml")
    root = parse_xml(data, "The Open Screenplay Format file")
    body = next(children(root, "paragraphs"), None)
    if body is None:
        raise ScriptError("The file is XML but holds no screenplay (no <paragraphs>).")
    out = Paragraphs()
    cues_together = 0
    for place, para in enumerate(children(body, "para"), 1):
        style = next(children(para, "style"), None)
        name = ""
        centred = False
        together = _flag(para, "dual")
        if style is not None:
            name = attribute(style, "basestyle") or attribute(style, "basestylename")
            centred = attribute(style, "align") == "center"
            together = together or _flag(style, "dual")
        kind = kind_of_style(name or attribute(para, "style")) or Kind.ACTION
        if kind is Kind.ACTION and centred:
            kind = Kind.CENTERED
        if kind is Kind.CUE:
            cues_together = cues_together + 1 if together else 0
        plain = kind in {Kind.CUE, Kind.HEADING, Kind.TRANSITION}
        out.add(
            kind,
            _text(para, plain),
            place,
            number=attribute(para, "number"),
            dual=kind is Kind.CUE and cues_together % 2 == 0 and cues_together > 0,
        )
    page = next(children(root, "titlepage"), None)
    lines = [_text(para) for para in children(page, "para")] if page is not None else []
    title, authors = title_and_authors(lines)
    info = next(children(root, "info"), None)
    if info is not None:
        title = attribute(info, "title") or title
        author = attribute(info, "author") or attribute(info, "written_by")
        authors = (author,) if author else authors
    return compose("osf", out.elements, title=title, authors=authors, places=Places.PARAGRAPHS)


def _flag(node: Node, begins: str) -> bool:
    return any(
        key.casefold().startswith(begins) and value.casefold() in _YES
        for key, value in node.attrib.items()
    )


def _text(para: Node, plain: bool = True) -> str:
    runs = []
    for run in children(para, "text"):
        text = run.text or ""
        if attribute(run, "allcaps") in _YES:
            text = text.upper()
        if not plain:
            text = marked(
                text,
                bold=attribute(run, "bold") in _YES,
                italic=attribute(run, "italic") in _YES,
                under=attribute(run, "underline") in _YES,
            )
        runs.append(text)
    return "".join(runs)
