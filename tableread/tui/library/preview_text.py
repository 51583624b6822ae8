"""A preview as lines of the pane: what is known of a script, its cast, how it begins. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tableread.base.counted import counted
from tableread.production.preview import FirstLine, Preview
from tableread.script.model import Kind
from tableread.tui.cells import cut, padded
from tableread.tui.clock import bar, in_minutes
from tableread.tui.layout import wrap
from tableread.tui.library.row import Line, Style, sides

_BAR = 6
_SHARE_OF_CAST = 3
"""The cast takes at most one in so many lines; the beginning has the others."""
_FEWEST = 4
_YOURS = "▌ your line"


def preview_lines(
    preview: Preview, place: str, yours: Sequence[str], due: str, width: int, height: int
) -> list[Line]:
    """At most `height` lines of `width` cells. `place`: where the read stopped, "" at the top; `yours`: whom you play;
    `due`: which lines of yours are due, "" for none."""
    lines = _wrapped(preview.title, width, Style.TITLE)
    if preview.authors:
        lines += _wrapped(f"by {', '.join(preview.authors)}", width, Style.PLAIN)
    many = [counted(len(preview.characters), "part"), counted(preview.scenes, "scene")]
    lines += _wrapped(" · ".join([*many, in_minutes(preview.seconds)]), width, Style.FACTS)
    if place:
        lines += _wrapped(f"Stopped at {place}", width, Style.FACTS)
    if due:
        lines += _wrapped(f"{due}. V on the stage asks for them.", width, Style.PLAIN)
    lines += _cast(preview, yours, width, max(_FEWEST, height // _SHARE_OF_CAST))
    lines.append([("How it begins", Style.HEADING)])
    before: Kind | None = None
    for line in preview.first_lines:
        if len(lines) >= height:
            break
        lines += _beginning(line, before, width)
        before = line.kind
    return lines[:height]


def _cast(preview: Preview, yours: Sequence[str], width: int, most: int) -> list[Line]:
    characters = preview.characters
    words = sum(character.words for character in characters) or 1
    largest = max((character.words for character in characters), default=1) or 1
    shown = characters if len(characters) <= most else characters[: most - 1]
    lines: list[Line] = [[("Cast", Style.HEADING)]] if characters else []
    for character in shown:
        role = " (you)" if character.name in yours else ""
        name = f"{cut(character.name, max(4, width - 14 - len(role)))}{role}"
        share = padded(f"{character.words / words:.0%}", 4, right=True)
        right = [(bar(character.words / largest, _BAR), Style.BAR), (f" {share}", Style.FACTS)]
        lines.append(sides([(name, Style.TITLE if role else Style.PLAIN)], right, width))
    if len(shown) < len(characters):
        lines.append([(f"and {len(characters) - len(shown)} more", Style.FACTS)])
    return lines


def _beginning(line: FirstLine, before: Kind | None, width: int) -> list[Line]:
    if line.kind is Kind.CUE:
        return _wrapped(line.text, width, Style.TITLE)
    if line.yours:
        shown_already = before is not Kind.CUE  # one sign for all of a speech
        return [] if shown_already else [[(_YOURS, Style.FACTS)]]
    if line.kind is Kind.HEADING:
        return _wrapped(line.text, width, Style.PLAIN)
    speech = line.kind in {Kind.DIALOGUE, Kind.LYRICS, Kind.PARENTHETICAL}
    indent = "  " if speech else ""
    style = Style.PLAIN if speech else Style.FACTS
    return [
        [(f"{indent}{line.text[a:b]}", style)]
        for a, b in wrap(line.text, max(4, width - len(indent)))
    ]


def _wrapped(text: str, width: int, style: Style) -> list[Line]:
    return [[(text[a:b], style)] for a, b in wrap(text, max(4, width))]
