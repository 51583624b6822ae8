"""`tableread completion SHELL`: the shell completes commands, options, files, characters and voices.

The script that is printed asks the program itself at each Tab, through argcomplete, so that it stays true when the
program is updated. While a shell asks, nothing else is printed and nothing is changed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tableread.base.errors import TablereadError


def print_script(shell: str) -> None:
    """Print what the shell has to load."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["tableread"], shell=shell).strip())


def answer(parser: argparse.ArgumentParser, commands: dict[str, argparse.ArgumentParser]) -> None:
    """Tell the shell what may stand at its cursor, and end the process.

    `commands` are the parsers below `parser`, by name. What begins with none of them is an "open".
    """
    from argcomplete.completers import FilesCompleter, SuppressCompleter
    from argcomplete.finders import CompletionFinder
    from argcomplete.lexers import split_line

    *_, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    every_file = FilesCompleter()

    def files(prefix: str, **_: Any) -> list[str]:
        hidden = prefix.rpartition("/")[2].startswith(".")
        found: list[str] = every_file(prefix)
        return [path for path in found if hidden or not Path(path).name.startswith(".")]

    what_there_is = {**_WHAT_THERE_IS, "file": files, "out": files, "delete_script": files}
    for name, command in commands.items():
        for argument in command._actions:
            found = what_there_is.get(f"{name} {argument.dest}") or what_there_is.get(argument.dest)
            if found is not None:
                argument.completer = found  # type: ignore[attr-defined]
    if words[1:] and words[1] in commands:
        chosen = parser
    else:
        chosen = commands["open"]
        if not words[1:]:  # the first word may be a command, too
            [file] = [argument for argument in chosen._actions if argument.dest == "file"]
            summaries = {name: command.description or "" for name, command in commands.items()}
            file.completer = lambda prefix, **_: {**summaries, **dict.fromkeys(files(prefix), "")}  # type: ignore[attr-defined]
            chosen.add_argument("--version", action="store_true")
    CompletionFinder()(
        chosen,
        always_complete_options=False,
        validator=lambda word, typed: word.casefold().startswith(typed.casefold()),
        default_completer=SuppressCompleter(),
        exit_method=sys.exit,
    )


def _characters(parsed_args: argparse.Namespace, **_: Any) -> Iterable[str]:
    """Those of the script that stands in the same command."""
    from tableread.cli.reading import read_script
    from tableread.script.load import STANDARD_INPUT

    if parsed_args.file in {None, STANDARD_INPUT}:
        return ()
    try:
        script = read_script(parsed_args.file, parsed_args.format, parsed_args.encoding)
    except TablereadError:
        return ()
    return [character.name for character in script.characters]


def _persons_parts(prefix: str, parsed_args: argparse.Namespace, **more: Any) -> Iterable[str]:
    """The characters behind "Ana=" or "Ana=MARGO,"."""
    before, sign, _ = prefix.rpartition("," if "," in prefix else "=")
    names = _characters(parsed_args, **more) if sign else ()
    return [f"{before}{sign}{name}" for name in names]


def _voices(**_: Any) -> dict[str, str]:
    from tableread.cli.lists import all_voices

    return {voice.id: voice.description for voice in all_voices()}


def _languages(**_: Any) -> dict[str, str]:
    from tableread.cast.languages import ENGLISH_NAMES

    return ENGLISH_NAMES


def _formats(**_: Any) -> Iterable[str]:
    from tableread.script.load import FILES, TEXTS

    return sorted({*TEXTS, *FILES})


def _kinds(**_: Any) -> dict[str, str]:
    from tableread.library.stored import KINDS

    return {**{kind.name: kind.about for kind in KINDS}, "all": "all of it"}


_WHAT_THERE_IS: dict[str, Callable[..., Any]] = {
    "role": _characters,
    "person": _persons_parts,
    "voices say": _voices,
    "language": _languages,
    "format": _formats,
    "delete": _kinds,
}
"""What an argument may be: by its name, or by its command and its name."""
