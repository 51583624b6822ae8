"""Commands and options, as `--help` explains them; the manual page and the completions of shells are made from it.

argparse, because it is there and costs 8 ms: what a reader waits for is the first word. Nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from tableread import __version__
from tableread.cli.wrapping import WrappingParser

if TYPE_CHECKING:
    from tableread.production.taken_parts import PersonsParts

SUMMARY = "Hear a script read aloud by a cast of voices, take a role, run your lines."


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; which one was typed is in `command`."""
    parser = WrappingParser(
        prog="tableread",
        usage="tableread [FILE] [OPTION ...]\n       tableread COMMAND [OPTION ...]",
        description=SUMMARY,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples(
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
    _add_review(commands)
    _add_learn(commands)
    _add_parse(commands)
    _add_cast(commands)
    _add_convert(commands)
    _add_voices(commands)
    _add_words(commands)
    _add_listen(commands)
    _add_prepare(commands)
    _add_report(commands)
    _add_linenotes(commands)
    _add_progress(commands)
    _add_export(commands)
    _add_prompt(commands)
    _add_doctor(commands)
    _add_data(commands)
    _add_shell_commands(commands)
    return parser


def _add_open(commands: Any) -> None:
    stage = _add(
        commands, "open", "open a script on the stage, or the library (you can leave out the word `open`)",
        "tableread open", "tableread draft.fountain --role MARGO",
        "tableread draft.fountain --person Ana=MARGO --person Ben=JOEL,narrator", "tableread --sample",
    )  # fmt: skip
    stage.add_argument(
        "file", nargs="?", type=_path, help="a script; leave it out to open the library"
    )
    stage.add_argument("--sample", action="store_true", help="read the first bundled sample")
    _add_role(stage)
    _add_person(stage)
    _add_format(stage)
    _add_no_sound(stage)


def _add_review(commands: Any) -> None:
    review = _add(
        commands, "review", "go through the lines of yours that are due, each with its cue",
        "tableread review draft.fountain", "tableread review draft.fountain --role MARGO --mixed",
        notes="Each line that you have said on the stage is due again when you are about to\n"
        "forget it: the better you knew it, the later. The library shows how many are.",
    )  # fmt: skip
    review.add_argument("file", type=_path, help="a script of which you have said lines before")
    review.add_argument(
        "--mixed", action="store_true", help="mix the lines instead of keeping the script's order"
    )
    _add_role(review)
    _add_format(review)
    _add_no_sound(review)


def _add_learn(commands: Any) -> None:
    learn = _add(
        commands, "learn", "learn your lines: the page is erased step by step, until you know them",
        "tableread learn draft.fountain --role MARGO", "tableread learn draft.fountain --scene 3",
        notes="You hear each cue, and answer by voice, by typing, or by rating yourself (F2).\n"
        "The last line of the scene is erased first, and its small words before the\n"
        "others; a word that you miss comes back once. It goes on where you left it.",
    )  # fmt: skip
    learn.add_argument("file", type=_path, help="a script")
    learn.add_argument(
        "--scene",
        type=int,
        help="this scene, counted from 1, or the next in which you speak; if left out, the first that you haven't learned yet",
    )
    _add_role(learn)
    _add_format(learn)
    _add_no_sound(learn)


def _add_parse(commands: Any) -> None:
    parse = _add(
        commands, "parse", "print a script as tableread understands it",
        "tableread parse draft.fountain", "tableread parse draft.txt --json > draft.json",
        "pdftotext -layout draft.pdf - | tableread parse -",
    )  # fmt: skip
    _add_file(parse)
    _add_json(parse)
    _add_format(parse)


def _add_cast(commands: Any) -> None:
    cast = _add(
        commands, "cast", "list the characters, how big their parts are, and their voices",
        "tableread cast draft.fountain", "tableread cast draft.fountain --json",
        "tableread cast draft.fountain --language fr",
    )  # fmt: skip
    _add_file(cast)
    cast.add_argument(
        "--language",
        metavar="CODE",
        help="the script's language (fr, de, …), if it is not detected correctly",
    )
    _add_json(cast)
    _add_format(cast)


def _add_convert(commands: Any) -> None:
    convert = _add(
        commands, "convert", "write a script in another format",
        "tableread convert draft.pdf draft.fountain", "tableread convert play.txt play.fdx",
        notes="The ending of OUT chooses the format: .fountain, .fdx (Final Draft), .txt\n"
        "(a laid-out screenplay), .html, .json, .pdf. An existing file is kept unless you\n"
        "add --overwrite.",
    )  # fmt: skip
    _add_file(convert)
    convert.add_argument("out", type=Path, help="the file to write")
    convert.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    _add_format(convert)


def _add_voices(commands: Any) -> None:
    voices = _add(
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
    _add_json(voices)


def _add_listen(commands: Any) -> None:
    listen = _add(
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
        type=_path,
        help="a script; - reads standard input; leave it out for the library",
    )
    listen.add_argument("--sample", action="store_true", help="read the first bundled sample")
    listen.add_argument("--speed", type=float, help="how fast, from 0.5 to 5; 1 is normal")
    listen.add_argument(
        "--from-start", action="store_true", help="begin at the top instead of where you stopped"
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
    _add_role(listen)
    _add_person(listen)
    _add_format(listen)
    _add_no_sound(listen)


def _add_prompt(commands: Any) -> None:
    prompt = _add(
        commands, "prompt", "show any text on a teleprompter that follows your voice",
        "tableread prompt speech.txt", "tableread prompt speech.docx --size 2 --mirror",
        "tableread prompt speech.txt --wpm 150",
        notes="Keys: space pauses, v follows your voice or the clock, [ and ] change the pace,\n"
        "+ and - the size of the letters, m mirrors, arrows scroll, enter continues from\n"
        "here, f follows again, ? helps, q quits. Say a phrase from elsewhere in the text\n"
        "and it goes there.",
    )  # fmt: skip
    prompt.add_argument("file", type=_path, help="a text, a document or a script")
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
    doctor = _add(
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
    data = _add(
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


def _examples(*lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {line}" for line in lines)


def _add(
    commands: Any, name: str, summary: str, *examples: str, notes: str = ""
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=fill(summary[0].upper() + summary[1:] + ".", 80),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples(*examples) + (f"\n\n{notes}" if notes else ""),
    )
    parser._positionals.title = "arguments"
    return parser


def _path(text: str) -> Path:
    """The file called `text`. `Path` makes "-" of "./-"; only the first is standard input."""
    path = Path(text)
    return path if text == "-" or path != Path("-") else path.absolute()


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, help="a script; - reads standard input")


def _add_words(commands: Any) -> None:
    words = _add(
        commands, "words", "list names that a voice may mispronounce, or set how one is pronounced",
        "tableread words draft.fountain", "tableread words draft.fountain --say Siobhán=Shivawn",
        "tableread words draft.fountain --say Siobhán=/ʃɪvˈɔːn/",
        notes="--say is saved in lexicon.toml beside your settings, for this script. Put sounds\n"
        "in IPA between slashes. With nothing after the = the word is left out.",
    )  # fmt: skip
    _add_file(words)
    words.add_argument(
        "--say",
        metavar="WORD=SOUND",
        help="set how a word is pronounced in this script, and hear it",
    )
    _add_json(words)
    _add_format(words)


def _add_prepare(commands: Any) -> None:
    prepare = _add(
        commands, "prepare", "make all the speech for a script in advance",
        "tableread prepare draft.fountain", "tableread prepare draft.fountain --role MARGO",
        "tableread prepare draft.fountain --scene 3",
        notes="Ctrl+C stops it; run the same command to continue. The speech is kept until you\n"
        "delete it; `tableread data` shows how big it is. A read does not need this: it\n"
        "makes its speech as it goes.",
    )  # fmt: skip
    _add_file(prepare)
    prepare.add_argument("--scene", type=int, help="only this scene, counted from 1")
    prepare.add_argument("--role", help="only the scenes with this character")
    prepare.add_argument("--speed", type=float, help="how fast, from 0.5 to 5; 1 is normal")
    _add_format(prepare)


def _add_report(commands: Any) -> None:
    report = _add(
        commands, "report", "print the notes on a script and the times of its last read, as Markdown",
        "tableread report draft.fountain", "tableread report draft.fountain report.md",
        notes="Notes are made on the stage (t and k). The times of scenes are set against their\n"
        "pages, a minute each; lines that were prompted are listed, too.",
    )  # fmt: skip
    report.add_argument("file", type=_path, help="a script that was read before")
    report.add_argument("out", nargs="?", type=Path, help="the file to write; else it is printed")
    report.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    _add_format(report)


def _add_linenotes(commands: Any) -> None:
    notes = _add(
        commands, "linenotes", "print what was not said as written in the last read, as line notes",
        "tableread linenotes draft.fountain", "tableread linenotes draft.fountain notes.html",
        "tableread linenotes draft.fountain --as csv > notes.csv",
        notes="By scene and line, in a stage manager's five classes: called (prompted),\n"
        "dropped, paraphrased, transposed and late pickup. What the program is not sure\n"
        "of is no note. The settings say from when on a pickup is late.",
    )  # fmt: skip
    notes.add_argument("file", type=_path, help="a script that you played a part of")
    notes.add_argument("out", nargs="?", type=Path, help="the file to write; else they are printed")
    notes.add_argument(
        "--as", dest="form", choices=("md", "csv", "html"),
        help="a list (md), a table for spreadsheets or a page to print; else the ending of OUT decides",
    )  # fmt: skip
    notes.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    _add_format(notes)


def _add_progress(commands: Any) -> None:
    progress = _add(
        commands, "progress", "tell how well you know your lines, and plan to be off book by a day",
        "tableread progress draft.fountain", "tableread progress draft.fountain --by Thursday",
        "tableread progress draft.fountain --role MARGO --json",
        notes="A line that you have said on the stage is fresh, known or sure; and due when you\n"
        "are about to forget it.",
    )  # fmt: skip
    progress.add_argument("file", type=_path, help="a script that was read before")
    progress.add_argument(
        "--by",
        metavar="DAY",
        help="know the part by then: Thursday, 10 days, 2026-12-03; `none` takes it away",
    )
    progress.add_argument(
        "--forget", action="store_true", help="forget how well these lines are known, after asking"
    )
    progress.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    _add_role(progress)
    _add_json(progress)
    _add_format(progress)


def _add_export(commands: Any) -> None:
    export = _add(
        commands, "export", "write your lines with their cues, as a list, a table or cards for Anki",
        "tableread export draft.fountain --role MARGO",
        "tableread export draft.fountain margo.csv --role MARGO --to csv",
        "tableread export draft.fountain --role MARGO --to anki",
        notes="The cue is on the front of a card, the line on its back. Cards that are imported\n"
        "again, from a new draft, keep the dates that Anki has for them.",
    )  # fmt: skip
    export.add_argument("file", type=_path, help="a script")
    export.add_argument(
        "out",
        nargs="?",
        type=Path,
        help="the file to write; else lists and tables are printed, and cards get the script's name",
    )
    export.add_argument(
        "--to", choices=("md", "csv", "anki"), default="md",
        help="a list (md), a table for spreadsheets (csv) or cards (anki)",
    )  # fmt: skip
    export.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    _add_role(export)
    _add_format(export)


def _add_shell_commands(commands: Any) -> None:
    completion = _add(
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
    _add(
        commands, "man", "print the manual page",
        "tableread man | man -l -", "tableread man > ~/.local/share/man/man1/tableread.1",
    )  # fmt: skip


def _add_role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-r",
        "--role",
        action="append",
        default=[],
        help="a character that you play; can be given more than once",
    )


def _add_person(parser: argparse.ArgumentParser) -> None:
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


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", help="read the file as this format (fountain, pdf, …) instead of detecting it"
    )
    parser.add_argument(
        "--encoding", help="the text encoding (cp1252, gb18030, …), if it is not detected correctly"
    )


def _add_no_sound(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-sound", action="store_true", help="make no sound; the read keeps its timing"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    [commands] = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(commands.choices)
