"""Recorded talk as it is written down: names with times, the words beside or below; messages of a chat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tableread.script.headings import HEADING
from tableread.script.line_ends import with_line_feeds
from tableread.script.model import Script
from tableread.script.spoken_parts import bare_name
from tableread.script.turns import Turns

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:[ \u202f]?[APap]\.?[Mm]\.?)?"
_DAY = r"(?:(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|Today at|Yesterday at),?[ \t]+)?"
_STAMP = rf"[\[(]?{_DAY}{_TIME}[\])]?"
_NAME = r"[^\W\d_][^\n:<>\[\]()\t]{0,40}?"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # [10:41] ana: hi; 12/03/24, 10:41 - Ana: hi; [10:41] <ana> hi
        rf"\s{{0,8}}{_STAMP}[ \t]{{0,8}}[-–—|]?[ \t]{{0,8}}(?:<(?P<in>{_NAME})>|(?P<name>{_NAME})[:：])(?:[ \t]+(?P<words>\S.*))?$",
        # Ana (00:03): hi; Ana [00:03] hi
        rf"\s{{0,8}}(?P<name>{_NAME})[ \t]{{0,8}}[\[(]{_TIME}[\])][:：]?(?:[ \t]+(?P<words>\S.*))?$",
        # 00:03 Ana
        rf"\s{{0,8}}{_STAMP}[ \t]{{0,8}}[-–—|]?[ \t]{{0,8}}(?P<name>{_NAME})(?P<words>)[ \t]*$",
        # Ana  00:03; Ana — Today at 10:41 AM
        rf"\s{{0,8}}(?P<name>{_NAME}):?[ \t]{{0,8}}[,|·—–-]?[ \t]{{0,8}}{_STAMP}(?P<words>)[ \t]*$",
    )
)
_FEWEST = 3
"""Turns."""
_SHARE = 0.15
"""Of the lines with something in them, so many must begin a turn: a turn may have many lines."""


class _Opening(NamedTuple):
    name: str
    words: str
    at: int
    """Where the words begin in the line."""


def is_conversation(lines: Sequence[str]) -> bool:
    """Whether lines are recorded talk: times and names that come back, and no scenes."""
    inked = [line for line in lines if line.strip()]
    if not inked or any(HEADING.match(line.strip()) for line in inked):
        return False
    names = _names(inked)
    opened = sum(
        (found := _opening(line)) is not None and found.name.casefold() in names for line in inked
    )
    return opened >= max(_FEWEST, _SHARE * len(inked))


def read(source: str) -> Script:
    """Read recorded talk or a chat. Never fails: what is said by nobody is action."""
    lines = with_line_feeds(source).split("\n")
    names = _names(lines)
    turns = Turns()
    start = 0
    for line in lines:
        end = start + len(line)
        opening = _opening(line)
        if opening is not None and opening.name.casefold() in names:
            turns.speaks(opening.name, start, start + opening.at if opening.words.strip() else end)
            if opening.words.strip():
                turns.said(opening.words.strip(), start + opening.at, end)
        elif not line.strip():
            turns.ends_paragraph()
        elif turns.speaker:
            turns.said(line.strip(), start, end)
        else:
            turns.told(line.strip(), start, end)
        start = end + 1
    return turns.script("conversation")


def _opening(line: str) -> _Opening | None:
    """The name and the words of a line that begins a turn."""
    if ":" not in line and "：" not in line:
        return None
    for form in _FORMS:
        found = form.match(line)
        if found:
            parts = found.groupdict()
            name = bare_name(_with_capital(parts["name"] or parts.get("in") or ""))
            if name:
                return _Opening(name, parts["words"] or "", max(0, found.start("words")))
    return None


def _with_capital(name: str) -> str:
    """In chats people write their names in small letters."""
    return name[:1].upper() + name[1:]


def _names(lines: Sequence[str]) -> frozenset[str]:
    """Who begins a turn more than once, and who does so once where most come back; in small letters."""
    counts = Counter(found.name.casefold() for line in lines if (found := _opening(line)))
    often = frozenset(name for name, n in counts.items() if n > 1)
    return frozenset(counts) if 2 * sum(counts[n] for n in often) > counts.total() else often
