"""OpenDocument text (.odt), as LibreOffice writes it: paragraphs with styles, indents and alignment, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node

from tableread.base.errors import ScriptError
from tableread.script.document import Block, Paragraph, as_paragraphs, table
from tableread.script.emphasis import Run, joined
from tableread.script.model import Script
from tableread.script.office import read_blocks
from tableread.script.xml import attribute, children, local_name, parse_xml
from tableread.script.zipped import names_in, take_out

_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_COLUMN = 7.2
"""Points; a letter of 12-point Courier."""


def read(data: bytes) -> Script:
    """Read an OpenDocument text. Raises `ScriptError` on a broken one."""
    if b"encryption-data" in _manifest(data):
        raise ScriptError("The document is locked with a password. Save it without one.")
    content = parse_xml(take_out(data, "content.xml"), "The document")
    roots = [content]
    if "styles.xml" in names_in(data):
        roots.append(parse_xml(take_out(data, "styles.xml"), "The document's list of styles"))
    styles = _Styles(roots)
    text = next((node for node in content.iter() if local_name(node) == "text"), None)
    return read_blocks("odt", list(_blocks(text, styles)) if text is not None else [])


def _manifest(data: bytes) -> bytes:
    name = "META-INF/manifest.xml"
    return take_out(data, name) if name in names_in(data) else b""


class _Styles:
    def __init__(self, roots: list[Node]) -> None:
        self._nodes: dict[str, Node] = {}
        for root in roots:
            for node in root.iter():
                if local_name(node) == "style":
                    self._nodes.setdefault(attribute(node, "name"), node)

    def name(self, style: str) -> str:
        """What the writer sees: automatic styles ("P12") lead to the one they were made from."""
        for _ in range(10):  # in a broken file a style may be made from itself
            node = self._nodes.get(style)
            if node is None:
                break
            parent = attribute(node, "parent-style-name")
            if not parent or not re.fullmatch(r"P\d+", style):
                return attribute(node, "display-name") or style
            style = parent
        return style

    def indent(self, style: str) -> float:
        """Points from the left margin."""
        for properties in self._properties(style, "paragraph-properties"):
            lengths = [attribute(properties, name) for name in ("margin-left", "text-indent")]
            if any(lengths):
                return sum(map(_points, lengths))
        return 0.0

    def is_centred(self, style: str) -> bool:
        """Whether paragraphs of the style are centred."""
        found = self._first(style, "paragraph-properties", "text-align")
        return found == "center"

    def run(self, text: str, style: str) -> Run:
        """`text` as it is set in a style."""
        weight = self._first(style, "text-properties", "font-weight")
        slope = self._first(style, "text-properties", "font-style")
        line = self._first(style, "text-properties", "text-underline-style")
        return Run(text, weight == "bold", slope == "italic", line not in {"", "none"})

    def _first(self, style: str, properties: str, name: str) -> str:
        """What the style or the first of those that it is made from says; "" where none does."""
        return next(
            (
                found
                for node in self._properties(style, properties)
                if (found := attribute(node, name))
            ),
            "",
        )

    def _properties(self, style: str, name: str) -> Iterator[Node]:
        for _ in range(10):  # in a broken file a style may be made from itself
            node = self._nodes.get(style)
            if node is None:
                return
            yield from children(node, name)
            style = attribute(node, "parent-style-name")


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


def _blocks(parent: Node, styles: _Styles) -> Iterator[Block]:
    for node in parent:
        name = local_name(node)
        if name in {"p", "h"}:
            style = attribute(node, "style-name")
            text = joined(_runs(node, styles, style))
            stripped = text.lstrip("\t ")
            lead = len(text[: len(text) - len(stripped)].expandtabs(8))
            indent = max(0, min(80, round(styles.indent(style) / _COLUMN))) + lead
            centred = styles.is_centred(style)
            yield Paragraph(stripped.rstrip(), styles.name(style), indent, centred=centred)
        elif name == "table":
            yield from table([
                [list(as_paragraphs(_blocks(cell, styles))) for cell in children(row, "table-cell")]
                for row in node.iter()
                if local_name(row) == "table-row"
            ])  # fmt: skip
        elif name not in {"tracked-changes", "sequence-decls"}:
            yield from _blocks(node, styles)


def _runs(node: Node, styles: _Styles, style: str) -> Iterator[Run]:
    yield styles.run(node.text or "", style)
    for child in node:
        name = local_name(child)
        if name == "s":
            count = attribute(child, "c", "1")
            yield styles.run(" " * (min(200, int(count)) if count.isdigit() else 1), style)
        elif name == "tab":
            yield styles.run("\t", style)
        elif name == "line-break":
            yield styles.run("\n", style)
        elif name == "span":
            yield from _runs(child, styles, attribute(child, "style-name") or style)
        elif name not in {"note", "annotation"}:
            yield from _runs(child, styles, style)
        yield styles.run(child.tail or "", style)
