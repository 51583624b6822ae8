"""Subtitles: SubRip (.srt) and WebVTT (.vtt), with the names that they give."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Script
from tableread.script.spoken_parts import bare_name, is_aside
from tableread.script.turns import Turns

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*+{_TIME}[ \t]*+-->[ \t]*+{_TIME}\b")
_FIRST = re.compile(rf"^{_TIMING.pattern}", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_DASH = re.compile(r"[-–—‐]{1,2}\s*(?=[^\s\d-])|>>+\s*")
"""What begins a line of somebody else."""
_NAMED = re.compile(r"([\[(]?[^\W\d_][^:：\n]{0,40}?[\])]?)\s?[:：](?:\s+|$)")
_SEARCHED = 3000
"""Characters in which the first time stands."""


class _Line(NamedTuple):
    """A line that is shown."""

    text: str
    start: int
    end: int
    first: bool
    """It is the first one of its subtitle."""
    voice: str = ""
    """Who says it, as WebVTT has it."""


def is_subtitles(sample: str) -> bool:
    """Whether a text begins as subtitles do."""
    return sample.lstrip("\ufeff").startswith("WEBVTT") or bool(_FIRST.search(sample, 0, _SEARCHED))


def read(source: str) -> Script:
    """Read subtitles. Never fails: lines of nobody are action."""
    lines = list(_lines(with_line_feeds(source)))
    names = _names(lines)
    turns = Turns()
    for line in lines:
        dash = _DASH.match(line.text)
        text = line.text[dash.end() :] if dash else line.text
        named = _NAMED.match(text)
        name = bare_name(named[1].strip("[]()")) if named else ""
        start, end = line.start, line.end
        if line.voice:
            if line.voice != turns.speaker or turns.interrupted:
                turns.speaks(line.voice, start, start)
            turns.said(text, start, end)
        elif named and name.casefold() in names:
            words = text[named.end() :]
            behind = end - len(words.rstrip()) if words.strip() else end
            if name != turns.speaker or dash or turns.interrupted:
                turns.speaks(name, start, max(start, behind))
            if words.strip():
                turns.said(words, max(start, behind), end)
        elif line.first and is_aside(text):
            turns.heard(text, start, end)
        elif turns.speaker and not dash:
            turns.said(text, start, end)
        else:
            turns.told(text, start, end)
    return turns.script("subtitles")


def _names(lines: Sequence[_Line]) -> frozenset[str]:
    """Who is named before a colon, in small letters: those in capitals, and those that come back."""
    counts: Counter[str] = Counter()
    for line in lines:
        dash = _DASH.match(line.text)
        named = _NAMED.match(line.text, dash.end() if dash else 0)
        if named:
            counts[bare_name(named[1].strip("[]()"))] += 1
    often = {name for name, n in counts.items() if name and (n > 1 or name.isupper())}
    # who speaks once is believed where most come back
    if 2 * sum(counts[name] for name in often) > counts.total():
        often |= set(counts) - {""}
    return frozenset(name.casefold() for name in often)


def _lines(source: str) -> Iterator[_Line]:
    """The lines that are shown, without numbers, times and marks of style."""
    start = 0
    shown = first = False
    voice = ""
    for raw in source.split("\n"):
        end = start + len(raw)
        if _TIMING.match(raw):
            shown = first = True
            voice = ""
        elif not raw.strip():
            shown = False
        elif shown:
            found = _VOICE.search(raw)
            if found:
                voice = " ".join(html.unescape(found[1]).split())
            text = html.unescape(_TAG.sub("", raw)).strip()
            if text:
                yield _Line(text, start, end, first, voice)
                first = False
            if "</v>" in raw:
                voice = ""
        start = end + 1
