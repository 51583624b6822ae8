"""Annotated pages, and what becomes of such pages in the wild: lost indents, blank lines, capitals,
other page furniture, other transitions, paragraphs without line ends."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from pathlib import Path

Tagged = list[tuple[str, str]]
"""Lines, each with its tag: S N C D E T O, or "" where the line is empty."""

_TRANSITIONS = (
    "CUT TO:", "DISSOLVE TO:", "FADE OUT.", "SMASH CUT TO:", "MATCH CUT TO:", "FADE TO BLACK.",
    "BACK TO:", "INTERCUT WITH:", "WIPE TO:", "FADE IN:", "CUT TO BLACK", "JUMP CUT TO:",
    "FLASH CUT TO:", "QUICK DISSOLVE", "FADE TO:", "SLOW DISSOLVE TO:", "CUT TO", "HARD CUT TO:",
    "FADE OUT", "TIME CUT:", "MATCH DISSOLVE TO:", "FADE TO WHITE", "CUT BACK TO:",
)  # fmt: skip
_HEADERS = (
    "{title}  {date}", "{title} - Rev. {date}   {page}.", "Final Draft {date}",
    "{title} - {date} Shooting Draft", "Rev. {date}     {page}.", "Blue Revised   {date}    {page}A.",
    "({colour}) {date}   {page}", '"{title}" - {colour} Rev. {date}', "{date}   FULL {colour}   {page}",
)  # fmt: skip
_TITLES = ("THE LONG ROAD", "MAGPIE", "Brothers", "NIGHT SHIFT", "The Ferryman", "HOLLOW")
_COLOURS = ("Pink", "Blue", "Yellow", "GREEN", "SALMON")
_DATES = ("8/27/99", "12-06-96", "4/20/00", "March 3, 1997", "10.11.05")
_PAGES = ("{}.", "{}", "-{}-", "Page {}", "p. {}", "{}A.")


def read_tagged(path: Path) -> Tagged:
    """The lines of FILE.txt with the tags of FILE.tags."""
    lines = path.read_text(encoding="utf-8").split("\n")
    tags = path.with_suffix(".tags").read_text(encoding="utf-8").split("\n")
    return [(line, tag if line.strip() else "") for line, tag in zip(lines, tags, strict=False)]


def degraded(page: Tagged) -> Iterator[tuple[tuple[int, int, int], Tagged]]:
    """The page with (indents, capitals, blank lines) lost or not; and with a blank between all lines."""
    for flat in (0, 1):
        for small in (0, 1):
            for tight in (0, 1):
                lines = [(line, tag) for line, tag in page if not tight or line.strip()]
                if small:
                    lines = [(line.lower(), tag) for line, tag in lines]
                if flat:
                    lines = [(line.strip(), tag) for line, tag in lines]
                yield (flat, small, tight), lines
    yield (0, 0, 2), [item for pair in page for item in (pair, ("", ""))]


def dressed(page: Tagged, chance: random.Random) -> Tagged:
    """The page with other furniture, more transitions, numbered scenes."""
    title = chance.choice(_TITLES)
    dates = [chance.choice(_DATES) for _ in range(2)]
    numbered, bare, right = chance.random() < 0.3, chance.random() < 0.5, chance.random() < 0.7
    scene, number, last = chance.randrange(3, 150), chance.randrange(2, 120), 0
    out: Tagged = []
    for i, (line, tag) in enumerate(page):
        indent = len(line) - len(line.lstrip())
        if tag in {"O", "M"} and bare:
            continue
        if tag == "S" and chance.random() < 0.25:
            margin = chance.randrange(45, 62) if right else indent
            out += [(" " * margin + chance.choice(_TRANSITIONS), "T"), ("", "")]
        if tag == "T" and chance.random() < 0.5:
            line = line[:indent] + chance.choice(_TRANSITIONS)
        if tag == "S" and numbered and not line.strip()[0].isdigit():
            scene += 1
            far = " " * chance.randrange(2, 30)
            line = f"{scene:<{max(4, indent)}}{line.strip()}{far}{scene}"
        out.append((line, tag))
        if not line.strip() and i - last > chance.choice([40, 48, 52]):
            last, number = i, number + 1
            out += [*_furniture(chance, title, dates, number, scene), ("", "")]
    return out


def _furniture(
    chance: random.Random, title: str, dates: list[str], page: int, scene: int
) -> Tagged:
    out: Tagged = []
    continued = chance.random() < 0.3
    if continued:
        out.append((" " * chance.randrange(50, 64) + "(CONTINUED)", "O"))
    if chance.random() < 0.3:
        header = chance.choice(_HEADERS).format(
            title=title, date=chance.choice(dates), page=page, colour=chance.choice(_COLOURS)
        )
        out.append((" " * chance.randrange(30) + header, "O"))
    else:
        out.append((" " * chance.randrange(30, 66) + chance.choice(_PAGES).format(page), "O"))
    if chance.random() < 0.5:
        out.append(("", ""))
    if continued:
        margins = f"{scene}   CONTINUED:{' ' * 40}{scene}"
        out.append((chance.choice(["CONTINUED:", "CONTINUED: (2)", margins]), "O"))
    return out


def unwrapped(page: Tagged, chance: random.Random) -> Tagged:
    """Every paragraph as one line, or filled to another width; not indented."""
    width = chance.choice([10**6, 75, 65])
    out: Tagged = []
    words: list[str] = []
    kind = ""

    def flush() -> None:
        filled = textwrap.wrap(" ".join(words), width)
        out.extend((line, kind) for line in filled)
        words.clear()

    for line, tag in page:
        if words and (not line.strip() or tag != kind or tag not in {"D", "N"}):
            flush()
        if line.strip():
            words.append(line.strip())
            kind = tag
        else:
            out.append(("", ""))
    if words:
        flush()
    return out
