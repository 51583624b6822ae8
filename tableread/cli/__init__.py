"""The command line. `tableread FILE` opens a script; everything else is a command.

Nothing heavy is imported here; each command loads what it needs when it runs.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence

from tableread.base.errors import TablereadError
from tableread.base.printable import PrintableStream
from tableread.cli.parser import commands_of, make_parser
from tableread.cli.runs import RUNS
from tableread.cli.wrapping import print_error

_FOR_ALL = frozenset({"-h", "--help", "--version"})


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; errors that people can understand are one sentence and status 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a terminal that cannot show a letter still goes on
    # whatever is printed below, by whomever, says nothing to the terminal itself
    with (
        contextlib.redirect_stdout(PrintableStream(sys.stdout)),
        contextlib.redirect_stderr(PrintableStream(sys.stderr)),
    ):
        _run(argv)


def _run(argv: Sequence[str] | None) -> None:
    words = list(sys.argv[1:] if argv is None else argv)
    parser = make_parser()
    if "_ARGCOMPLETE" in os.environ:
        from tableread.cli.completion import answer

        answer(parser, commands_of(parser))
    if not words or words[0] not in {*commands_of(parser), *_FOR_ALL}:
        from tableread.cli.face import usual_command

        words = [usual_command(), *words]
    args = parser.parse_args(words)
    try:
        status = RUNS[args.command](args)
        sys.stdout.flush()  # when Python ends it is too late to see that nobody reads any more
        sys.exit(status)
    except TablereadError as error:
        logging.getLogger(__name__).info("ended by an error: %s", error.code)
        print_error(error.full_message)
        sys.exit(1)
    except BrokenPipeError:  # `tableread parse … | head`
        with contextlib.suppress(OSError):  # what is left of it
            sys.stdout.close()
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the edge of the process: a traceback is for the log
        told = _unexpected(error)
        print_error(told.full_message)
        sys.exit(1)


def _unexpected(error: Exception) -> TablereadError:
    from tableread.base import paths
    from tableread.base.logs import start_log, unexpected

    folders = paths.user_folders()
    start_log(folders)
    return unexpected(folders, error)
