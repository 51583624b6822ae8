"""README's picture of listening is what `tableread listen` prints. `TABLEREAD_PICTURES=new` makes it anew."""

from __future__ import annotations

import html
import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from tests.cli.conftest import Command

ASSETS = Path(__file__).parents[2] / "assets"
_KEYS = b" \x1b[C\x1b[C\x1b[C\x1b[Cww]kq"
"""Pause, on by four speeches, where am I, deeper, faster, a bookmark, quit."""


def drawn(lines: str) -> str:
    console = Console(
        record=True, width=80, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text(lines))
    return console.export_svg(title="tableread listen the-understudy.fountain")


def words_in(svg: str) -> list[str]:
    return html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))).split()


@pytest.mark.usefixtures("tones")
def test_the_picture_of_listening(command: Command, keyboard: Callable[[bytes], None]) -> None:
    keyboard(_KEYS)
    done = command(
        "listen", str(ASSETS / "the-understudy.fountain"), "--no-sound", "--speech", "off"
    )
    assert (done.code, done.err) == (0, "")
    # a busy machine is told of: "Opening …"
    lines = [row for row in done.out.strip().splitlines() if not row.startswith("Opening")]
    made = drawn("\n".join(lines))
    path = ASSETS / "listen.svg"
    if os.environ.get("TABLEREAD_PICTURES") == "new":
        path.write_text(made, encoding="utf-8")
    assert words_in(made) == words_in(path.read_text(encoding="utf-8"))
