"""A screenplay as laid-out plain text, the way it looks on the page."""

from __future__ import annotations

from tableread.script.model import Script
from tableread.script.write.layout import WIDTH, blocks, title_lines

_MARGIN = 10
"""Columns to the left of the action, for scene numbers and so that nothing sticks to the edge."""


def write(script: Script) -> bytes:
    """The script as text, UTF-8."""
    lines: list[str] = []
    for line in title_lines(script.title, script.authors):
        lines.append(" " * _MARGIN + line.center(WIDTH).rstrip() if line else "")
    if lines:
        lines += ["", ""]
    numbered = any(scene.number for scene in script.scenes)
    for block in blocks(script):
        lines += [""] * block.gap
        for line in block.lines:
            lines.append(_placed(line, numbered and block.kind == "heading"))
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _placed(line: str, numbered: bool) -> str:
    if numbered and line[:1].isalnum() and "  " in line:
        number, _, rest = line.partition("  ")
        if line.rstrip().endswith(f"  {number}"):
            return f"{number:<{_MARGIN}}{rest}"
    return " " * _MARGIN + line if line else ""
