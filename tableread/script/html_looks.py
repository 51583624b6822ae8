"""How parts of a web page look and what their classes say: indents, alignment, emphasis, kinds of paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from tableread.script.html_tokens import attributes_of
from tableread.script.model import Kind
from tableread.script.paragraphs import kind_of_style

_POINTS = {
    "in": 72.0,
    "cm": 28.35,
    "mm": 2.835,
    "pt": 1.0,
    "pc": 12.0,
    "px": 0.75,
    "em": 12.0,
    "rem": 12.0,
    "ch": 7.2,
    "%": 4.3,
}
_COLUMN = 7.2
"""Points; a letter of 12-point Courier."""
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})\s*(in|cm|mm|pt|pc|px|r?em|ch|%)")
_SELECTED = re.compile(r"\.([\w-]{1,80})\s*$")
_MOST_WORDS = 6
_MOST_RULES = 2000
_LONGEST_SELECTORS = 500
_LONGEST_STYLE = 2000
"""Characters that are looked at of what stands before a rule, and of the declarations for a class."""
_SHEET = re.compile(r"<style\b[^<>]{0,200}>", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WEB = {
    "line": "dialogue", "lines": "dialogue", "words": "dialogue", "utterance": "dialogue", "said": "dialogue", "name": "character",
    "actor": "character", "role": "character", "stage": "action", "direction": "action", "directions": "action", "didascalie": "action",
    "narration": "action", "scenedescription": "action", "description": "action",
}  # fmt: skip
"""What web pages call parts besides the names that programs for writers have."""


class Look(NamedTuple):
    """How a part of a page looks; what is inside takes it over."""

    style: str = ""
    """The name of the style that its class stands for; "" where it tells nothing."""
    left: float = 0
    """Points."""
    first: float = 0
    """Points from there to the first line."""
    centred: bool = False
    bold: bool = False
    italic: bool = False
    under: bool = False

    @property
    def indent(self) -> int:
        """Columns of the first line."""
        return max(0, min(80, round((self.left + self.first) / _COLUMN)))


def style_sheet(source: str) -> dict[str, str]:
    """The declarations for each class in the style sheets of a page."""
    sheets: list[str] = []
    end = 0
    while begins := _SHEET.search(source, end):
        end = source.find("</", begins.end())
        if end < 0 or len(sheets) >= _MOST_RULES:
            break
        sheets.append(source[begins.end() : end])
    found: dict[str, str] = {}
    for rule in "}".join(sheets).split("}")[:_MOST_RULES]:
        selectors, _, declarations = rule.partition("{")
        for selector in selectors[-_LONGEST_SELECTORS:].split(","):
            name = _SELECTED.search(selector)
            if name:
                found[name[1]] = f"{found.get(name[1], '')};{declarations}"[:_LONGEST_STYLE]
    return found


def inside(outer: Look, attributes: str, sheet: dict[str, str], block: bool) -> Look:
    """How a tag with these attributes looks within `outer`. Only paragraphs are indented and centred."""
    if not attributes:
        return outer
    values = attributes_of(attributes)
    classes = values.get("class", "").split()[:20]
    styled = ";".join([*(sheet.get(name, "") for name in classes), values.get("style", "")]).lower()
    style = next((name for name in map(_style, classes) if name), "")
    look = outer._replace(style=style or outer.style)
    declared = {
        part[0].strip(): part[1].strip()
        for d in styled.split(";")
        if len(part := d.split(":", 1)) == 2
    }
    weight, slope = declared.get("font-weight"), declared.get("font-style")
    own = not (block and style)  # how all headings look is no emphasis
    if weight and own:
        look = look._replace(bold=weight in {"bold", "bolder", "600", "700", "800", "900"})
    if slope and own:
        look = look._replace(italic=slope in {"italic", "oblique"})
    if block:
        align = declared.get("text-align") or values.get("align", "").lower()
        look = look._replace(
            left=outer.left
            + _points(declared.get("margin-left", "") or declared.get("padding-left", "")),
            first=_points(declared.get("text-indent", "")),
            centred=align.startswith("center") if align else outer.centred,
        )
    return look


def _points(length: str) -> float:
    found = _LENGTH.match(length)
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


def _style(name: str) -> str:
    """The style that a class stands for: "sp-character", "sceneHeading", "line--dialogue_x1"."""
    words = _CAMEL.sub(" ", name[:80]).replace("-", " ").replace("_", " ").split()
    # what stands around it is the site's, or made up by a program
    for start in range(min(len(words), _MOST_WORDS)):
        for end in range(min(len(words), _MOST_WORDS), start, -1):
            part = " ".join(words[start:end])
            part = _WEB.get(part.casefold(), part)
            if kind_of_style(part) is not None:
                return part
    return ""


def is_inherited(style: str) -> bool:
    """Whether what is inside a part of this style is of it, too: a scene has more in it than its heading."""
    return kind_of_style(style) in {Kind.DIALOGUE, Kind.LYRICS, Kind.PARENTHETICAL, Kind.ACTION}
