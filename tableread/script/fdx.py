"""Final Draft (.fdx), also as Fade In and others export it: XML with a type on every paragraph."""

from __future__ import annotations

from xml.etree.ElementTree import Element as Node

from tableread.base.errors import ScriptError
from tableread.script.compose import compose
from tableread.script.emphasis import Run, joined
from tableread.script.model import Kind, Places, Script
from tableread.script.paragraphs import Paragraphs, kind_of_style
from tableread.script.titles import title_and_authors
from tableread.script.xml import attribute, children, local_name, parse_xml


def read(data: bytes) -> Script:
    """Read a Final Draft document. Raises `ScriptError` on what is none."""
    root = parse_xml(data, "The Final Draft file")
    content = next(children(root, "Content"), None)
    if local_name(root) != "FinalDraft" or content is None:
        raise ScriptError("The file is XML but contains no Final Draft script (no <Content>).")
    reader = _Reader()
    for node in content:
        reader.read(node)
    title_page = next(children(root, "TitlePage"), None)
    lines: list[str] = []
    if title_page is not None:
        page = next(children(title_page, "Content"), title_page)
        lines = [_text(node) for node in page.iter() if local_name(node) == "Paragraph"]
    title, authors = title_and_authors(lines)
    return compose(
        "fdx", reader.out.elements, title=title, authors=authors, places=Places.PARAGRAPHS
    )


class _Reader:
    def __init__(self) -> None:
        self.out = Paragraphs()
        self._place = 0

    def read(self, node: Node, dual: bool = False) -> None:
        """Add what a child of the content holds; `dual`: it speaks together with what is before."""
        if local_name(node) not in {"Paragraph", "DualDialogue"}:
            return
        self._place += 1
        together: Node | None = node  # some write it without a paragraph around it
        if local_name(node) == "Paragraph":
            together = next(children(node, "DualDialogue"), None)
        if together is not None:
            cues = 0
            for child in children(together, "Paragraph"):
                cues += attribute(child, "Type") == "Character"
                self.read(child, dual=cues > 1)
            return
        kind = kind_of_style(attribute(node, "Type", "General")) or Kind.ACTION
        if kind is Kind.ACTION and attribute(node, "Alignment") == "Center":
            kind = Kind.CENTERED
        plain = kind in {Kind.CUE, Kind.HEADING, Kind.TRANSITION}
        text = _text(node, plain)
        number, revised = attribute(node, "Number"), any(map(_is_revised, children(node, "Text")))
        self.out.add(kind, text, self._place, number=number, dual=dual, revised=revised)


def _is_revised(run: Node) -> bool:
    """Whether a run belongs to a set of revisions; "0" is none."""
    return attribute(run, "RevisionID", "0") not in {"", "0"}


def _text(node: Node, plain: bool = True) -> str:
    """The runs of a paragraph. Notes and the scenes that an omitted one has kept are no runs."""
    runs: list[Run] = []
    for run in children(node, "Text"):
        # a script note sits inside the run that it is pinned to; its tail is the script's again
        text = (run.text or "") + "".join(child.tail or "" for child in run)
        style = attribute(run, "Style")
        if "AllCaps" in style:
            text = text.upper()
        runs.append(Run(text, "Bold" in style, "Italic" in style, "Underline" in style))
    return "".join(run.text for run in runs) if plain else joined(runs)
