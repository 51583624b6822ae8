"""What several commands have in common: how their help is laid out, and options that mean the same everywhere."""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tableread.production.taken_parts import PersonsParts


def examples_of(*lines: str) -> str:
    """What stands below the options."""
    return "examples:\n" + "\n".join(f"  {line}" for line in lines)


def add_command(
    commands: Any, name: str, summary: str, *examples: str, notes: str = ""
) -> argparse.ArgumentParser:
    """A command with its help; `notes` stand below its examples."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=fill(summary[0].upper() + summary[1:] + ".", 80),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=examples_of(*examples) + (f"\n\n{notes}" if notes else ""),
    )
    parser._positionals.title = "arguments"
    return parser


def file_called(text: str) -> Path:
    """The file called `text`. `Path` makes "-" of "./-"; only the first is standard input."""
    path = Path(text)
    return path if text == "-" or path != Path("-") else path.absolute()


def add_file(parser: argparse.ArgumentParser) -> None:
    """The script that a command is about."""
    parser.add_argument("file", type=file_called, help="a script; - reads standard input")


def add_role(parser: argparse.ArgumentParser) -> None:
    """Characters that you play."""
    parser.add_argument(
        "-r",
        "--role",
        action="append",
        default=[],
        help="a character that you play; can be given more than once",
    )


def add_person(parser: argparse.ArgumentParser) -> None:
    """People in the room, and what they play."""
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        type=_persons_parts,
        metavar="NAME=CHARACTERS",
        help="somebody in the room and the parts they play: Ana=MARGO,JO; can be given more than once",
    )


def _persons_parts(text: str) -> PersonsParts:
    from tableread.production.taken_parts import PersonsParts

    try:
        return PersonsParts.typed(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} needs a name and the parts, like Ana=MARGO,JO"
        ) from None


def add_format(parser: argparse.ArgumentParser) -> None:
    """How a script is read, where that is not to be found out."""
    parser.add_argument(
        "--format", help="read the file as this format (fountain, pdf, …) instead of detecting it"
    )
    parser.add_argument(
        "--encoding", help="the text encoding (cp1252, gb18030, …), if it is not detected correctly"
    )


def add_no_sound(parser: argparse.ArgumentParser) -> None:
    """Without sound."""
    parser.add_argument(
        "--no-sound", action="store_true", help="make no sound; the read keeps its timing"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """For other programs."""
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")
