"""OpenDocument text (.odt), as LibreOffice writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node

from tableread.base.errors import ScriptError
from tableread.script.model import Script
from tableread.script.office import Paragraph, read_paragraphs
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
    paragraphs = list(_paragraphs(text, styles)) if text is not None else []
    return read_paragraphs("odt", paragraphs)


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
        for _ in range(10):
            node = self._nodes.get(style)
            if node is None:
                return 0.0
            for properties in children(node, "paragraph-properties"):
                lengths = [
                    _points(attribute(properties, name)) for name in ("margin-left", "text-indent")
                ]
                if attribute(properties, "margin-left") or attribute(properties, "text-indent"):
                    return sum(lengths)
            style = attribute(node, "parent-style-name")
        return 0.0


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


def _paragraphs(parent: Node, styles: _Styles) -> Iterator[Paragraph]:
    for node in parent:
        name = local_name(node)
        if name in {"p", "h"}:
            style = attribute(node, "style-name")
            text = _text(node)
            stripped = text.lstrip("\t ")
            lead = len(text[: len(text) - len(stripped)].expandtabs(8))
            indent = max(0, min(80, round(styles.indent(style) / _COLUMN))) + lead
            yield Paragraph(stripped.rstrip(), styles.name(style), indent)
        elif name == "table-row":
            cells = [" ".join(p.text for p in _paragraphs(cell, styles)).strip() for cell in node]
            yield Paragraph("\t".join(cell for cell in cells if cell), "", 0)
        elif name not in {"tracked-changes", "sequence-decls"}:
            yield from _paragraphs(node, styles)


def _text(node: Node) -> str:
    parts = [node.text or ""]
    for child in node:
        name = local_name(child)
        if name == "s":
            count = attribute(child, "c", "1")
            parts.append(" " * (min(200, int(count)) if count.isdigit() else 1))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in {"note", "annotation"}:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
