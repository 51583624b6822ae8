"""Word documents (.docx): the paragraphs with their styles and indents, tables row by row.

Read from the XML itself: what a script needs of Word's format is its text, the names of styles and
two lengths, and so the same guards against malicious zips and XML hold here as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element as Node

from tableread.script.emphasis import Run, joined
from tableread.script.model import Script
from tableread.script.office import Paragraph, read_paragraphs
from tableread.script.xml import attribute, children, local_name, parse_xml
from tableread.script.zipped import names_in, take_out

_TWIPS_A_COLUMN = 144
"""Twentieths of a point: a letter of 12-point Courier is 7.2 points wide."""
_INDENT_PER_TAB = 8


def read(data: bytes) -> Script:
    """Read a Word document. Raises `ScriptError` on a broken one."""
    styles = _Styles(data)
    body = next(
        children(parse_xml(take_out(data, "word/document.xml"), "The document"), "body"), None
    )
    paragraphs = list(_paragraphs(body, styles)) if body is not None else []
    return read_paragraphs("docx", paragraphs, _core_title(data))


class _Styles:
    """Names and indents of the document's styles, by id, with what they take from their bases."""

    def __init__(self, data: bytes) -> None:
        self._nodes: dict[str, Node] = {}
        if "word/styles.xml" in names_in(data):
            root = parse_xml(take_out(data, "word/styles.xml"), "The document's list of styles")
            for node in children(root, "style"):
                self._nodes[attribute(node, "styleId")] = node

    def name(self, style: str) -> str:
        node = self._nodes.get(style)
        name = next(children(node, "name"), None) if node is not None else None
        return attribute(name, "val", style) if name is not None else style

    def indent(self, style: str) -> int:
        """Twips from the left margin."""
        for _ in range(10):  # a style may be based on a style …, in a broken file on itself
            node = self._nodes.get(style)
            if node is None:
                return 0
            found = _indent(next(children(node, "pPr"), None))
            if found is not None:
                return found
            based = next(children(node, "basedOn"), None)
            style = attribute(based, "val") if based is not None else ""
        return 0


def _indent(properties: Node | None) -> int | None:
    if properties is None:
        return None
    node = next(children(properties, "ind"), None)
    if node is None:
        return None
    total = 0
    for name in ("left", "start", "firstLine"):
        with suppress(ValueError):
            total += int(attribute(node, name, "0"))
    return total


def _paragraphs(parent: Node, styles: _Styles) -> Iterator[Paragraph]:
    for node in parent:
        name = local_name(node)
        if name == "p":
            yield _paragraph(node, styles)
        elif name == "tbl":
            yield from _rows(node, styles)
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _paragraphs(node, styles)


def _rows(table: Node, styles: _Styles) -> Iterator[Paragraph]:
    """A table of two columns is a play: the name, a tab, what is said."""
    for row in children(table, "tr"):
        cells = [
            " ".join(p.text for p in _paragraphs(cell, styles)).strip()
            for cell in children(row, "tc")
        ]
        yield Paragraph("\t".join(cell for cell in cells if cell), "", 0)


def _paragraph(node: Node, styles: _Styles) -> Paragraph:
    properties = next(children(node, "pPr"), None)
    style = ""
    centred = False
    if properties is not None:
        named = next(children(properties, "pStyle"), None)
        style = attribute(named, "val") if named is not None else ""
        alignment = next(children(properties, "jc"), None)
        centred = alignment is not None and attribute(alignment, "val") == "center"
    own = _indent(properties)
    twips = own if own is not None else styles.indent(style)
    text = _text(node)
    indent = max(0, min(80, round(twips / _TWIPS_A_COLUMN)))
    if centred and not indent:
        indent = max(0, (60 - len(text)) // 2)
    lead = len(text) - len(text.lstrip("\t "))
    indent += len(text[:lead].expandtabs(_INDENT_PER_TAB))
    return Paragraph(text[lead:].rstrip(), styles.name(style), indent)


_NOT_READ = frozenset({"moveFrom", "del", "Fallback", "instrText", "footnoteReference", "pPr"})
"""What was moved or taken away, what is there twice, and the fields' own words."""


def _text(node: Node) -> str:
    return joined(_runs(node))


def _runs(node: Node) -> Iterator[Run]:
    for inner in node:
        name = local_name(inner)
        if name in _NOT_READ:
            continue
        if name == "r":
            style = next(children(inner, "rPr"), None)
            if not _on(style, "vanish"):
                text = "".join(_letters(inner))
                if text:
                    yield Run(text, _on(style, "b"), _on(style, "i"), _on(style, "u"))
                yield from _boxes(inner)
        else:
            yield from _runs(inner)


def _boxes(run: Node) -> Iterator[Run]:
    """Paragraphs in a text box that is anchored in the run."""
    for inner in run:
        if local_name(inner) not in _NOT_READ:
            if local_name(inner) == "p":
                yield from _runs(inner)
            else:
                yield from _boxes(inner)


def _on(style: Node | None, name: str) -> bool:
    found = next(children(style, name), None) if style is not None else None
    return found is not None and attribute(found, "val", "1") not in {"0", "false", "none"}


def _letters(run: Node) -> Iterator[str]:
    for inner in run:
        name = local_name(inner)
        if name == "t":
            yield inner.text or ""
        elif name == "tab":
            yield "\t"
        elif name in {"br", "cr"}:
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"


def _core_title(data: bytes) -> str:
    if "docProps/core.xml" not in names_in(data):
        return ""
    root = parse_xml(take_out(data, "docProps/core.xml"), "The document's properties")
    title = next(children(root, "title"), None)
    return (title.text or "").strip() if title is not None else ""
