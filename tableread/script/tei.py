"""TEI drama (as DraCor and others keep plays): XML with `<sp who>`, `<speaker>`, `<stage>`, `<l>`."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element as Node

from tableread.base.errors import ScriptError
from tableread.script.compose import compose
from tableread.script.model import Element, Kind, Places, Script
from tableread.script.xml import attribute, children, local_name, parse_xml

_SILENT = frozenset({"note", "fw", "pb", "lb", "cb", "milestone", "del", "figure"})
"""What stands in the text without being of it."""
_REJECTED = frozenset({"orig", "sic", "abbr"})
"""Readings that stand in a `<choice>` beside one that is read instead."""
_BLOCKS = frozenset({"p", "l", "ab", "seg", "lg", "q", "quote", "epigraph", "said"})
_DIVISION = re.compile(r"div[0-7]?")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(data: bytes) -> Script:
    """Read a TEI document. Raises `ScriptError` on what is none."""
    root = parse_xml(data, "The TEI file")
    text = next((node for node in root.iter() if local_name(node) == "text"), None)
    if text is None:
        raise ScriptError("The file is XML but contains no TEI text (no <text>).")
    _choose(root)
    play = _Play(_people(root))
    play.read(text)
    header = next((n for n in root.iter() if local_name(n) == "titleStmt"), None)
    title = ""
    authors: tuple[str, ...] = ()
    if header is not None:
        title = next((_flat(n) for n in children(header, "title")), "")
        authors = tuple(a for n in children(header, "author") if (a := _author(n)))
    return compose("tei", play.elements(), title=title, authors=authors, places=Places.PARAGRAPHS)


def _choose(root: Node) -> None:
    """Leave one reading in every `<choice>`."""
    for node in root.iter():
        if local_name(node) == "choice":
            kept = [child for child in node if local_name(child) not in _REJECTED]
            if kept:
                node[:] = kept


def _author(node: Node) -> str:
    """The first of the names that an author is given, which is the one in the play's language."""
    return _flat(next(children(node, "persName"), node))


def _people(root: Node) -> dict[str, str]:
    """Names of the persons by their ids."""
    names: dict[str, str] = {}
    for node in root.iter():
        if (
            local_name(node) in {"person", "personGrp", "castItem", "role"}
            and _XML_ID in node.attrib
        ):
            inner = next(
                (n for n in node.iter() if local_name(n) in {"persName", "name", "role"}), node
            )
            names[node.attrib[_XML_ID]] = _flat(inner)
    return names


class _Play:
    def __init__(self, people: dict[str, str]) -> None:
        self._people = people
        self._out: list[tuple[Element, tuple[str, ...]]] = []
        self._place = 0
        self._verses: dict[int, list[str]] = {}
        """By their index in `_out`, the elements of several lines of verse: the lines."""
        self._ends: dict[int, int] = {}
        """And the place of the last line."""

    def elements(self) -> list[Element]:
        """What was read; one name for all who are the same `who`, the one they mostly go by."""
        for at, lines in self._verses.items():
            element, who = self._out[at]
            span = (element.span[0], self._ends[at])
            self._out[at] = (element._replace(text="\n".join(lines), span=span), who)
        written: dict[tuple[str, ...], Counter[str]] = {}
        for element, who in self._out:
            if who and element.speaker:
                written.setdefault(who, Counter())[element.speaker] += 1
        most = {who: names.most_common(1)[0][0] for who, names in written.items()}

        def settled(element: Element, who: tuple[str, ...]) -> Element:
            if len(who) > 1:  # by the names that they are cued with when they speak alone
                names = tuple(
                    most.get((w,), name) for w, name in zip(who, element.together, strict=True)
                )
                return element._replace(together=names)
            return element._replace(speaker=most.get(who) or element.speaker) if who else element

        return [settled(element, who) for element, who in self._out]

    def _add(self, kind: Kind, text: str) -> None:
        if text:
            self._out.append((Element(kind, text, (self._place, self._place)), ()))

    def read(self, node: Node) -> None:
        """Add what `node`, which is outside of speeches, holds."""
        name = local_name(node)
        if name in _SILENT or not name:
            return
        self._place += 1
        if name == "sp":
            self._speech(node)
        elif name == "stage":
            self._add(Kind.ACTION, _flat(node))
        elif name == "head":
            self._add(Kind.HEADING, _flat(node))
        elif name in {"titlePart", "castItem", "docAuthor", "byline", "docDate"}:
            self._add(Kind.TITLE, _flat(node))
        elif name == "castList":
            for child in node.iter():
                if local_name(child) in {"head", "castItem"}:
                    self._add(Kind.TITLE, _flat(child))
        elif _DIVISION.fullmatch(name):
            self._division(node)
        elif name in _BLOCKS or name == "trailer":
            self._add(Kind.ACTION, _flat(node))
        else:
            for child in node:
                self.read(child)

    def _division(self, node: Node) -> None:
        """An act that has scenes in it is a section; what has speeches is a scene."""
        parts = any(_DIVISION.fullmatch(local_name(child)) for child in node)
        titled = False
        for child in node:
            if local_name(child) == "head" and not titled:
                titled = True
                self._place += 1
                self._add(Kind.SECTION if parts else Kind.HEADING, _flat(child))
            elif local_name(child) == "head":  # a heading in two lines
                self._place += 1
                self._add(Kind.ACTION, _flat(child))
            else:
                self.read(child)

    def _speech(self, node: Node) -> None:
        who = tuple(w.lstrip("#") for w in attribute(node, "who").split())
        label = next(children(node, "speaker"), None)
        written = _flat(label).rstrip(" .:,") if label is not None else ""
        names = tuple(self._people.get(w, w) for w in who)
        name = written or " & ".join(names) or "?"
        cue = Element(
            Kind.CUE,
            written or name,
            (self._place, self._place),
            name.partition("(")[0].strip() or name,
            together=names if len(names) > 1 else (),
        )
        self._out.append((cue, who))
        for child in node:
            if local_name(child) != "speaker":
                self._said(child)

    def _said(self, node: Node, song: bool = False) -> None:
        """Add a part of a speech: paragraphs, verse, directions."""
        name = local_name(node)
        if name in _SILENT or not name:
            return
        self._place += 1
        song = song or attribute(node, "type") == "song"
        if name == "stage":
            self._parenthetical(node)
        elif name == "sp":
            self._speech(node)
        elif name in {"lg", "div"} or (
            name not in {"l", "p", "ab"} and any(local_name(c) in _BLOCKS for c in node)
        ):
            for child in node:
                self._said(child, song)
        else:
            self._words(node, Kind.LYRICS if song else Kind.DIALOGUE)

    def _parenthetical(self, node: Node) -> None:
        text = _flat(node).strip("()[] ")
        if text:
            self._add(Kind.PARENTHETICAL, f"({text})")

    def _words(self, node: Node, kind: Kind) -> None:
        """The text of a paragraph or a line of verse; directions and verse inside it cut it up."""
        words: list[str] = []

        def flush() -> None:
            text = " ".join("".join(words).split())
            words.clear()
            if not text:
                return
            verse = local_name(node) == "l"
            last = self._out[-1][0]
            if verse and last.kind is kind and self._verse:
                at = len(self._out) - 1
                if at not in self._verses:
                    self._verses[at] = [last.text]
                self._verses[at].append(text)
                self._ends[at] = self._place
            else:
                self._add(kind, text)
            self._verse = verse

        def walk(inner: Node) -> None:
            words.append(inner.text or "")
            for child in inner:
                name = local_name(child)
                if name == "stage":
                    flush()
                    self._parenthetical(child)
                elif name in {"l", "lg", "p"}:
                    flush()
                    self._said(child, kind is Kind.LYRICS)
                elif name in {"lb", "pb"}:
                    words.append(" ")
                elif name and name not in _SILENT:
                    walk(child)
                words.append(child.tail or "")

        walk(node)
        flush()

    _verse = False
    """Whether the last element is verse, to which the next line may be added."""


def _flat(node: Node, strip: bool = True) -> str:
    """All text in `node`, without notes and rejected readings, with single spaces."""
    parts = [node.text or ""]
    for child in node:
        if local_name(child) not in _SILENT:
            parts.append(_flat(child, strip=False))
            if local_name(child) in _BLOCKS:
                parts.append(" ")
        elif local_name(child) in {"lb", "pb"}:
            parts.append(" ")
        parts.append(child.tail or "")
    text = "".join(parts)
    return " ".join(text.split()) if strip else text
