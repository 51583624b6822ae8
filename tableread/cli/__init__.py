"""The command line. `tableread FILE` opens a script; everything else is a command.

argparse, because it is there and costs 8 ms: what a reader waits for is the first word. Nothing
heavy is imported here; each command loads what it needs when it runs.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tableread import __version__
from tableread.base.errors import TablereadError
from tableread.base.printable import PrintableStream

_SUMMARY = "Stage a table read: every character gets a voice, you take a role, the script follows."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tableread",
        description=_SUMMARY,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples(
            "tableread                          open the library",
            "tableread draft.fountain           read a script aloud",
            "tableread draft.fountain -r JOEL   read it with you as Joel",
            "tableread --sample                 read the first bundled sample",
        )
        + "\n\n`tableread COMMAND --help` has more examples.",
    )
    parser.add_argument("--version", action="version", version=f"tableread {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    stage = _add(
        commands, "open", _open, "open a script on the stage, or the library (the word `open` can be left out)",
        "tableread open", "tableread draft.fountain --role MARGO", "tableread --sample",
    )  # fmt: skip
    stage.add_argument(
        "file", nargs="?", type=_path, help="a script; leave it out to open the library"
    )
    stage.add_argument("--sample", action="store_true", help="read the first bundled sample")
    _add_role(stage)
    _add_format(stage)
    _add_no_sound(stage)

    parse = _add(
        commands, "parse", _parse, "print a script as tableread understands it",
        "tableread parse draft.fountain", "tableread parse draft.txt --json > draft.json",
        "pdftotext -layout draft.pdf - | tableread parse -",
    )  # fmt: skip
    _add_file(parse)
    _add_json(parse)
    _add_format(parse)

    cast = _add(
        commands, "cast", _cast, "list the characters, the size of their parts, their voices",
        "tableread cast draft.fountain", "tableread cast draft.fountain --json",
        "tableread cast draft.fountain --language fr",
    )  # fmt: skip
    _add_file(cast)
    cast.add_argument(
        "--language",
        metavar="CODE",
        help="the script's language: fr, de, …; detected if left out",
    )
    _add_json(cast)
    _add_format(cast)

    convert = _add(
        commands, "convert", _convert, "write a script in another form",
        "tableread convert draft.pdf draft.fountain", "tableread convert play.txt play.fdx",
        notes="The ending of OUT chooses the format: .fountain, .fdx (Final Draft), .txt (a laid-out\n"
        "screenplay), .html, .json, .pdf. An existing file is kept unless you add --overwrite.",
    )  # fmt: skip
    _add_file(convert)
    convert.add_argument("out", type=Path, help="the file to write")
    convert.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    _add_format(convert)

    voices = _add(
        commands, "voices", _voices, "list the voices, or hear one",
        "tableread voices", "tableread voices --engines", "tableread voices --say gran",
        "tableread voices --say boy+ --text 'Who goes there?'", "tableread voices --language fr",
    )  # fmt: skip
    voices.add_argument("--say", metavar="VOICE", help="id of a voice to hear")
    voices.add_argument(
        "--engines",
        action="store_true",
        help="list the voice engines, and how to get more",
    )
    voices.add_argument(
        "--text",
        default="I have buried three husbands and a parrot. I miss the parrot.",
        help="what it says",
    )
    voices.add_argument("--language", metavar="CODE", help="list those that speak it: fr, de, …")
    _add_json(voices)

    _add_words(commands)

    listen = _add(
        commands, "listen", _listen, "read aloud without a screen, in plain lines",
        "tableread listen draft.fountain", "tableread listen draft.fountain --role MARGO --speed 1.2",
        notes="Keys: space pauses and ends your turn, left and right go by speech, up and down by\n"
        "scene, [ and ] change the speed, l prompts, w says where you are, q quits.",
    )  # fmt: skip
    _add_file(listen)
    listen.add_argument("--speed", type=float, help="0.5 to 5; 1 is normal")
    listen.add_argument("--from-start", action="store_true", help="begin at the top")
    _add_role(listen)
    _add_format(listen)
    _add_no_sound(listen)

    _add_prepare(commands)

    prompt = _add(
        commands, "prompt", _prompt, "show any text on a teleprompter that follows your voice",
        "tableread prompt speech.txt", "tableread prompt speech.docx --size 2 --mirror",
        "tableread prompt speech.txt --wpm 150",
        notes="Keys: space pauses, v goes by voice or clock, [ and ] change the pace, + and - the type,\n"
        "m mirrors, arrows scroll, enter goes on from here, f follows again, q quits. Say a phrase from\n"
        "elsewhere in the text and it goes there.",
    )  # fmt: skip
    prompt.add_argument("file", type=_path, help="a text, a document or a script")
    prompt.add_argument("--wpm", type=int, help="go by the clock, so many words a minute")
    prompt.add_argument(
        "--size", type=int, default=1, choices=(0, 1, 2, 3), help="of the type; 0 is the terminal's"
    )
    prompt.add_argument("--mirror", action="store_true", help="for the glass in front of a camera")

    doctor = _add(
        commands, "doctor", _doctor, "check what this machine has, and how to get what is missing",
        "tableread doctor", "tableread doctor --ear",
        notes="Ends with status 0 if a read can be heard here, 1 if it goes on in silence, 2 if\n"
        "there is no voice.",
    )  # fmt: skip
    doctor.add_argument(
        "--ear",
        action="store_true",
        help="try the microphone with two sentences, and get used to you",
    )

    data = _add(
        commands, "data", _data, "list what is stored on this machine, or delete it",
        "tableread data", "tableread data --delete takes",
        "tableread data --delete-script draft.fountain",
    )  # fmt: skip
    data.add_argument("--delete", metavar="WHAT", help="delete one kind of it, or `all`")
    data.add_argument(
        "--delete-script", metavar="FILE", type=Path, help="delete everything saved for a script"
    )
    data.add_argument("--yes", action="store_true", help="do not ask")
    return parser


def _examples(*lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {line}" for line in lines)


def _add(
    commands: Any, name: str, run: Any, summary: str, *examples: str, notes: str = ""
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples(*examples) + (f"\n\n{notes}" if notes else ""),
    )
    parser.set_defaults(run=run)
    return parser


def _path(text: str) -> Path:
    """The file called `text`. `Path` makes "-" of "./-"; only the first is standard input."""
    path = Path(text)
    return path if text == "-" or path != Path("-") else path.absolute()


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, help="a script; - reads standard input")


def _add_words(commands: Any) -> None:
    words = _add(
        commands, "words", _words, "list names that a voice may mispronounce, or set how one is pronounced",
        "tableread words draft.fountain", "tableread words draft.fountain --say Siobhán=Shivawn",
        "tableread words draft.fountain --say Siobhán=/ʃɪvˈɔːn/",
        notes="--say is saved in lexicon.toml beside your settings, for this script. Sounds in IPA\n"
        "go between slashes; nothing after the = leaves the word out.",
    )  # fmt: skip
    _add_file(words)
    words.add_argument(
        "--say",
        metavar="WORD=SOUND",
        help="set how a word is pronounced in this script; you hear it",
    )
    _add_json(words)
    _add_format(words)


def _add_prepare(commands: Any) -> None:
    prepare = _add(
        commands, "prepare", _prepare, "make the speech of a script before it is read",
        "tableread prepare draft.fountain", "tableread prepare draft.fountain --role MARGO",
        "tableread prepare draft.fountain --scene 3",
        notes="Ctrl+C stops it; the same command goes on from there. What is made is kept until it is deleted:\n"
        "`tableread data` shows how big it is. The read works without it, too.",
    )  # fmt: skip
    _add_file(prepare)
    prepare.add_argument("--scene", type=int, help="only this scene, counted from 1")
    prepare.add_argument("--role", help="only the scenes this character is in")
    prepare.add_argument("--speed", type=float, help="0.5 to 5; 1 is normal")
    _add_format(prepare)


def _add_role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-r", "--role", action="append", default=[], help="a character that you play; repeatable"
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", help="treat it as this format, whatever it looks like")
    parser.add_argument("--encoding", help="the text encoding: cp1252, gb18030, …")


def _add_no_sound(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-sound", action="store_true", help="read on in silence, in time")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def _open(args: argparse.Namespace) -> int:
    from tableread.cli.open import run

    return run(args.file, args.role, args.format, args.encoding, args.no_sound, args.sample)


def _parse(args: argparse.Namespace) -> int:
    from tableread.cli.lists import print_parse

    print_parse(args.file, args.json, args.format, args.encoding)
    return 0


def _cast(args: argparse.Namespace) -> int:
    from tableread.cli.lists import print_cast

    print_cast(args.file, args.json, args.format, args.encoding, args.language)
    return 0


def _convert(args: argparse.Namespace) -> int:
    from tableread.cli.convert import run

    run(args.file, args.out, args.format, args.encoding, args.overwrite)
    return 0


def _voices(args: argparse.Namespace) -> int:
    if args.engines:
        from tableread.cli.engines import print_engines

        print_engines(args.json)
        return 0
    from tableread.cli.lists import print_voices

    print_voices(args.say, args.text, args.json, args.language)
    return 0


def _words(args: argparse.Namespace) -> int:
    from tableread.cli.words import run

    run(args.file, args.say, args.json, args.format, args.encoding)
    return 0


def _listen(args: argparse.Namespace) -> int:
    from tableread.cli.listen import run

    run(
        args.file, args.role, args.speed, args.from_start, args.format, args.encoding, args.no_sound
    )
    return 0


def _prepare(args: argparse.Namespace) -> int:
    from tableread.cli.prepare import run

    return run(args.file, args.scene, args.role, args.speed, args.format, args.encoding)


def _prompt(args: argparse.Namespace) -> int:
    from tableread.cli.prompt import run

    return run(args.file, args.wpm, args.size, args.mirror)


def _doctor(args: argparse.Namespace) -> int:
    from tableread.cli.doctor import run

    return run(args.ear)


def _data(args: argparse.Namespace) -> int:
    from tableread.cli.data import run

    run(args.delete, args.delete_script, args.yes)
    return 0


COMMANDS = frozenset(
    {
        "open",
        "parse",
        "cast",
        "convert",
        "voices",
        "words",
        "listen",
        "prepare",
        "prompt",
        "doctor",
        "data",
    }
)
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
    if not words or (words[0] not in COMMANDS and words[0] not in _FOR_ALL):
        words = ["open", *words]
    args = _parser().parse_args(words)
    try:
        status = args.run(args)
        sys.stdout.flush()  # when Python ends it is too late to see that nobody reads any more
        sys.exit(status)
    except TablereadError as error:
        logging.getLogger(__name__).info("ended by an error: %s", error.code)
        print(error.full_message, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # `tableread parse … | head`
        with contextlib.suppress(BrokenPipeError):  # what is left of it
            sys.stdout.close()
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the edge of the process: a traceback is for the log
        told = _unexpected(error)
        print(told.full_message, file=sys.stderr)
        sys.exit(1)


def _unexpected(error: Exception) -> TablereadError:
    from tableread.base import paths
    from tableread.base.logs import start_log, unexpected

    folders = paths.user_folders()
    start_log(folders)
    return unexpected(folders, error)
