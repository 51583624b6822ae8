"""The command line. `tableread FILE` opens a script; everything else is a command.

Nothing heavy is imported here: each command loads what it needs when it runs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tableread import __version__
from tableread.errors import TablereadError

_FOR_THE_GROUP = frozenset(
    {"--help", "-h", "--version", "--install-completion", "--show-completion"}
)


class _OpensByDefault(TyperGroup):
    """Takes `tableread FILE` for `tableread open FILE`, and `tableread` for `tableread open`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in _FOR_THE_GROUP):
            args = ["open", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_OpensByDefault,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Stage a table read: every character gets a voice, you take a role, the script follows.\n\n"
        "tableread                         open the library\n\n"
        "tableread SCRIPT                  read a script aloud\n\n"
        'tableread SCRIPT --role "JOEL"    read it with you as Joel\n\n'
        "Run a command with --help for its examples."
    ),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tableread {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    pass


File = Annotated[Path, typer.Argument(help="A script.", show_default=False)]
Format = Annotated[
    str | None, typer.Option("--format", help="Read it as this format, whatever it looks like.")
]
Role = Annotated[
    list[str] | None, typer.Option("--role", "-r", help="A character that you play; repeatable.")
]
NoSound = Annotated[bool, typer.Option("--no-sound", help="Read on in silence, in time.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


@app.command("open", help="Open a script on the stage, or the library. (The word open may be left out.)\n\nExamples:\n\n  tableread\n\n  tableread draft.fountain\n\n  tableread draft.fountain --role MARGO")
def open_(
    file: Annotated[
        Path | None, typer.Argument(help="A script; none opens the library.", show_default=False)
    ] = None,
    role: Role = None,
    format: Format = None,  # noqa: A002 - the option's word
    no_sound: NoSound = False,
    sample: Annotated[bool, typer.Option("--sample", help="Read the first bundled sample.")] = False,
) -> None:
    """Open the stage or the library."""
    from tableread.cli.open import run

    run(file, role or [], format, no_sound, sample)


@app.command(help="Print what was read from a script.\n\nExamples:\n\n  tableread parse draft.fountain\n\n  tableread parse draft.fountain --json > draft.json")
def parse(file: File, json: AsJson = False, format: Format = None) -> None:  # noqa: A002
    """Print a script as it was understood."""
    from tableread.cli.lists import print_parse

    print_parse(file, json, format)


@app.command(help="List the characters of a script, the size of their parts and their voices.\n\nExamples:\n\n  tableread cast draft.fountain\n\n  tableread cast draft.fountain --json")
def cast(file: File, json: AsJson = False, format: Format = None) -> None:  # noqa: A002
    """List the cast."""
    from tableread.cli.lists import print_cast

    print_cast(file, json, format)


@app.command(help="List the voices; say a line with one of them.\n\nExamples:\n\n  tableread voices\n\n  tableread voices --say gran")
def voices(
    say: Annotated[str | None, typer.Option("--say", help="Id of a voice to hear.")] = None,
    text: Annotated[
        str, typer.Option("--text", help="What it says.")
    ] = "I have buried three husbands and a parrot. I miss the parrot.",
    json: AsJson = False,
) -> None:
    """List the voices."""
    from tableread.cli.lists import print_voices

    print_voices(say, text, json)


@app.command(help="Read a script aloud without a screen, printing the lines as they are spoken.\n\nKeys: space pauses and ends your turn, arrows go by speech, [ and ] change the speed, l prompts, w says where you are, q quits.\n\nExamples:\n\n  tableread listen draft.fountain\n\n  tableread listen draft.fountain --role MARGO --speed 1.2")
def listen(
    file: File,
    role: Role = None,
    speed: Annotated[float | None, typer.Option(help="0.5 to 3; 1 is normal.")] = None,
    from_start: Annotated[bool, typer.Option("--from-start", help="Begin at the top.")] = False,
    format: Format = None,  # noqa: A002
    no_sound: NoSound = False,
) -> None:
    """Read aloud in plain lines."""
    from tableread.cli.listen import run

    run(file, role or [], speed, from_start, format, no_sound)


@app.command(help="Look at what this machine has, and say what to do about what is missing.\n\nEnds with status 0 if a read can be heard here, 1 if it goes on in silence, 2 if there is no voice.\n\nExample:\n\n  tableread doctor")
def doctor() -> None:
    """Look at the machine."""
    from tableread.cli.doctor import run

    raise typer.Exit(run())


def main() -> None:
    """Run the command line; errors that people can understand are one sentence and status 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a terminal that cannot show a letter still goes on
    try:
        app()
    except TablereadError as error:
        typer.echo(f"{error.title}: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # `tableread parse … | head`
        sys.stderr.close()
        sys.exit(0)
