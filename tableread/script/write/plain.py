"""A screenplay as laid-out plain text, the way it looks on the page."""

from __future__ import annotations

from tableread.script.model import Script
from tableread.script.write.layout import WIDTH, Block, blocks, title_lines
from tableread.script.write.marks import NO_MARKS, Marks

_MARGIN = 10
"""Columns to the left of the action, for scene numbers and so that nothing sticks to the edge."""
_BAR = 4
"""The column of the bar beside the reader's own lines."""
_STAR = _MARGIN + WIDTH + 8
"""The column of the star beside what was revised: behind the scene numbers."""

_TOGETHER = "  ^"
"""Behind a cue that is said together with the speech before. With one space, as Fountain has it, a page that is laid out
would be taken for Fountain."""


def write(script: Script, marks: Marks = NO_MARKS) -> bytes:
    """The script as text, UTF-8. Own lines have a bar in the left margin, revised ones a star in the right one."""
    lines: list[str] = []
    for line in title_lines(script.title, script.authors):
        lines.append(" " * _MARGIN + line.center(WIDTH).rstrip() if line else "")
    for line in marks.cover:
        lines.append(" " * _MARGIN + line if line else "")
    if lines:
        lines += ["", ""]
    for block in blocks(script, marks):
        lines += [""] * block.gap
        lines += [_placed(line, block, not at) for at, line in enumerate(block.lines)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _placed(line: str, block: Block, first: bool) -> str:
    if not line:
        return ""
    number = block.number if first else ""
    left = f"{number:<{_MARGIN}}"
    if block.bar is not None:
        left = f"{left[:_BAR]}|{left[_BAR + 1 :]}"
    if number:
        line = f"{line:<{WIDTH}}  {number}"
    elif block.dual and first:
        line += _TOGETHER
    row = left + line
    return f"{row:<{_STAR}}*" if block.revised else row
