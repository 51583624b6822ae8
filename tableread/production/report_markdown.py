"""The stage manager's report, and the notes alone, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from tableread.base.counted import counted
from tableread.base.minutes import minutes, when
from tableread.production.hard_to_say import HardToSay
from tableread.production.hard_to_say_words import (
    SHOWN,
    readings_in_words,
    rest_in_words,
    stumble_in_words,
    summary,
)
from tableread.production.notes import NoteKind
from tableread.production.report import NotedLine, Report
from tableread.production.whereabouts import Spot
from tableread.script.pages import eighths_in_words

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")
"""What Markdown would take for more than text, wherever it stands."""


def report_markdown(report: Report) -> str:
    """The whole report."""
    parts = [f"# {escaped(report.title)}: report\n"]
    if report.began is None:
        parts.append("Nothing has been read yet.\n")
    else:
        parts.append(f"Read on {when(report.began)}.\n")
        parts.append(f"## Times\n\n{''.join(_times(report))}")
        if several_reads(report):
            parts.append(f"## Times of all reads\n\n{''.join(_all_times(report))}")
    parts.append(f"## Notes\n\n{_notes(report.notes)}")
    if report.began is not None:
        prompted = "".join(f"- {_place(spot)}: {_quoted(spot.text)}\n" for spot in report.prompted)
        parts.append(f"## Lines prompted\n\n{prompted or 'None.' + chr(10)}")
    parts.append(f"## Hard to say\n\n{''.join(_hard(report.hard))}")
    return "\n".join(parts)


def notes_markdown(title: str, notes: Sequence[NotedLine]) -> str:
    """The notes alone."""
    return f"# {escaped(title)}: notes\n\n{_notes(notes)}"


def several_reads(report: Report) -> bool:
    """Whether any scene was read to its end more than once."""
    return any(len(scene.seconds) > 1 for scene in report.times)


def against_pages(seconds: float, page_seconds: float) -> str:
    """How much longer or shorter than its pages: "+0:12", "−0:05"."""
    over = round(seconds) - round(page_seconds)
    return f"{'−' if over < 0 else '+'}{minutes(abs(over))}"


def escaped(text: str) -> str:
    """`text` that Markdown shows as it is, in one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _times(report: Report) -> Iterator[str]:
    yield "| scene | page | pages | time | against pages | turns |\n|---|--:|--:|--:|--:|--:|\n"
    for scene in report.scenes:
        name = escaped(scene.name) + ("" if scene.whole else " (not all of it)")
        against = against_pages(scene.seconds, scene.page_seconds) if scene.whole else ""
        yield (
            f"| {name} | {scene.page} | {eighths_in_words(scene.eighths)} | "
            f"{minutes(scene.seconds)} | {against} | {scene.turns} |\n"
        )
    whole = [scene for scene in report.scenes if scene.whole]
    if whole:
        seconds = sum(scene.seconds for scene in whole)
        pages = sum(scene.eighths for scene in whole)
        against = against_pages(seconds, sum(scene.page_seconds for scene in whole))
        yield (
            f"| **{counted(len(whole), 'whole scene')}** | | {eighths_in_words(pages)} | "
            f"{minutes(seconds)} | {against} | {sum(scene.turns for scene in whole)} |\n"
        )
    yield "\nA page is taken to last a minute.\n"


def _all_times(report: Report) -> Iterator[str]:
    yield (
        "| scene | page | pages | reads | shortest | median | longest | median against pages |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    for scene in report.times:
        usual = median(scene.seconds)
        yield (
            f"| {escaped(scene.name)} | {scene.page} | {eighths_in_words(scene.eighths)} | "
            f"{len(scene.seconds)} | {minutes(scene.seconds[0])} | {minutes(usual)} | "
            f"{minutes(scene.seconds[-1])} | {against_pages(usual, scene.page_seconds)} |\n"
        )


def _hard(hard: HardToSay) -> Iterator[str]:
    yield f"{summary(hard)}\n"
    for number, line in enumerate(hard.lines[:SHOWN]):
        told = escaped(readings_in_words(line))
        yield "\n" * (not number)
        yield f"- {_place(line.spot)}: {_quoted(line.spot.text)}\n  - **{told}**\n"
        for stumble, times in line.stumbles:
            yield f"  - {escaped(stumble_in_words(stumble, times))}\n"
    rest = rest_in_words(hard)
    if rest:
        yield f"\n{rest}\n"


def _notes(notes: Sequence[NotedLine]) -> str:
    return "".join(map(_note, notes)) or "None.\n"


def _note(noted: NotedLine) -> str:
    note = noted.note
    place = _place(noted.spot) if noted.spot else "no longer in the script"
    told = note.kind.value if note.kind is not NoteKind.TYPED else escaped(note.says)
    return f"- **{told}** · {place} · {minutes(note.kept.at)}: {_quoted(noted.text)}\n"


def _place(spot: Spot) -> str:
    parts = [f"scene {spot.scene}" if spot.scene else "", f"page {spot.page}", spot.speaker]
    return " · ".join(escaped(part) for part in parts if part)


def _quoted(text: str) -> str:
    return f"“{escaped(text)}”"
