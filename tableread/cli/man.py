"""`tableread man`: the manual page, made from what `--help` says, in the language of man(7)."""

from __future__ import annotations

import argparse

from tableread import __version__
from tableread.cli.parser import SUMMARY, commands_of, make_parser

_MORE = r"""
.SH ENVIRONMENT
.TP
.B TABLEREAD_HOME
A folder for everything the program stores, instead of the usual folders.
.TP
.B NO_COLOR
If set, no colours are used.
.SH FILES
.TP
.B settings.toml, lexicon.toml, voices/
Your settings, pronunciations and voices. \fBtableread doctor\fR prints the folders.
.SH EXIT STATUS
0 if all went well, 1 if not (a sentence on standard error says why), 2 if the command was not understood.
\fBtableread doctor\fR ends with 1 if there is no sound, 2 if there is no voice.
"""


def print_page() -> None:
    """Print it."""
    print(page(), end="")


def page() -> str:
    """All of it: one section for the program, one for each command."""
    parser = make_parser()
    rows = [
        f'.TH TABLEREAD 1 "" "tableread {__version__}" "User Commands"',
        ".SH NAME",
        rf"tableread \- {_escaped(SUMMARY[0].lower() + SUMMARY[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        r"\fBtableread\fR [\fIFILE\fR] [\fIOPTION\fR ...]",
        ".br",
        r"\fBtableread\fR \fICOMMAND\fR [\fIOPTION\fR ...]",
        ".SH DESCRIPTION",
        _escaped(SUMMARY),
        *_epilog(parser),
        ".SH COMMANDS",
    ]
    for name, command in commands_of(parser).items():
        usage = " ".join(command.format_usage().split()[1:])
        rows += [f".SS tableread {name}", _escaped(command.description or ""), ".PP"]
        rows += [rf"\fB{_escaped(usage)}\fR"]
        for argument in command._actions:
            if not isinstance(argument, argparse._HelpAction):
                rows += [".TP", _named(argument), _escaped(argument.help or "")]
        rows += _epilog(command)
    return "\n".join(rows) + _MORE


def _named(argument: argparse.Action) -> str:
    """An argument as it is typed: "-r, --role ROLE"."""
    value = ""
    if argument.nargs != 0:
        choices = "|".join(map(str, argument.choices or ()))
        name = argument.dest.upper() if argument.option_strings else argument.dest
        value = rf"\fI{_escaped(str(argument.metavar or choices or name))}\fR"
    names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in argument.option_strings)
    return f"{names} {value}".strip()


def _epilog(parser: argparse.ArgumentParser) -> list[str]:
    """Examples as they stand; what comes behind them as prose, with a paragraph for each row that is set in."""
    examples, _, notes = (parser.epilog or "").partition("\n\n")
    rows = [".PP", "Examples:", ".PP", ".nf", ".RS 4"]
    rows += [_escaped(row.strip()) for row in examples.splitlines()[1:]]
    rows += [".RE", ".fi"]
    set_in = True
    for row in notes.splitlines():
        set_in, before = row.startswith(" "), set_in
        if set_in or before:
            rows.append(".PP")
        rows.append(_escaped(row.strip()))
    return rows


def _escaped(text: str) -> str:
    """Text that means nothing to the formatter."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("`", "")
    return rf"\&{text}" if text.startswith((".", "'")) else text
