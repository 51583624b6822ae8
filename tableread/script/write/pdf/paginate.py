"""The page of a screenplay, line by line: what is kept together, what is broken with (MORE) and (CONT'D). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tableread.script.model import SPOKEN_IN_SPEECH, Kind
from tableread.script.write.layout import BOXES, PAGE_LINES, Block, wrapped

_CUE_COLUMN = BOXES[Kind.CUE][0]
_SIDE = 27
"""Columns of each of two speeches that stand side by side."""
_RIGHT_SIDE = 33
"""Where the right one of them begins."""
_SIDE_INDENTS = {Kind.CUE: 6, Kind.PARENTHETICAL: 1}
"""Columns. What stands further in than a letter or two is taken for the edge of its column where nothing else is beside it."""


class PageLine(NamedTuple):
    """One line of a page."""

    text: str = ""
    """With its indent; two speeches side by side are one line."""
    number: str = ""
    """Of the scene, for both margins."""
    bar: int | None = None
    """On the reader's own lines: the column that a bar stands to the left of."""
    revised: bool = False
    bold: range = range(0)
    """The columns that are bold."""


Page = list[PageLine]


def paginated(all_blocks: Iterable[Block]) -> list[Page]:
    """The blocks set on pages of `PAGE_LINES` lines. A heading or a cue never stands last on its page."""
    whole = side_by_side(list(all_blocks))
    pages: list[Page] = [[]]
    at = 0
    while at < len(whole):
        group = _kept_together(whole, at)
        page = pages[-1]
        needed = sum(len(b.lines) + b.gap for b in group)
        if not page:
            needed -= group[0].gap
        if len(page) + needed <= PAGE_LINES:
            for block in group:
                _set(page, block)
        elif group[-1].kind in {Kind.DIALOGUE, Kind.ACTION, Kind.LYRICS} and _split(pages, group):
            pass
        elif page:
            pages.append([])
            continue
        else:  # longer than a page, and nothing that may be split
            for block in group:
                _spill(pages, block)
        at += len(group)
    return [page for page in pages if page]


def side_by_side(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with pairs of speeches that are said together as one. A third one stands below them."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _speech_end(blocks, at)
        if blocks[at].kind is Kind.CUE and end < len(blocks) and blocks[end].dual:
            last = _speech_end(blocks, end)
            out.append(_joined(blocks[at:end], blocks[end:last]))
            at = last
        else:
            out += blocks[at:end]
            at = end
    return out


def _speech_end(blocks: Sequence[Block], at: int) -> int:
    end = at + 1
    if blocks[at].kind is Kind.CUE:
        while end < len(blocks) and blocks[end].kind in SPOKEN_IN_SPEECH:
            end += 1
    return end


def _joined(left: Sequence[Block], right: Sequence[Block]) -> Block:
    rows = zip_longest(_narrow(left), _narrow(right), fillvalue="")
    lines = tuple(f"{one:<{_RIGHT_SIDE}}{other}".rstrip() for one, other in rows)
    revised = any(block.revised for block in (*left, *right))
    # as what is neither split nor bound to its neighbours
    bar = left[0].bar if right[0].bar is None or left[0].bar is not None else _RIGHT_SIDE
    return Block(Kind.CENTERED, lines, left[0].gap, bar=bar, revised=revised)


def _narrow(speech: Sequence[Block]) -> list[str]:
    out: list[str] = []
    for block in speech:
        indent = _SIDE_INDENTS.get(block.kind, 0)
        text = " ".join(line.strip() for line in block.lines)
        out += [" " * indent + line for line in wrapped(text, _SIDE - indent)]
    return out


def _kept_together(whole: Sequence[Block], at: int) -> list[Block]:
    """A block with what must not be parted from it: a heading and what follows, a cue and its words."""
    end = at + 1
    bound = {Kind.HEADING, Kind.CUE, Kind.PARENTHETICAL, Kind.FURNITURE}
    while end < len(whole) and whole[end - 1].kind in bound:
        end += 1
    return list(whole[at:end])


def _lines(block: Block) -> Page:
    lines = [PageLine(text, bar=block.bar, revised=block.revised) for text in block.lines]
    bold = range(0)
    if block.bar is not None and block.kind in {Kind.CUE, Kind.CENTERED}:
        # where a cue begins, alone or side by side with another
        bold = range(block.bar, block.bar + _RIGHT_SIDE)
    lines[0] = lines[0]._replace(number=block.number, bold=bold)
    return lines


def _set(page: Page, block: Block) -> None:
    if page:
        page.extend([PageLine()] * block.gap)
    page.extend(_lines(block))


def _spill(pages: list[Page], block: Block) -> None:
    for line in ([PageLine()] * block.gap if pages[-1] else []) + _lines(block):
        if len(pages[-1]) >= PAGE_LINES:
            pages.append([])
        pages[-1].append(line)


def _split(pages: list[Page], group: list[Block]) -> bool:
    """Set what fits of the group, the rest on the next pages; False where too little would fit."""
    page, last = pages[-1], group[-1]
    ahead = sum(len(b.lines) + b.gap for b in group[:-1])
    if not page:
        ahead -= min(ahead, group[0].gap)
    more = last.kind is not Kind.ACTION and bool(last.speaker)
    room = PAGE_LINES - len(page) - ahead - last.gap - more
    if room < 2 or len(last.lines) - room < 2:
        return False
    for block in group[:-1]:
        _set(page, block)
    _set(page, last._replace(lines=last.lines[:room]))
    rest = _lines(last)[room:]
    margin = " " * _CUE_COLUMN
    cue = Block(Kind.CUE, (f"{margin}{last.speaker.upper()} (CONT'D)",), 0, bar=last.bar)
    while rest:
        head = _lines(cue) if more else []
        room = PAGE_LINES - len(head)
        if len(rest) > room:
            # two lines at least go on to the page after
            room = min(room - more, len(rest) - 2)
        if more:
            pages[-1].append(PageLine(f"{margin}(MORE)", bar=last.bar))
        pages.append([*head, *rest[:room]])
        rest = rest[room:]
    return True
