"""Scripts as people type them in word processors: by indents, by tabs, centred, in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tableread.script.model import Kind
from tests.bench.office_files import Block, Par, Table, open_document, page, rich, word
from tests.bench.piece import Form, Piece, Speech, grouped

Layout = Callable[[list[Piece]], Iterator[Block]]

_EMPTY = Par("")


def aside(piece: Piece) -> str:
    """What is said, or how, in round brackets."""
    if piece.kind is not Kind.PARENTHETICAL:
        return piece.text
    return f"({' '.join(piece.text.split()).strip('()[]')})"


def _inline(speech: Speech) -> str:
    return " ".join(" ".join(aside(piece).split()) for piece in speech[1])


def _upper(piece: Piece) -> str:
    return piece.text.upper() if piece.kind in {Kind.HEADING, Kind.TRANSITION} else piece.text


def _indented(pieces: list[Piece]) -> Iterator[Block]:
    left = {Kind.CUE: 2.2, Kind.PARENTHETICAL: 1.6, Kind.DIALOGUE: 1.0, Kind.TRANSITION: 4.5}
    for piece in pieces:
        if piece.kind not in {Kind.DIALOGUE, Kind.PARENTHETICAL}:
            yield _EMPTY
        text = piece.text.upper() if piece.kind is Kind.CUE else _upper(piece)
        yield Par(text, left.get(piece.kind, 0))


def _tabbed(pieces: list[Piece]) -> Iterator[Block]:
    tabs = {Kind.CUE: 4, Kind.PARENTHETICAL: 3, Kind.DIALOGUE: 2, Kind.TRANSITION: 8}
    for piece in pieces:
        if piece.kind not in {Kind.DIALOGUE, Kind.PARENTHETICAL}:
            yield _EMPTY
        text = piece.text.upper() if piece.kind is Kind.CUE else _upper(piece)
        yield Par("\t" * tabs.get(piece.kind, 0) + text)


def _centred(words_too: bool) -> Layout:
    def lay_out(pieces: list[Piece]) -> Iterator[Block]:
        for piece in pieces:
            said = piece.kind in {Kind.DIALOGUE, Kind.PARENTHETICAL}
            if not said:
                yield _EMPTY
            text = piece.text.upper() if piece.kind is Kind.CUE else _upper(piece)
            yield Par(text, centred=piece.kind is Kind.CUE or (said and words_too))

    return lay_out


def _hanging(opening: str, small: bool) -> Layout:
    """Names in a column that the words do not come into, on every line."""

    def lay_out(pieces: list[Piece]) -> Iterator[Block]:
        for part in grouped(pieces):
            if isinstance(part, Piece):
                yield Par(_upper(part), italic=part.kind is Kind.ACTION)
            else:
                name = opening.format(part[0].title() if small else part[0].upper())
                yield Par(name + _inline(part), 1.5, -1.5)

    return lay_out


def _bold(opening: str) -> Layout:
    def lay_out(pieces: list[Piece]) -> Iterator[Block]:
        for part in grouped(pieces):
            if isinstance(part, Piece):
                yield Par(_upper(part), italic=part.kind is Kind.ACTION)
            else:
                name = opening.format(part[0].title())
                yield Par(f"{name} {_inline(part)}", bold=len(name))

    return lay_out


def _two_columns(over_both: bool) -> Layout:
    """A table of names and words; what is not said is in a row of one cell, or beside an empty one."""

    def lay_out(pieces: list[Piece]) -> Iterator[Block]:
        rows: list[list[list[Par]]] = []
        for part in grouped(pieces):
            if isinstance(part, Piece):
                told = [Par(_upper(part), italic=True)]
                rows.append([told] if over_both else [[_EMPTY], told])
            else:
                rows.append([[Par(part[0].upper())], [Par(aside(piece)) for piece in part[1]]])
        yield Table(rows)

    return lay_out


def _audio_video(name_above: bool) -> Layout:
    """What is seen on the left, what is heard on the right."""

    def lay_out(pieces: list[Piece]) -> Iterator[Block]:
        rows: list[list[list[Par]]] = [[[Par("VIDEO", bold=5)], [Par("AUDIO", bold=5)]]]
        seen: list[Par] = []
        heard: list[Par] = []
        for part in grouped(pieces):
            if isinstance(part, Piece):
                if heard:
                    rows.append([seen or [_EMPTY], heard])
                    seen, heard = [], []
                seen.append(Par(_upper(part)))
            elif name_above:
                heard += [Par(part[0].upper()), *(Par(aside(piece)) for piece in part[1])]
            else:
                heard.append(Par(f"{part[0].upper()}: {_inline(part)}"))
        if seen or heard:
            rows.append([seen or [_EMPTY], heard or [_EMPTY]])
        yield Table(rows)

    return lay_out


_WRITERS = {
    "Word": (word, ".docx"),
    "ODT": (open_document, ".odt"),
    "RTF": (rich, ".rtf"),
    "HTML": (page, ".html"),
}


def _forms(layouts: dict[str, Layout]) -> Iterator[Form]:
    for name, lay_out in layouts.items():
        for program, (write, ending) in _WRITERS.items():
            yield Form(f"{program}: {name}", ending, lambda p, _, w=write, s=lay_out: w(s(p)))  # type: ignore[misc]


_BOTH: dict[str, Layout] = {
    "NAME<tab>text, hanging": _hanging("{}\t", small=False),
    "Name<tab>text, hanging": _hanging("{}\t", small=True),
    "NAME: text, hanging": _hanging("{}: ", small=False),
    "bold Name: text": _bold("{}:"),
    "NAME centred": _centred(words_too=False),
    "table of names and words": _two_columns(over_both=True),
    "table with empty cells": _two_columns(over_both=False),
}
OFFICE_FILM_FORMS = tuple(
    _forms({
        "indents": _indented,
        "tabs": _tabbed,
        "all centred": _centred(words_too=True),
        "audio and video": _audio_video(name_above=False),
        "audio and video, NAME above": _audio_video(name_above=True),
        **_BOTH,
    })
)  # fmt: skip
OFFICE_PLAY_FORMS = tuple(_forms({"bold Name. text": _bold("{}."), **_BOTH}))
