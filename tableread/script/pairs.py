"""Finds the paragraphs of a document that begin with a name, and parts the name from the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tableread.script.document import Block, Paragraph, Row
from tableread.script.spoken_parts import bare_name, is_set_apart

_FEWEST = 3
"""Paragraphs that begin with a name which comes back."""
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?+"


class _Form(NamedTuple):
    """A way to begin a paragraph with a name."""

    begins: re.Pattern[str]
    share: float
    """Of the paragraphs with something in them, so many must begin in this way."""


_FORMS = (
    # nobody has a tab behind a first word for anything else, save in lists
    _Form(re.compile(r"([^\t\n]{1,60}?)[ .]*+\t+ *+(?=\S)"), 0.1),
    _Form(re.compile(r"_?\*\*([^*\n]{1,60})\*\*_?[:.]?(?:\s+|(?=[(\[]))(?=\S)"), 0.2),
    _Form(re.compile(r"([^\n:：]{1,60}?)[.:：]?[ \t]*+\n\s*+(?=\S)"), 0.2),
    _Form(re.compile(_TIME + r"([*_]*[^\W\d_][^:：\t\n]{0,50})[:：][*_]*\s*+(?=\S)"), 0.2),
)


def in_pairs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with rows of a name and its words for the paragraphs that begin with one."""
    paragraphs = [b for b in blocks if isinstance(b, Paragraph) and b.text.strip()]
    paragraphs = [p for p in paragraphs if not is_set_apart(p.text)]
    best: tuple[int, _Form, frozenset[str]] | None = None
    for form in _FORMS:
        names = _believed(form, paragraphs)
        count = sum(_name(form, p) in names for p in paragraphs)
        if count >= max(_FEWEST, form.share * len(paragraphs)) and (
            best is None or count > best[0]
        ):
            best = count, form, names
    if best is None:
        return list(blocks)
    _, form, names = best
    return [_parted(b, form, names) if isinstance(b, Paragraph) else b for b in blocks]


def _name(form: _Form, paragraph: Paragraph) -> str:
    """The name that a paragraph begins with, in small letters; "" where it begins with none."""
    found = form.begins.match(paragraph.text)
    return bare_name(found[1]).casefold() if found else ""


def _believed(form: _Form, paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """The names that come back; those in capitals, too, where the others are in capitals."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for paragraph in paragraphs:
        found = form.begins.match(paragraph.text)
        name = bare_name(found[1]) if found else ""
        if name:
            counts[name.casefold()] += 1
            capitals[name.casefold()] += name.isupper()
    often = frozenset(name for name, n in counts.items() if n > 1)
    total = sum(counts[name] for name in often)
    if total < _FEWEST:
        return frozenset()
    # who speaks once is believed where the form is well established
    if 2 * total > counts.total():
        alike = 2 * sum(capitals[name] for name in often) > total
        often |= {name for name, n in counts.items() if not alike or capitals[name] == n}
    return often


def _parted(paragraph: Paragraph, form: _Form, names: frozenset[str]) -> Block:
    found = form.begins.match(paragraph.text)
    if found is None or is_set_apart(paragraph.text) or bare_name(found[1]).casefold() not in names:
        return paragraph
    name, words = found[1].rstrip(" :."), paragraph.text[found.end() :].replace("\t", " ")
    return Row(((paragraph._replace(text=name),), (paragraph._replace(text=words),)))
