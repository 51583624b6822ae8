"""Word documents (.docx): the paragraphs with their styles, indents and alignment, tables row by row.

Read from the XML itself: what a script needs of Word's format is its text, the names of styles and
two lengths, and so the same guards against malicious zips and XML hold here as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element as Node

from tableread.script.document import Block, Paragraph, as_paragraphs, table
from tableread.script.emphasis import Run, joined
from tableread.script.model import Script
from tableread.script.office import read_blocks
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
    blocks = list(_blocks(body, styles)) if body is not None else []
    return read_blocks("docx", blocks, _core_title(data))


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
        return next((i for p in self._properties(style) if (i := _indent(p)) is not None), 0)

    def alignment(self, style: str) -> str:
        """ "center", "left", …; "" where no style says it."""
        return next((a for p in self._properties(style) if (a := _alignment(p))), "")

    def _properties(self, style: str) -> Iterator[Node]:
        """How paragraphs of the style look, and of those that it is based on."""
        for _ in range(10):  # a style may be based on a style …, in a broken file on itself
            node = self._nodes.get(style)
            if node is None:
                return
            yield from children(node, "pPr")
            based = next(children(node, "basedOn"), None)
            style = attribute(based, "val") if based is not None else ""


def _alignment(properties: Node) -> str:
    node = next(children(properties, "jc"), None)
    return attribute(node, "val") if node is not None else ""


def _indent(properties: Node | None) -> int | None:
    if properties is None:
        return None
    node = next(children(properties, "ind"), None)
    if node is None:
        return None
    total = 0
    for name, sign in (("left", 1), ("start", 1), ("firstLine", 1), ("hanging", -1)):
        with suppress(ValueError):
            total += sign * int(attribute(node, name, "0"))
    return total


_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "customXml", "smartTag"})


def _blocks(parent: Node, styles: _Styles) -> Iterator[Block]:
    for node in parent:
        name = local_name(node)
        if name == "p":
            yield _paragraph(node, styles)
        elif name == "tbl":
            yield from table([
                [list(as_paragraphs(_blocks(cell, styles))) for cell in _inside(row, "tc")]
                for row in _inside(node, "tr")
            ])  # fmt: skip
        elif name in _WRAPPERS:
            yield from _blocks(node, styles)


def _inside(parent: Node, wanted: str) -> Iterator[Node]:
    """The children called `wanted`, those that Word has wrapped, too."""
    for node in parent:
        name = local_name(node)
        if name == wanted:
            yield node
        elif name in _WRAPPERS:
            yield from _inside(node, wanted)


def _paragraph(node: Node, styles: _Styles) -> Paragraph:
    properties = next(children(node, "pPr"), None)
    style = ""
    alignment = ""
    if properties is not None:
        named = next(children(properties, "pStyle"), None)
        style = attribute(named, "val") if named is not None else ""
        alignment = _alignment(properties)
    centred = (alignment or styles.alignment(style)) == "center"
    own = _indent(properties)
    twips = own if own is not None else styles.indent(style)
    text = _text(node)
    indent = max(0, min(80, round(twips / _TWIPS_A_COLUMN)))
    lead = len(text) - len(text.lstrip("\t "))
    indent += len(text[:lead].expandtabs(_INDENT_PER_TAB))
    return Paragraph(text[lead:].rstrip(), styles.name(style), indent, centred=centred)


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
