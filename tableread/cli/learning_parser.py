"""Commands about learning lines, and about what came of a read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tableread.cli.options import (
    add_command,
    add_format,
    add_json,
    add_no_sound,
    add_role,
    file_called,
)


def add_review(commands: Any) -> None:
    """`review`."""
    review = add_command(
        commands, "review", "go through the lines of yours that are due, each with its cue",
        "tableread review draft.fountain", "tableread review draft.fountain --role MARGO --mixed",
        notes="Each line that you have said on the stage is due again when you are about to\n"
        "forget it: the better you knew it, the later. The library shows how many are.",
    )  # fmt: skip
    review.add_argument(
        "file", type=file_called, help="a script of which you have said lines before"
    )
    review.add_argument(
        "--mixed", action="store_true", help="mix the lines instead of keeping the script's order"
    )
    add_role(review)
    add_format(review)
    add_no_sound(review)


def add_learn(commands: Any) -> None:
    """`learn`."""
    learn = add_command(
        commands, "learn", "learn your lines: the page is erased step by step, until you know them",
        "tableread learn draft.fountain --role MARGO", "tableread learn draft.fountain --scene 3",
        notes="You hear each cue, and answer by voice, by typing, or by rating yourself (F2).\n"
        "The last line of the scene is erased first, and its small words before the\n"
        "others; a word that you miss comes back once. It goes on where you left it.",
    )  # fmt: skip
    learn.add_argument("file", type=file_called, help="a script")
    learn.add_argument(
        "--scene",
        type=int,
        help="this scene, counted from 1, or the next in which you speak; if left out, the first that you haven't learned yet",
    )
    add_role(learn)
    add_format(learn)
    add_no_sound(learn)


def add_report(commands: Any) -> None:
    """`report`."""
    report = add_command(
        commands, "report", "print the notes on a script, scene times, and the lines people stumble over",
        "tableread report draft.fountain", "tableread report draft.fountain report.md",
        "tableread report draft.fountain --json > report.json",
        notes="Notes are made on the stage (t and k). The times of scenes are set against their\n"
        "pages, a minute each; lines that were prompted are listed, too. Hard to say are\n"
        "lines in which people left words out, changed them or began again, in any read.",
    )  # fmt: skip
    report.add_argument("file", type=file_called, help="a script that was read before")
    report.add_argument("out", nargs="?", type=Path, help="the file to write; else it is printed")
    report.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    add_json(report)
    add_format(report)


def add_linenotes(commands: Any) -> None:
    """`linenotes`."""
    notes = add_command(
        commands, "linenotes", "print what was not said as written in the last read, as line notes",
        "tableread linenotes draft.fountain", "tableread linenotes draft.fountain notes.html",
        "tableread linenotes draft.fountain --as csv > notes.csv",
        notes="By scene and line, in a stage manager's five classes: called (prompted),\n"
        "dropped, paraphrased, transposed and late pickup. What the program is not sure\n"
        "of is no note. The settings say from when on a pickup is late.",
    )  # fmt: skip
    notes.add_argument("file", type=file_called, help="a script that you played a part of")
    notes.add_argument("out", nargs="?", type=Path, help="the file to write; else they are printed")
    notes.add_argument(
        "--as", dest="form", choices=("md", "csv", "html"),
        help="a list (md), a table for spreadsheets or a page to print; else the ending of OUT decides",
    )  # fmt: skip
    notes.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    add_format(notes)


def add_progress(commands: Any) -> None:
    """`progress`."""
    progress = add_command(
        commands, "progress", "tell how well you know your lines, and plan to be off book by a day",
        "tableread progress draft.fountain", "tableread progress draft.fountain --by Thursday",
        "tableread progress draft.fountain --role MARGO --json",
        notes="A line that you have said on the stage is fresh, known or sure; and due when you\n"
        "are about to forget it.",
    )  # fmt: skip
    progress.add_argument("file", type=file_called, help="a script that was read before")
    progress.add_argument(
        "--by",
        metavar="DAY",
        help="know the part by then: Thursday, 10 days, 2026-12-03; `none` takes it away",
    )
    progress.add_argument(
        "--forget", action="store_true", help="delete all results with these lines, after asking"
    )
    progress.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    add_role(progress)
    add_json(progress)
    add_format(progress)


def add_export(commands: Any) -> None:
    """`export`."""
    export = add_command(
        commands, "export", "write your lines with their cues, as a list, a table or cards for Anki",
        "tableread export draft.fountain --role MARGO",
        "tableread export draft.fountain margo.csv --role MARGO",
        "tableread export draft.fountain --role MARGO --to anki --audio",
        notes="The cue is on the front of a card, the line on its back. Cards that are imported\n"
        "again, from a new draft, keep the dates that Anki has for them.",
    )  # fmt: skip
    export.add_argument("file", type=file_called, help="a script")
    export.add_argument(
        "out",
        nargs="?",
        type=Path,
        help="the file to write; else lists and tables are printed, and cards get the script's name",
    )
    export.add_argument(
        "--to", choices=("md", "csv", "anki"),
        help="a list (md), a table for spreadsheets (csv) or cards (anki); else by the ending of the file to write",
    )  # fmt: skip
    export.add_argument(
        "--audio", action="store_true",
        help="cards for Anki say the cue and the line, by the voices of the cast or as you recorded it",
    )  # fmt: skip
    export.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    add_role(export)
    add_format(export)


def add_sides(commands: Any) -> None:
    """`sides`."""
    sides = add_command(
        commands, "sides", "write your scenes as sides: your lines marked, with the pages of the draft",
        "tableread sides draft.fountain --role MARGO",
        "tableread sides draft.pdf -r MARGO --to fountain",
        "tableread sides draft.fdx -r MARGO --cues --output margo.html",
        notes="The first page lists your scenes. Lines that changed since the draft that you\n"
        "opened before have a star in the right margin. Without --output the file lies\n"
        "beside the script. An existing file is kept unless you add --overwrite.",
    )  # fmt: skip
    sides.add_argument("file", type=file_called, help="a script")
    sides.add_argument(
        "--to", choices=("pdf", "fountain", "html", "txt"), default="pdf",
        help="the format, where --output does not say it",
    )  # fmt: skip
    sides.add_argument(
        "-o", "--output", metavar="OUT", type=Path,
        help="the file to write; its ending chooses the format: .pdf, .fountain, .html, .txt",
    )  # fmt: skip
    sides.add_argument(
        "--cues", action="store_true",
        help="only your lines, each with its cue, instead of whole scenes",
    )  # fmt: skip
    sides.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    add_role(sides)
    add_format(sides)
