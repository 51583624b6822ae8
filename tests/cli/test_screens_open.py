"""`tableread FILE`, `--sample` and `prompt` as far as their screens: real ones, without a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tableread.base.printable import PrintableStream
from tableread.tui.app import TablereadApp
from tableread.tui.teleprompter_app import TeleprompterApp
from tests.cli.conftest import Command

Seen = list[App[Any]]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Applications that ran, without drawing; each was left with its key."""
    ran: Seen = []

    async def leave(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press("q" if isinstance(pilot.app, TeleprompterApp) else "ctrl+q")

    def run(app: App[Any]) -> None:
        ran.append(app)
        App.run(app, headless=True, size=(100, 30), auto_pilot=leave)

    for kind in (TablereadApp, TeleprompterApp):
        monkeypatch.setattr(kind, "run", run)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(PrintableStream, "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return ran


@pytest.mark.usefixtures("tones")
@pytest.mark.parametrize("words", [(), ("--sample",), ("FILE", "--role", "ADA", "--no-sound")])
def test_the_stage_and_the_library_open(
    words: tuple[str, ...], command: Command, seen: Seen, duel: Path
) -> None:
    done = command(*(str(duel) if word == "FILE" else word for word in words))
    assert done.code == 0
    assert [type(app) for app in seen] == [TablereadApp]


def test_the_teleprompter_opens(command: Command, seen: Seen, duel: Path) -> None:
    assert command("prompt", str(duel), "--wpm", "150", "--size", "2", "--mirror").code == 0
    [app] = seen
    assert isinstance(app, TeleprompterApp)
    assert app.wpm == 150
    odd = command("prompt", str(duel), "--wpm", "9999")
    assert (odd.code, odd.out) == (1, "")
    assert "words a minute" in odd.err


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("words", "said"),
    [(("FILE",), "needs an interactive terminal"), (("prompt", "FILE"), "needs an interactive terminal")],
)  # fmt: skip
def test_a_dumb_terminal_is_told_what_to_do(
    words: tuple[str, ...], said: str, command: Command, duel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    done = command(*(str(duel) if word == "FILE" else word for word in words))
    assert (done.code, done.out) == (1, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-",), "use `tableread listen -`"),
        (("prompt", "-"), "Save it as a file"),
        (("none.fountain",), "no file"),
        (("prompt", "EMPTY"), "has no words in it"),
    ],
)
def test_what_cannot_be_opened(
    words: tuple[str, ...], said: str, command: Command, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n ... \n")
    done = command(*(str(empty) if word == "EMPTY" else word for word in words))
    assert (done.code, done.out) == (1, "")
    assert said in done.err
