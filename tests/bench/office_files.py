"""Writes documents as word processors save them: the same paragraphs and tables as Word, OpenDocument, rich text and HTML."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

_TWIPS = 1440
"""In an inch."""


class Par(NamedTuple):
    """A paragraph. Its text may have tabs and line ends in it."""

    text: str
    left: float = 0
    """Inches from the margin."""
    first: float = 0
    """Inches from there for the first line; less than nothing is a hanging indent."""
    centred: bool = False
    bold: int = 0
    """So many of its first characters are bold."""
    italic: bool = False


class Table(NamedTuple):
    """A table: rows of cells of paragraphs. A row with fewer cells than the first has one over all columns."""

    rows: Sequence[Sequence[Sequence[Par]]]


Block = Par | Table


def runs(par: Par) -> Iterable[tuple[str, bool]]:
    """Its text in pieces that are bold or not."""
    for text, bold in ((par.text[: par.bold], True), (par.text[par.bold :], False)):
        if text:
            yield text, bold


def packed(files: dict[str, str]) -> bytes:
    """The files in a zip."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def word(blocks: Iterable[Block]) -> bytes:
    """As Word saves it (.docx)."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(_word(block) for block in blocks)
    return packed({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f'<w:styles {names}><w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
    })  # fmt: skip


def _word(block: Block) -> str:
    if isinstance(block, Table):
        widest = max(len(row) for row in block.rows)
        rows = ""
        for row in block.rows:
            over = f'<w:tcPr><w:gridSpan w:val="{widest}"/></w:tcPr>' if len(row) < widest else ""
            cells = "".join(f"<w:tc>{over}{''.join(map(_word, cell))}</w:tc>" for cell in row)
            rows += f"<w:tr>{cells}</w:tr>"
        return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
    hanging = f'w:hanging="{round(-block.first * _TWIPS)}"' if block.first < 0 else ""
    first = f'w:firstLine="{round(block.first * _TWIPS)}"' if block.first > 0 else ""
    indent = f'<w:ind w:left="{round(block.left * _TWIPS)}" {hanging}{first}/>'
    centred = '<w:jc w:val="center"/>' if block.centred else ""
    letters = ""
    for text, bold in runs(block):
        style = ("<w:b/>" if bold else "") + ("<w:i/>" if block.italic else "")
        words = (
            escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
        )
        words = words.replace("<w:t>", '<w:t xml:space="preserve">')
        letters += f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p><w:pPr>{indent}{centred}</w:pPr>{letters}</w:p>"


def open_document(blocks: Iterable[Block]) -> bytes:
    """As LibreOffice saves it (.odt)."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for name, uri in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    styles: dict[str, str] = {}
    body = "".join(_open(block, styles) for block in blocks)
    bold = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{bold}{''.join(styles.values())}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f'<office:document-styles {spaces}><office:styles><style:style style:name="Standard"/></office:styles>'
        "</office:document-styles>",
    })  # fmt: skip


def _open(block: Block, styles: dict[str, str]) -> str:
    if isinstance(block, Table):
        widest = max(len(row) for row in block.rows)
        rows = ""
        for row in block.rows:
            over = f' table:number-columns-spanned="{widest}"' if len(row) < widest else ""
            cells = "".join(
                f"<table:table-cell{over}>{''.join(_open(par, styles) for par in cell)}</table:table-cell>"
                for cell in row
            )
            rows += f"<table:table-row>{cells}</table:table-row>"
        return f"<table:table>{rows}</table:table>"
    look = (
        f'fo:margin-left="{block.left}in" fo:text-indent="{block.first}in"'
        f' fo:text-align="{"center" if block.centred else "start"}"'
    )
    slope = '<style:text-properties fo:font-style="italic"/>' if block.italic else ""
    name = f"P{list(styles).index(look + slope) + 1 if look + slope in styles else len(styles) + 1}"
    styles[look + slope] = (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {look}/>{slope}</style:style>"
    )
    letters = ""
    for text, bold in runs(block):
        words = escape(text).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
        letters += f'<text:span text:style-name="T1">{words}</text:span>' if bold else words
    return f'<text:p text:style-name="{name}">{letters}</text:p>'


def rich(blocks: Iterable[Block]) -> bytes:
    """As Word and LibreOffice save it (.rtf)."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}{\stylesheet{\s0 Normal;}}"
        "\n"
    )
    return (head + "".join(_rich(block) for block in blocks) + "}").encode("ascii")


def _rich(block: Block) -> str:
    if isinstance(block, Table):
        widest = max(len(row) for row in block.rows)
        out = ""
        for row in block.rows:
            ends = (
                [9000] if len(row) < widest else [9000 * (n + 1) // widest for n in range(widest)]
            )
            out += r"\trowd\trgaph108" + "".join(rf"\cellx{end}" for end in ends) + "\n"
            for cell in row:
                out += (
                    r"\par ".join(rf"\pard\plain\intbl {_letters(par)}" for par in cell)
                    + "\\cell\n"
                )
            out += "\\row\n"
        return out + "\\pard\n"
    look = rf"\li{round(block.left * _TWIPS)}\fi{round(block.first * _TWIPS)}"
    side = "qc" if block.centred else "ql"
    return rf"\pard\plain\s0{look}\{side} {_letters(block)}\par" + "\n"


def _letters(par: Par) -> str:
    out = ""
    for text, bold in runs(par):
        style = (r"\b" if bold else "") + (r"\i" if par.italic else "")
        words = "".join(_letter(c) for c in text)
        out += f"{{{style} {words}}}" if style else words
    return out


def _letter(c: str) -> str:
    special = {"\t": r"\tab ", "\n": r"\line ", "\\": r"\\", "{": r"\{", "}": r"\}"}
    if c in special:
        return special[c]
    if ord(c) < 128:
        return c
    halves = c.encode("utf-16-le")
    units = (
        int.from_bytes(halves[n : n + 2], "little", signed=True) for n in range(0, len(halves), 2)
    )
    return "".join(rf"\u{unit}?" for unit in units)


def page(blocks: Iterable[Block]) -> bytes:
    """As word processors save it for the web (.html): indents and alignment in style attributes."""
    body = "\n".join(_page(block) for block in blocks)
    head = '<meta charset="utf-8"><title>Script</title><style>p.MsoNormal { margin: 0; font-size: 12pt }</style>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


def _page(block: Block) -> str:
    if isinstance(block, Table):
        widest = max(len(row) for row in block.rows)
        rows = ""
        for row in block.rows:
            over = f' colspan="{widest}"' if len(row) < widest else ""
            rows += (
                "<tr>"
                + "".join(f"<td{over}>{''.join(map(_page, cell))}</td>" for cell in row)
                + "</tr>\n"
            )
        return f"<table>{rows}</table>"
    look = f"margin-left:{block.left}in;text-indent:{block.first}in"
    centred = ' align="center"' if block.centred else ""
    letters = ""
    for text, bold in runs(block):
        words = escape(text).replace("\t", "\u00a0\u00a0\u00a0 ").replace("\n", "<br>\n")
        letters += f"<b>{words}</b>" if bold else words
    if block.italic:
        letters = f"<i>{letters}</i>"
    return f'<p class="MsoNormal"{centred} style="{look}">{letters or "&nbsp;"}</p>'
