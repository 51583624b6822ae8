"""Cuts a web page into tags and text, as browsers do, in time that grows with its length.

Not the standard library's parser: that reads a tag which never ends again from every "<" in it, and
treats broken markup in another way with every release of Python.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_NAME = r"[a-zA-Z][^\t\n\r\f />\x00]*+"
# a quote counts behind "=" only, and only where it is closed; elsewhere it is a letter
_OPENING = re.compile(rf"<({_NAME})((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_CLOSING = re.compile(rf"</({_NAME})[^>]*+>")
_CONSTRUCT = re.compile(r"</?[a-zA-Z]|<[!?/]")
_ATTRIBUTE = re.compile(
    r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^>\s\"']\S*+)?+)?+"
)
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose content is no markup, and what ends it."""
_SKIPPED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"), ("</", ">"))
"""How what is neither text nor a tag begins and ends."""
_MOST_UNENDED = 20
"""Tags without an end that are looked for to the end of the page; later ones are text at once."""


class Tag(NamedTuple):
    """A tag; its name is in lower case."""

    name: str
    attributes: str = ""
    """As they are written."""
    closing: bool = False


def tokens(source: str) -> Iterator[Tag | str]:
    """The tags of the page, and the text between them with its character references replaced."""
    last = {end: source.rfind(end) for _, end in _SKIPPED}
    unended = 0
    text: list[str] = []
    at = copied = 0
    while found := _CONSTRUCT.search(source, at):
        start = found.start()
        at = found.end()
        tags: list[Tag] = []
        if found[0][-1].isalpha():
            if start > last[">"] or unended >= _MOST_UNENDED:
                continue
            closing = found[0][1] == "/"
            tag = (_CLOSING if closing else _OPENING).match(source, start)
            if tag is None:
                unended += 1
                continue
            name = tag[1].lower()
            at = tag.end()
            if closing:
                tags.append(Tag(name, closing=True))
            else:
                tags.append(Tag(name, tag[2]))
                if _closes_itself(tag[2]):
                    tags.append(Tag(name, closing=True))
                elif name in _RAW:
                    ends = _RAW[name].search(source, at)
                    at = ends.start() if ends else len(source)
        else:
            begin, end = _skipped(source, start, last)
            if not end:
                continue
            at = source.find(end, start + len(begin)) + len(end)
        text.append(source[copied:start])
        copied = at
        if tags:
            yield from _joined(text)
            yield from tags
    text.append(source[copied:])
    yield from _joined(text)


_MOST_ATTRIBUTES = 40


def attributes_of(attributes: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters, values without quotes."""
    found: dict[str, str] = {}
    for attribute in islice(_ATTRIBUTE.finditer(attributes), _MOST_ATTRIBUTES):
        found.setdefault(attribute[1].lower(), _unescaped((attribute[2] or "").strip("\"'")))
    return found


def _skipped(source: str, start: int, last: dict[str, int]) -> tuple[str, str]:
    """How the comment or the like at `start` begins and ends; empty where it never ends."""
    for begin, end in _SKIPPED:
        if source.startswith(begin, start) and last[end] >= start + len(begin):
            return begin, end
    return "", ""


def _closes_itself(attributes: str) -> bool:
    """Whether the tag is written "<br/>"; in "<a href=x/>" the stroke is part of the value."""
    if not attributes.endswith("/"):
        return False
    word = attributes.rsplit(maxsplit=1)[-1]
    return "=" not in word or word[-2:-1] in {'"', "'"}


def _joined(text: list[str]) -> Iterator[str]:
    joined = "".join(text)
    text.clear()
    if joined:
        yield _unescaped(joined)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number of more digits than Python turns into one
        return text
