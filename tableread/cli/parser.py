"""Commands and options, as `--help` explains them; the manual page and the completions of shells are made from it.

argparse, because it is there and costs 8 ms: what a reader waits for is the first word. Nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tableread import __version__
from tableread.cli.learning_parser import (
    add_export,
    add_learn,
    add_linenotes,
    add_progress,
    add_report,
    add_review,
    add_sides,
)
from tableread.cli.options import (
    add_command,
    add_file,
    add_format,
    add_json,
    add_no_sound,
    add_person,
    add_role,
    examples_of,
    file_called,
)
from tableread.cli.wrapping import WrappingParser

if TYPE_CHECKING:
    pass

SUMMARY = "Hear a script read aloud by a cast of voices, take a role, run your lines."


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; which one was typed is in `command`."""
    parser = WrappingParser(
        prog="tableread",
        usage="tableread [FILE] [OPTION ...]\n       tableread COMMAND [OPTION ...]",
        description=SUMMARY,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=examples_of(
            "tableread                          open the library",
            "tableread draft.fountain           read a script aloud",
            "tableread draft.fountain -r MARGO  read it with you as Margo",
            "tableread --sample                 read the first bundled sample",
        )
        + "\n\n`tableread COMMAND --help` explains a command, with examples.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"tableread {__version__}",
        help="show the version and exit",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="tableread"
    )
    _add_open(commands)
    add_review(commands)
    add_learn(commands)
    _add_parse(commands)
    _add_cast(commands)
    _add_convert(commands)
    _add_voices(commands)
    _add_words(commands)
    _add_listen(commands)
    _add_prepare(commands)
    add_report(commands)
    add_linenotes(commands)
    add_progress(commands)
    add_export(commands)
    add_sides(commands)
    _add_prompt(commands)
    _add_doctor(commands)
    _add_data(commands)
    _add_shell_commands(commands)
    return parser


def _add_open(commands: Any) -> None:
    stage = add_command(
        commands, "open", "open a script on the stage, or the library (you can leave out the word `open`)",
        "tableread open", "tableread draft.fountain --role MARGO",
        "tableread draft.fountain --person Ana=MARGO --person Ben=JOEL,narrator", "tableread --sample",
    )  # fmt: skip
    stage.add_argument(
        "file", nargs="?", type=file_called, help="a script; leave it out to open the library"
    )
    stage.add_argument("--sample", action="store_true", help="read the first bundled sample")
    add_role(stage)
    add_person(stage)
    add_format(stage)
    add_no_sound(stage)


def _add_parse(commands: Any) -> None:
    parse = add_command(
        commands, "parse", "print a script as tableread understands it",
        "tableread parse draft.fountain", "tableread parse draft.txt --json > draft.json",
        "pdftotext -layout draft.pdf - | tableread parse -",
    )  # fmt: skip
    add_file(parse)
    add_json(parse)
    add_format(parse)


def _add_cast(commands: Any) -> None:
    cast = add_command(
        commands, "cast", "list the characters, how big their parts are, and their voices",
        "tableread cast draft.fountain", "tableread cast draft.fountain --json",
        "tableread cast draft.fountain --language fr",
    )  # fmt: skip
    add_file(cast)
    cast.add_argument(
        "--language",
        metavar="CODE",
        help="the script's language (fr, de, …), if it is not detected correctly",
    )
    add_json(cast)
    add_format(cast)


def _add_convert(commands: Any) -> None:
    convert = add_command(
        commands, "convert", "write a script in another format",
        "tableread convert draft.pdf draft.fountain", "tableread convert play.txt play.fdx",
        notes="The ending of OUT chooses the format: .fountain, .fdx (Final Draft), .txt\n"
        "(a laid-out screenplay), .html, .json, .pdf. An existing file is kept unless you\n"
        "add --overwrite.",
    )  # fmt: skip
    add_file(convert)
    convert.add_argument("out", type=Path, help="the file to write")
    convert.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    add_format(convert)


def _add_voices(commands: Any) -> None:
    voices = add_command(
        commands, "voices", "list the voices, or hear one",
        "tableread voices", "tableread voices --engines", "tableread voices --say gran",
        "tableread voices --say boy+ --text 'Who goes there?'", "tableread voices --language fr",
    )  # fmt: skip
    voices.add_argument(
        "--say", metavar="VOICE", help="hear this voice; VOICE is an id from the list"
    )
    voices.add_argument(
        "--engines",
        action="store_true",
        help="list the voice engines, and how to get more",
    )
    voices.add_argument(
        "--text",
        default="I have buried three husbands and a parrot. I miss the parrot.",
        help="what the voice says",
    )
    voices.add_argument(
        "--language", metavar="CODE", help="list only the voices for this language: fr, de, …"
    )
    add_json(voices)


def _add_listen(commands: Any) -> None:
    listen = add_command(
        commands, "listen", "use the program by ear: a script, or the library, without a screen",
        "tableread listen", "tableread listen draft.fountain",
        "tableread listen draft.fountain --role MARGO --speed 1.2", "tableread listen draft.fountain --sleep 20",
        notes="Keys: space pauses and ends your turn, left and right go by speech, up and down\n"
        "by scene, [ and ] change the speed, l prompts, w says where you are, ? describes\n"
        "the key that you press next, q quits.",
    )  # fmt: skip
    listen.add_argument(
        "file",
        nargs="?",
        type=file_called,
        help="a script; - reads standard input; leave it out for the library",
    )
    listen.add_argument("--sample", action="store_true", help="read the first bundled sample")
    listen.add_argument("--speed", type=float, help="how fast, from 0.5 to 5; 1 is normal")
    listen.add_argument(
        "--from-start", action="store_true", help="begin at the top instead of where you stopped"
    )
    listen.add_argument(
        "--review",
        action="store_true",
        help="go through your lines that are due, each with its cue",
    )
    listen.add_argument(
        "--no-role",
        action="store_true",
        help="play no part this time, even if you have one; voices read everything",
    )
    listen.add_argument(
        "--sleep",
        metavar="WHEN",
        help="fade out and quit after so many minutes, or at the end of the `scene` or `speech`",
    )
    listen.add_argument(
        "--speech",
        choices=("self", "screen-reader", "off"),
        help="who tells you what happens: the program's own voice, or your screen reader; detected if left out",
    )
    add_role(listen)
    add_person(listen)
    add_format(listen)
    add_no_sound(listen)


def _add_prompt(commands: Any) -> None:
    prompt = add_command(
        commands, "prompt", "show any text on a teleprompter that follows your voice",
        "tableread prompt speech.txt", "tableread prompt speech.docx --size 2 --mirror",
        "tableread prompt speech.txt --wpm 150",
        notes="Keys: space pauses, v follows your voice or the clock, [ and ] change the pace,\n"
        "+ and - the size of the letters, m mirrors, arrows scroll, enter continues from\n"
        "here, f follows again, ? helps, q quits. Say a phrase from elsewhere in the text\n"
        "and it goes there.",
    )  # fmt: skip
    prompt.add_argument("file", type=file_called, help="a text, a document or a script")
    prompt.add_argument(
        "--wpm", type=int, help="scroll at this many words a minute instead of following your voice"
    )
    prompt.add_argument(
        "--size",
        type=int,
        choices=(0, 1, 2, 3),
        help="size of the letters: 0 is the terminal's own, 3 the largest; if not given, as large as the window allows",
    )
    prompt.add_argument(
        "--mirror", action="store_true", help="mirror the text, for the glass in front of a camera"
    )


def _add_doctor(commands: Any) -> None:
    doctor = add_command(
        commands, "doctor", "check this machine, and say how to get what is missing",
        "tableread doctor", "tableread doctor --ear",
        notes="Exit status: 0 if a read can be heard here, 1 if it would be silent, 2 if there\n"
        "is no voice.",
    )  # fmt: skip
    doctor.add_argument(
        "--ear",
        action="store_true",
        help="try the microphone with two sentences, and adapt to your voice",
    )


def _add_data(commands: Any) -> None:
    data = add_command(
        commands, "data", "list what is stored on this machine, delete it, or back it up",
        "tableread data", "tableread data --delete takes",
        "tableread data --delete-script draft.fountain",
        "tableread data --backup mine.backup", "tableread data --restore mine.backup",
    )  # fmt: skip
    data.add_argument(
        "--delete",
        metavar="WHAT",
        help="delete one kind of data, or `all`; `tableread data` lists the kinds",
    )
    data.add_argument(
        "--delete-script", metavar="FILE", type=Path, help="delete everything saved for a script"
    )
    data.add_argument(
        "--backup",
        metavar="FILE",
        type=Path,
        help="write all that is known of your scripts to one file, without recordings",
    )
    data.add_argument(
        "--restore",
        metavar="FILE",
        type=Path,
        help="add what a backup knows, of this machine or another; nothing that is here is lost",
    )
    data.add_argument("--yes", action="store_true", help="do not ask for confirmation")


def _add_words(commands: Any) -> None:
    words = add_command(
        commands, "words", "list names that a voice may mispronounce, or set how one is pronounced",
        "tableread words draft.fountain", "tableread words draft.fountain --say Siobhán=Shivawn",
        "tableread words draft.fountain --say Siobhán=/ʃɪvˈɔːn/",
        notes="--say is saved in lexicon.toml beside your settings, for this script. Put sounds\n"
        "in IPA between slashes. With nothing after the = the word is left out.",
    )  # fmt: skip
    add_file(words)
    words.add_argument(
        "--say",
        metavar="WORD=SOUND",
        help="set how a word is pronounced in this script, and hear it",
    )
    add_json(words)
    add_format(words)


def _add_prepare(commands: Any) -> None:
    prepare = add_command(
        commands, "prepare", "make all the speech for a script in advance",
        "tableread prepare draft.fountain", "tableread prepare draft.fountain --role MARGO",
        "tableread prepare draft.fountain --scene 3",
        notes="Ctrl+C stops it; run the same command to continue. The speech is kept until you\n"
        "delete it; `tableread data` shows how big it is. A read does not need this: it\n"
        "makes its speech as it goes.",
    )  # fmt: skip
    add_file(prepare)
    prepare.add_argument("--scene", type=int, help="only this scene, counted from 1")
    prepare.add_argument("--role", help="only the scenes with this character")
    prepare.add_argument("--speed", type=float, help="how fast, from 0.5 to 5; 1 is normal")
    add_format(prepare)


def _add_shell_commands(commands: Any) -> None:
    completion = add_command(
        commands, "completion", "print a script that makes your shell complete commands, files and names",
        "tableread completion bash",
        notes="Let your shell load it:\n"
        "  bash, in ~/.bashrc: eval \"$(tableread completion bash)\"\n"
        "  zsh, in ~/.zshrc after compinit: eval \"$(tableread completion zsh)\"\n"
        "  fish: tableread completion fish > ~/.config/fish/completions/tableread.fish\n"
        "It completes the characters of the script after --role and --person, the voices\n"
        "after --say.",
    )  # fmt: skip
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell you use")
    add_command(
        commands, "man", "print the manual page",
        "tableread man | man -l -", "tableread man > ~/.local/share/man/man1/tableread.1",
    )  # fmt: skip


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    [commands] = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(commands.choices)
