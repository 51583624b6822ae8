"""Errors on a terminal are wrapped between words; in a pipe each stays one line."""

from __future__ import annotations

import io
import sys

import pytest

from tableread.cli.parser import make_parser
from tableread.cli.wrapping import print_error

TOLD = "There is no file /plays/a-very-long-name-that-fills-a-row.fountain. Check the name."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error from now on; a fixture would come before pytest's own."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    return terminal


def test_no_word_is_broken_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    print_error(TOLD)
    rows = terminal.getvalue().splitlines()
    assert len(rows) > 1
    assert " ".join(rows) == TOLD


def test_mistakes_in_options_are_wrapped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with pytest.raises(SystemExit) as caught:
        make_parser().parse_args(["open", "x.txt", "--person", "Ana"])
    assert caught.value.code == 2
    error = terminal.getvalue().partition("tableread open: error: ")[2]
    assert error
    assert all(len(row) <= 40 for row in error.splitlines()[1:])


def test_one_line_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(TOLD)
    assert capsys.readouterr().err == f"{TOLD}\n"
