"""What each command runs, with the arguments as they were typed; returns the status to end with.

Each loads what it needs when it runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable


def _open(args: argparse.Namespace) -> int:
    from tableread.cli.open import run

    return run(
        args.file,
        args.role,
        args.person,
        args.format,
        args.encoding,
        args.no_sound,
        args.sample,
    )


def _review(args: argparse.Namespace) -> int:
    from tableread.cli.face import usual_command

    if usual_command() == "listen":
        return _review_by_ear(args)
    from tableread.cli.open import run

    review = "mixed" if args.mixed else "in the order of the script"
    return run(args.file, args.role, [], args.format, args.encoding, args.no_sound, False, review)


def _review_by_ear(args: argparse.Namespace) -> int:
    from tableread.cli.by_ear.program import Asked
    from tableread.cli.listen import Options, run
    from tableread.performance.opening import Review, Wanted

    review = Review.MIXED if args.mixed else Review.IN_ORDER
    wanted = Wanted(args.file, args.role, args.format, args.encoding, review=review)
    run(Options(Asked(wanted), args.no_sound))
    return 0


def _learn(args: argparse.Namespace) -> int:
    from tableread.cli.open import Learning, run

    learning = Learning(args.scene)
    return run(
        args.file,
        args.role,
        [],
        args.format,
        args.encoding,
        args.no_sound,
        False,
        learning=learning,
    )


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
    from tableread.base import paths
    from tableread.base.errors import TablereadError
    from tableread.cli.by_ear.program import Asked
    from tableread.cli.by_ear.sleep import Sleep
    from tableread.cli.listen import Options, run
    from tableread.performance.opening import Review, Wanted

    asked = None
    file = paths.FIRST_SAMPLE if args.sample else args.file
    if args.review and file is None:
        raise TablereadError("Which script? Name the file whose lines you want to review.")
    if file is not None:
        review = Review.IN_ORDER if args.review else Review.NONE
        wanted = Wanted(file, args.role, args.format, args.encoding, args.person, review)
        sleep = Sleep.typed(args.sleep) if args.sleep else None
        asked = Asked(wanted, args.speed, args.from_start, args.no_role, sleep)
    run(Options(asked, args.no_sound, args.speech))
    return 0


def _prepare(args: argparse.Namespace) -> int:
    from tableread.cli.prepare import run

    return run(args.file, args.scene, args.role, args.speed, args.format, args.encoding)


def _report(args: argparse.Namespace) -> int:
    from tableread.cli.report import run

    run(args.file, args.out, args.format, args.encoding, args.overwrite, args.json)
    return 0


def _linenotes(args: argparse.Namespace) -> int:
    from tableread.cli.linenotes import run

    run(args.file, args.out, args.form, args.format, args.encoding, args.overwrite)
    return 0


def _progress(args: argparse.Namespace) -> int:
    from tableread.cli.progress import run

    run(args.file, args.role, args.by, args.json, args.forget, args.yes, args.format, args.encoding)
    return 0


def _export(args: argparse.Namespace) -> int:
    from tableread.cli.export import run

    run(
        args.file,
        args.out,
        args.role,
        args.to,
        args.audio,
        args.format,
        args.encoding,
        args.overwrite,
    )
    return 0


def _sides(args: argparse.Namespace) -> int:
    from tableread.cli.sides import run

    run(
        args.file,
        args.output,
        args.role,
        args.to,
        args.cues,
        args.format,
        args.encoding,
        args.overwrite,
    )
    return 0


def _prompt(args: argparse.Namespace) -> int:
    from tableread.cli.prompt import run

    return run(args.file, args.wpm, args.size, args.mirror)


def _doctor(args: argparse.Namespace) -> int:
    from tableread.cli.doctor import run

    return run(args.ear)


def _data(args: argparse.Namespace) -> int:
    from tableread.cli.data import run

    run(args.delete, args.delete_script, args.yes, args.backup, args.restore)
    return 0


def _completion(args: argparse.Namespace) -> int:
    from tableread.cli.completion import print_script

    print_script(args.shell)
    return 0


def _man(_: argparse.Namespace) -> int:
    from tableread.cli.man import print_page

    print_page()
    return 0


RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "review": _review,
    "learn": _learn,
    "parse": _parse,
    "cast": _cast,
    "convert": _convert,
    "voices": _voices,
    "words": _words,
    "listen": _listen,
    "prepare": _prepare,
    "report": _report,
    "linenotes": _linenotes,
    "progress": _progress,
    "export": _export,
    "sides": _sides,
    "prompt": _prompt,
    "doctor": _doctor,
    "data": _data,
    "completion": _completion,
    "man": _man,
}
"""By the name of the command."""
