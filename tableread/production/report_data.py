"""The report as JSON has it: seconds, moments in seconds since 1970, lengths in eighths of a page."""

from __future__ import annotations

from statistics import median
from typing import Any

from tableread.production.hard_to_say_words import as_data as line_data
from tableread.production.hard_to_say_words import spot_data
from tableread.production.report import NotedLine, Report, ScenePlayed, SceneTimes


def as_data(report: Report) -> dict[str, Any]:
    """All of it."""
    return {
        "title": report.title,
        "last_read": report.began,
        "scenes": [_played(scene) for scene in report.scenes],
        "all_reads": [_times(scene) for scene in report.times],
        "notes": [_noted(noted) for noted in report.notes],
        "prompted": [spot_data(spot) for spot in report.prompted],
        "lines_heard": report.hard.readings,
        "hard_to_say": [line_data(line) for line in report.hard.lines],
    }


def _played(scene: ScenePlayed) -> dict[str, Any]:
    return {
        **_scene(scene),
        "seconds": round(scene.seconds, 1),
        "whole": scene.whole,
        "turns": scene.turns,
    }


def _times(scene: SceneTimes) -> dict[str, Any]:
    return {
        **_scene(scene),
        "reads": len(scene.seconds),
        "shortest_seconds": round(scene.seconds[0], 1),
        "median_seconds": round(median(scene.seconds), 1),
        "longest_seconds": round(scene.seconds[-1], 1),
    }


def _scene(scene: ScenePlayed | SceneTimes) -> dict[str, Any]:
    return {
        "scene": scene.name,
        "page": scene.page,
        "eighths": scene.eighths,
        "page_seconds": scene.page_seconds,
    }


def _noted(noted: NotedLine) -> dict[str, Any]:
    note = noted.note
    place = spot_data(noted.spot) if noted.spot else {"line": noted.text}
    return {"kind": note.kind.value, "text": note.kept.text, "at_seconds": note.kept.at, **place}
