"""Errors on a terminal, wrapped between words: a terminal breaks a long line wherever it is full."""

from __future__ import annotations

import argparse
import shutil
import sys
from textwrap import wrap
from typing import NoReturn


def print_error(told: str) -> None:
    """Print sentences on standard error; into a file or a pipe each goes on one line."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        rows = [
            row
            for line in told.splitlines()
            for row in wrap(line, width, break_long_words=False, break_on_hyphens=False)
        ]
        told = "\n".join(rows)
    print(told, file=sys.stderr)


class WrappingParser(argparse.ArgumentParser):
    """A parser whose errors are wrapped between words; subparsers are of the same class."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is used and what is wrong, and exit with status 2."""
        self.print_usage(sys.stderr)
        print_error(f"{self.prog}: error: {message}")
        self.exit(2)
