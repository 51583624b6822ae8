"""Brings a web page to paragraphs and rows of tables, with classes, indents and alignment, as documents have them."""

from __future__ import annotations

import re

from tableread.script.document import Block, Paragraph, as_paragraphs, table
from tableread.script.emphasis import Run, joined
from tableread.script.html_looks import Look, inside, is_inherited, style_sheet
from tableread.script.html_tokens import Tag, attributes_of, tokens

BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li tr td th section article blockquote dt dd ul ol dl table header footer center body main"
    " aside figure tbody thead".split()
)
SILENT = frozenset("script style head title nav noscript svg button form select textarea".split())
_INLINE = frozenset("b strong i em u span font a cite small big code abbr label q".split())
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_LISTED = {"dt": "character", "dd": "dialogue"}
"""What a list of terms is in a script."""
_CLOSES_P = BLOCKS - {"td", "th", "tr"}
_LOOKED_UP = 60
"""Tags that are looked at for the one that is closed; pages are some twenty deep."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"(?<=\S)(?:\u00a0| ){3,}(?=\S)")
"""How a word processor writes a tab for the web."""


def blocks_of(source: str) -> list[Block]:
    """What the page consists of, without menus and scripts."""
    return _Page(source).blocks


def _marked(paragraph: Paragraph, attributes: str) -> Paragraph:
    """A paragraph with what the attributes of its tag say of it, as `write.html` writes them."""
    found = attributes_of(attributes)
    number, text = found.get("data-number", ""), paragraph.text
    if number:
        text = text.removeprefix(number).removesuffix(number).strip()
    dual, revised = "data-dual" in found, "data-revised" in found
    return paragraph._replace(text=text, number=number, dual=dual, revised=revised)


class _Page:
    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self._stack: list[tuple[str, Look]] = [("", Look())]
        self._tables: list[list[list[list[Paragraph]]]] = []
        self._runs: list[Run] = []
        self._marks = ""
        """The attributes of the block, where they say what is marked in it."""
        self._silent: list[str] = []
        self._sheet = style_sheet(source)
        for token in tokens(source):
            if isinstance(token, str):
                self._take(token)
            elif token.closing:
                self._close(token.name)
            else:
                self._open(token)
        self._end_paragraph()
        while self._tables:
            self._end_table()

    @property
    def _look(self) -> Look:
        return self._stack[-1][1]

    def _take(self, text: str) -> None:
        if self._silent:
            return
        text = _SPACE.sub(" ", text)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            text = text.removeprefix(" ")
        look = self._look
        self._runs.append(Run(text, look.bold, look.italic, look.under))

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if self._silent or name in SILENT:
            self._silent.append(name)
        elif name == "br":
            self._runs.append(Run("\n"))
        elif name == "hr":
            self._end_paragraph()
        elif name in BLOCKS:
            self._end_paragraph()
            self._marks = tag.attributes if "data-" in tag.attributes else ""
            if name in _CLOSES_P and self._stack[-1][0] == "p":
                self._stack.pop()
            outer = self._look
            if not is_inherited(outer.style):
                outer = outer._replace(style="")
            look = inside(outer, tag.attributes, self._sheet, block=True)
            if name in _LISTED and not look.style:
                look = look._replace(style=_LISTED[name])
            self._stack.append((name, look._replace(centred=True) if name == "center" else look))
            self._open_table(name)
        elif name in _INLINE:
            look = inside(self._look, tag.attributes, self._sheet, block=False)
            if look.style != self._look.style:
                self._end_paragraph(between=True)
            if name in _BOLD:
                look = look._replace(bold=True)
            elif name in _ITALIC:
                look = look._replace(italic=True)
            elif name == "u":
                look = look._replace(under=True)
            self._stack.append((name, look))

    def _close(self, name: str) -> None:
        if self._silent:
            if name in self._silent[-_LOOKED_UP:]:
                while self._silent.pop() != name:
                    pass
            return
        if not any(name == opened for opened, _ in self._stack[-_LOOKED_UP:]):
            return
        while True:
            opened, look = self._stack[-1]
            outer = self._stack[-2][1]
            if opened in BLOCKS or look.style != outer.style:
                self._end_paragraph(between=opened not in BLOCKS)
            if opened in BLOCKS:
                self._marks = ""
            self._stack.pop()
            if opened == "table" and self._tables:
                self._end_table()
            if opened == name:
                return

    # --- paragraphs and tables

    def _end_paragraph(self, between: bool = False) -> None:
        """Add the paragraph; an empty line, too, unless it stands `between` parts of one line."""
        if not self._runs:
            return
        text = joined(self._runs).replace("\u200b", "")
        self._runs.clear()
        look = self._look
        if not text.strip():
            if not between and ("\u00a0" in text or "\n" in text):
                self._add(Paragraph("", "", 0))
            return
        for number, part in enumerate(text.strip(" \n").split("\n\n")):
            if number:
                self._add(Paragraph("", "", 0))
            words = part.lstrip(" \u00a0\n")
            lead = part[: len(part) - len(words)].count("\u00a0")
            words = _WIDE.sub("\t", words).replace("\u00a0", " ")
            if words.strip():
                paragraph = Paragraph(
                    words.rstrip(), look.style, look.indent + lead, centred=look.centred
                )
                self._add(_marked(paragraph, self._marks) if self._marks else paragraph)

    def _add(self, paragraph: Paragraph) -> None:
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(paragraph)
        elif not self._tables or paragraph.text:
            self.blocks.append(paragraph)

    def _open_table(self, name: str) -> None:
        if name == "table":
            self._tables.append([])
        elif self._tables:
            rows = self._tables[-1]
            if name == "tr" or (name in {"td", "th"} and not rows):
                rows.append([])
            if name in {"td", "th"}:
                rows[-1].append([])

    def _end_table(self) -> None:
        rows = [row for row in self._tables.pop() if row]
        if self._tables:
            for paragraph in as_paragraphs(table(rows)):
                self._add(paragraph)
        else:
            self.blocks += table(rows)
