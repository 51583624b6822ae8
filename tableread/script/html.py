"""Scripts saved from the web: `<pre>` with its layout kept, or paragraphs, brought back to plain text."""

from __future__ import annotations

import re

from tableread.base.errors import ScriptError
from tableread.script import centred, columns, screenplay
from tableread.script.detect import detect
from tableread.script.document import Block, as_paragraphs
from tableread.script.encoding import decode
from tableread.script.headings import HEADING, is_transition
from tableread.script.html_blocks import BLOCKS, SILENT, blocks_of
from tableread.script.html_tokens import Tag, tokens
from tableread.script.model import Kind, Script
from tableread.script.office import read_by_layout, read_by_style, read_text
from tableread.script.paragraphs import kind_of_style
from tableread.script.places import in_paragraphs
from tableread.script.stageplay.structure import ACT, SCENE

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_LONGEST_NAME = 40
_FEWEST_CUES = 3
_CUES = 0.1
"""Paragraphs whose class says that they are names, at least, and as a share of all."""
_FEW_INDENTS = 2
"""Pages with more than so many different indents are laid out as screenplays are."""
_LONGEST_PRE = 2000
"""Characters. A page whose <pre> is longer has its script in it, and menus around it."""


def read(data: bytes) -> Script:
    """Read a web page. Raises `ScriptError` where there are no words in it."""
    declared = _CHARSET.search(data[:4096])
    source = _decoded(data, declared[1].decode("ascii") if declared else None)
    page = _Page(source)
    title = page.title.strip()
    pre = "\n".join(map("".join, page.pre))
    text = pre if len(pre) > _LONGEST_PRE else page.text()
    if text is not pre:
        script = _by_looks(blocks_of(source), title)
        if script is not None:
            return script
    if not text.strip():
        raise ScriptError("The web page has no words in it. Copy the script into a text file.")
    script = (
        screenplay.read(text) if text is pre and detect(text) == "fountain" else read_text(text)
    )
    if text is pre and script.title:
        title = script.title  # what the script calls itself, not what the site calls its page
    return in_paragraphs(script, text, "html", title)


def _by_looks(blocks: list[Block], title: str) -> Script | None:
    """The script where classes, columns, centred lines or indents tell what is what; None where nothing does."""
    paragraphs = list(as_paragraphs(blocks))
    inked = [p for p in paragraphs if p.text.strip()]
    kinds = [kind_of_style(p.style) for p in inked]
    # some mark everything but what is said
    told = sum(
        kind is not None or above is Kind.CUE
        for above, kind in zip([None, *kinds], kinds, strict=False)
    )
    cues = kinds.count(Kind.CUE)
    speeches = cues >= _FEWEST_CUES and cues > _CUES * len(kinds)
    if speeches or ((cues or Kind.HEADING in kinds) and 2 * told > len(kinds)):
        return read_by_style("html", paragraphs, title)
    script = columns.read("html", blocks, title) or centred.read("html", paragraphs, title)
    if script is None and len({p.indent for p in inked}) > _FEW_INDENTS:
        script = read_by_layout("html", paragraphs, title)
    return script


def _decoded(data: bytes, declared: str | None) -> str:
    if declared:
        try:
            return decode(data, "The web page", declared)[0]
        except ScriptError:
            pass  # the page says what is not so; its letters tell better
    return decode(data, "The web page")[0]


def _awaits_words(lines: list[str]) -> bool:
    """Whether what comes next is said: behind a name, or a name and how it is said."""
    if len(lines) > 1 and lines[-1].startswith("(") and lines[-1].endswith(")"):
        return _is_name(lines[-2])
    return bool(lines) and _is_name(lines[-1])


def _is_name(line: str) -> bool:
    """Whether a block may be nothing but the name of who speaks the next."""
    name = line.strip().partition("(")[0].rstrip(" .:")
    return (
        0 < len(name) < _LONGEST_NAME
        and name.isupper()
        and not HEADING.match(name)
        and not is_transition(line.strip())
        and not ACT.match(name)
        and not SCENE.match(name)
    )


class _Page:
    """The words of a page, with line ends where a browser would show them."""

    def __init__(self, source: str) -> None:
        self.pre: list[list[str]] = []
        """The pieces of text in each <pre>."""
        self._parts: list[str] = []
        self._titles: list[str] = []
        self._in_pre = 0
        self._silent = 0
        self._in_title = False
        for token in tokens(source):
            if isinstance(token, str):
                self._take(token)
            elif token.closing:
                self._close(token.name)
            else:
                self._open(token)

    @property
    def title(self) -> str:
        """What the page calls itself."""
        return "".join(self._titles)

    def text(self) -> str:
        """The page as plain text: a blank line between blocks, but not between a name and its words."""
        joined = "".join(self._parts)
        lines = re.sub(r"\n{3,}", "\n\n", re.sub(r"(?<![ \t])[ \t]++\n", "\n", joined)).split("\n")
        out: list[str] = []
        for at, line in enumerate(lines):
            below = lines[at + 1] if at + 1 < len(lines) else ""
            if not line and below and not _is_name(below) and _awaits_words(out):
                continue
            out.append(line)
        return "\n".join(out)

    def _open(self, opening: Tag) -> None:
        tag = opening.name
        if tag == "title":
            self._in_title = True
        if tag in SILENT:
            self._silent += 1
        elif tag == "pre":
            self._in_pre += 1
            self.pre.append([])
        elif tag == "br":
            self._add("\n")
        elif tag in {"td", "th"}:
            self._parts.append("\t")
        elif tag in BLOCKS:
            self._add("\n\n" if not self._in_pre else "\n")

    def _close(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "pre":
            self._in_pre = max(0, self._in_pre - 1)
        elif tag in BLOCKS:
            self._add("\n\n" if not self._in_pre else "\n")

    def _take(self, data: str) -> None:
        """Take the words; outside of <pre> space is only space."""
        if self._in_title:
            self._titles.append(data)
        if self._silent:
            return
        self._add(
            data
            if self._in_pre
            else re.sub(r"\s+", " ", data).lstrip(
                " " if not self._parts or self._parts[-1].endswith(("\n", " ")) else ""
            )
        )

    def _add(self, text: str) -> None:
        if self._in_pre and self.pre:
            self.pre[-1].append(text)
        self._parts.append(text)
