"""How well scripts are read in the forms that people bring: real scripts written in each form, read again, compared.

    python -m tests.bench.forms FOLDER ... [--held-out] [--only FORM ...] [--show] [--json OUT]

A FOLDER holds scripts whose structure is sure: Fountain, FDX and TEI. Each is written in all forms of its kind
(`film_forms`, `play_forms`, `office_forms`, `web_forms`) and read from there as a file of somebody. What counts is the F1 of whole speeches, name and
words, letters and figures only. --only takes the beginnings of their names. --held-out: those that no rule was made from (`held_out`), for reports alone.
--show: the speeches that were not read right, a few of each file, of scripts that are not held out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from tableread.base.errors import ScriptError
from tableread.script.load import load, load_bytes
from tableread.script.model import Kind, Script
from tests.bench.film_forms import FILM_FORMS
from tests.bench.held_out import is_held_out
from tests.bench.office_forms import OFFICE_FILM_FORMS, OFFICE_PLAY_FORMS
from tests.bench.piece import Form, Piece, pieces_of
from tests.bench.play_forms import PLAY_FORMS
from tests.bench.web_forms import TALK_FORMS, WEB_FILM_FORMS, WEB_PLAY_FORMS

_FILMS = (*FILM_FORMS, *OFFICE_FILM_FORMS, *WEB_FILM_FORMS, *TALK_FORMS)
_PLAYS = (*PLAY_FORMS, *OFFICE_PLAY_FORMS, *WEB_PLAY_FORMS, *TALK_FORMS)
_ENOUGH = 20
"""Speeches that a script must have."""
_MOST = 400
"""Pieces of a script that are written: long ones take long, and tell no more. --most takes fewer."""
_SHOWN = 6
_NOT_WORDS = re.compile(r"[\W_]+")
Spoken = tuple[str, str]
"""A name and what it says, letters and figures only."""


class Result(NamedTuple):
    """One script in one form."""

    script: str
    form: str
    f1: float
    taken_for: str


def plain(text: str) -> str:
    """Its letters and figures, in lower case."""
    return _NOT_WORDS.sub("", text.casefold())


def truth(pieces: list[Piece], written: list[Piece]) -> list[Spoken]:
    """The speeches that were written, with the names that they had before anything was spoilt."""
    found: list[tuple[str, list[str]]] = []
    for piece, spoilt in zip(pieces, written, strict=True):
        if piece.kind is Kind.CUE:
            found.append((plain(piece.text), []))
        elif piece.kind is Kind.DIALOGUE:
            found[-1][1].append(spoilt.text)
    return [(name, plain(" ".join(words))) for name, words in found]


def spoken(script: Script) -> list[Spoken]:
    """The speeches that were read."""
    elements = script.elements
    found = []
    for speech in script.speeches:
        cue = elements[speech.cue]
        parts = (elements[at] for at in speech.parts)
        words = " ".join(part.text for part in parts if part.kind is not Kind.PARENTHETICAL)
        found.append((plain(cue.speaker or cue.text), plain(words)))
    return found


def f1(wanted: list[Spoken], found: list[Spoken]) -> float:
    """Of whole speeches, in order."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / max(1, len(wanted) + len(found))


def read(form: Form, pieces: list[Piece], name: str) -> tuple[str, list[Spoken]]:
    """What a script in this form was taken for, and its speeches."""
    try:
        script = load_bytes(form.write(pieces, name), f"script{form.ending}")
    except ScriptError as error:
        return str(error), []
    return script.format, spoken(script)


def sources(
    folders: list[Path], held_out: bool, most: int = _MOST
) -> Iterator[tuple[Path, bool, list[Piece]]]:
    """Scripts that are worth it: the file, whether it is a play, its pieces."""
    for folder in folders:
        for path in sorted(
            p for p in folder.rglob("*") if p.suffix in {".fountain", ".fdx", ".xml"}
        ):
            if is_held_out(path) is not held_out:
                continue
            try:
                script = load(path)
            except ScriptError:
                continue
            pieces = pieces_of(script)[:most]
            while pieces and pieces[-1].kind is not Kind.DIALOGUE:
                pieces.pop()  # not a speech without its words
            if sum(piece.kind is Kind.CUE for piece in pieces) >= _ENOUGH:
                yield path, path.suffix == ".xml", pieces


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--most", type=int, default=_MOST)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    results: list[Result] = []
    for path, is_play, pieces in sources(args.folders, args.held_out, args.most):
        for form in _PLAYS if is_play else _FILMS:
            if args.only and not any(map(form.name.startswith, args.only)):
                continue
            written = form.spoil(pieces, path.name) if form.spoil else pieces
            wanted = truth(pieces, written)
            taken_for, found = read(form, written, path.name)
            results.append(Result(path.name, form.name, f1(wanted, found), taken_for))
            if args.show and not args.held_out:
                _show(results[-1], wanted, found)
    for name in dict.fromkeys(result.form for result in results):
        mine = [result for result in results if result.form == name]
        worst = min(mine, key=lambda result: result.f1)
        print(
            f"{name:42} {len(mine):3} scripts  mean {mean(r.f1 for r in mine):.3f}  "
            f"least {worst.f1:.3f} ({worst.script[:36]}, taken for {worst.taken_for[:24]})"
        )
    if args.json:
        args.json.write_text(json.dumps([r._asdict() for r in results], indent=1), encoding="utf-8")


def _show(result: Result, wanted: list[Spoken], found: list[Spoken]) -> None:
    if result.f1 == 1:
        return
    print(f"\n{result.form}: {result.script} {result.f1:.3f}, taken for {result.taken_for}")
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    wrong = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for _, a, b, c, d in wrong[:_SHOWN]:
        print("  wanted", [(n, w[:50]) for n, w in wanted[a:b][:3]])
        print("  found ", [(n, w[:50]) for n, w in found[c:d][:3]])


if __name__ == "__main__":
    main()
