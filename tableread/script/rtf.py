"""Rich text (.rtf): paragraphs with their styles, indents and alignment, tables row by row."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from tableread.base.errors import ScriptError
from tableread.script.document import Block, Paragraph, table
from tableread.script.emphasis import Run, joined
from tableread.script.model import Script
from tableread.script.office import read_blocks
from tableread.script.rtf_tokens import Brace, Control, Letters, tokens

_LARGEST = 16 * 1024 * 1024
"""Bytes. Pictures in rich text are written out as letters; a script without them is far smaller."""
_TWIPS_A_COLUMN = 144
"""Twentieths of a point: a letter of 12-point Courier is 7.2 points wide."""
_TAB = 8
_SILENT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote"
    " annotation fldinst listtext pntext pntxta pntxtb nonshppict themedata datafield xe tc bkmkstart bkmkend".split()
)
"""Groups whose letters are not the script's."""
_SIGNS = {
    "tab": "\t", "line": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "‑", "\\": "\\",
    "{": "{", "}": "}", "\t": "\t",
}  # fmt: skip
_CHARSETS = {
    77: "mac_roman", 128: "shift_jis", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The code pages of fonts, by the number that a font is listed with."""
_ALIGNED = {"ql": False, "qr": False, "qj": False, "qc": True}


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds until the end of a group."""

    silent: str = ""
    """The word that began the group whose letters are left out."""
    hidden: bool = False
    bold: bool = False
    italic: bool = False
    under: bool = False
    font: int = -1
    skipped: int = 1
    """How many letters stand in for a letter by number."""
    left: int = 0
    first: int = 0
    centred: bool = False
    style: int = 0
    in_table: bool = False


def read(data: bytes) -> Script:
    """Read a rich text document. Raises `ScriptError` on one that is too large or has no words."""
    if len(data) > _LARGEST:
        raise ScriptError(
            f"The rich text is larger than {_LARGEST // 1_000_000} MB. Remove its pictures and save it again."
        )
    return read_blocks("rtf", _Reader().read(data))


class _Reader:
    """Follows the words of control through one document."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._look = _Look()
        self._groups: list[_Look] = []
        self._runs: list[Run] = []
        self._bytes = bytearray()
        self._skip = 0
        self._half = 0  # the first of two numbers that make one letter
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._listed = 0  # the font or style that is being listed
        self._cell: list[Paragraph] = []
        self._row: list[list[Paragraph]] = []
        self._rows: list[list[list[Paragraph]]] = []

    def read(self, data: bytes) -> list[Block]:
        """The document's blocks."""
        for token in tokens(data):
            if isinstance(token, Letters):
                self._take(token.letters)
            elif isinstance(token, Brace):
                self._settle()
                self._skip = 0
                if token.opens:
                    self._groups.append(self._look)
                elif self._groups:
                    self._look = self._groups.pop()
            else:
                self._settle()
                self._obey(token)
        self._settle()
        self._end_paragraph(at_end=True)
        self._end_table()
        return self._blocks

    # --- letters

    def _take(self, letters: bytes) -> None:
        if self._skip:
            left = max(0, self._skip - len(letters))
            letters, self._skip = letters[self._skip :], left
        self._bytes += letters

    def _settle(self) -> None:
        """Decode the letters so far: what holds for them is about to change."""
        if self._bytes:
            page = self._fonts.get(self._look.font, self._page)
            text = self._bytes.decode(page, "replace")
            self._bytes.clear()
            if self._look.silent == "stylesheet":
                name = text.strip(" ;")
                if name:
                    self._styles.setdefault(self._listed, name)
            else:
                self._add(text)

    def _add(self, text: str) -> None:
        look = self._look
        if not look.silent and not look.hidden:
            self._runs.append(Run(text, look.bold, look.italic, look.under))

    # --- words of control

    def _obey(self, control: Control) -> None:
        word, number = control
        on = number != 0
        if word in _SILENT and not self._look.silent:
            self._look = replace(self._look, silent=word)
            self._listed = 0
        elif word == "*" and not self._look.silent:
            self._look = replace(self._look, silent="*")
        elif self._look.silent:
            self._list(word, number)
        elif word in _SIGNS:
            self._skip = 0
            self._add(_SIGNS[word])
        elif word == "u" and number is not None:
            self._add_by_number(number % 0x10000)
        elif word in {"par", "sect", "page", "\n", "\r"}:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._end_paragraph(at_end=True)
            self._row.append(self._cell)
            self._cell = []
        elif word in {"row", "nestrow"}:
            self._rows.append(self._row)
            self._row = []
        else:
            self._set(word, number or 0, on)

    def _list(self, word: str, number: int | None) -> None:
        """What stands in the lists of fonts and styles."""
        if self._look.silent == "fonttbl":
            if word == "f" and number is not None:
                self._listed = number
            elif word == "fcharset" and number in _CHARSETS:
                self._fonts[self._listed] = _CHARSETS[number]
        elif self._look.silent == "stylesheet" and number is not None:
            if word == "s":
                self._listed = number
            elif word in {"cs", "ds", "ts"}:  # of letters, sections and tables
                self._listed = -number

    def _add_by_number(self, number: int) -> None:
        self._skip = self._look.skipped
        if 0xD800 <= number < 0xDC00:
            self._half = number
        elif 0xDC00 <= number < 0xE000:
            if self._half:
                self._add(chr(0x10000 + ((self._half - 0xD800) << 10) + number - 0xDC00))
            self._half = 0
        else:
            self._add(chr(number))

    def _set(self, word: str, number: int, on: bool) -> None:
        look = self._look
        if word == "pard":
            look = replace(look, left=0, first=0, centred=False, style=0, in_table=False)
        elif word == "plain":
            look = replace(look, bold=False, italic=False, under=False, hidden=False)
        elif word == "b":
            look = replace(look, bold=on)
        elif word == "i":
            look = replace(look, italic=on)
        elif word in {"ul", "ulnone"}:
            look = replace(look, under=on and word == "ul")
        elif word == "v":
            look = replace(look, hidden=on)
        elif word == "f":
            look = replace(look, font=number)
        elif word == "uc":
            look = replace(look, skipped=max(0, min(number, 9)))
        elif word in {"li", "lin"}:
            look = replace(look, left=number)
        elif word == "fi":
            look = replace(look, first=number)
        elif word in _ALIGNED:
            look = replace(look, centred=_ALIGNED[word])
        elif word == "s":
            look = replace(look, style=number)
        elif word == "intbl":
            look = replace(look, in_table=True)
        elif word == "ansicpg" and number:
            self._page = _known(number)
        elif word == "mac":
            self._page = "mac_roman"
        self._look = look

    # --- blocks

    def _end_paragraph(self, at_end: bool = False) -> None:
        """Add the paragraph; `at_end`: only if there is something in it."""
        look = self._look
        text = joined(self._runs)
        self._runs.clear()
        if at_end and not text.strip():
            return
        words = text.lstrip("\t ")
        lead = len(text[: len(text) - len(words)].expandtabs(_TAB))
        indent = max(0, min(80, round((look.left + look.first) / _TWIPS_A_COLUMN))) + lead
        style = self._styles.get(look.style, "")
        paragraph = Paragraph(words.rstrip(), style, indent, centred=look.centred)
        if look.in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            self._blocks.append(paragraph)

    def _end_table(self) -> None:
        if self._cell:
            self._row.append(self._cell)
        if self._row:
            self._rows.append(self._row)
        self._blocks += table(self._rows)
        self._cell, self._row, self._rows = [], [], []


def _known(page: int) -> str:
    """Python's name of a code page; the Western one where it has none."""
    if page == 65001:
        return "utf-8"
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
