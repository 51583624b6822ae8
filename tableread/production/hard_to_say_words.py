"""The lines that are hard to say in words, and as JSON has them."""

from __future__ import annotations

from typing import Any

from tableread.base.counted import counted
from tableread.learning.stumbles import Stumble, StumbleKind
from tableread.production.hard_to_say import HardLine, HardToSay, Readings
from tableread.production.whereabouts import Spot

SHOWN = 50
"""Lines that are listed for people: what comes behind them is worth no rewriting. A round number."""


def summary(hard: HardToSay) -> str:
    """What to say above the list, or in its place."""
    if not hard.readings:
        return "Nobody has been heard yet. When people say their lines by voice, the lines they stumble over are listed here."
    heard = f"Lines were heard {counted(hard.readings, 'time')} in all"
    if not hard.lines:
        return f"{heard}; nobody stumbled."
    return f"{heard}. The lines that people stumbled over most often come first."


def stumble_in_words(stumble: Stumble, times: int) -> str:
    """ "2 times: “ran” for “walked”"."""
    match stumble.kind:
        case StumbleKind.CHANGED if stumble.said:
            told = f"“{stumble.said}” for “{stumble.words}”"
        case StumbleKind.ADDED:
            told = f"added “{stumble.said}”"
        case StumbleKind.CHANGED | StumbleKind.LEFT_OUT | StumbleKind.MOVED:
            told = f"{stumble.kind.value} “{stumble.words}”"
        case StumbleKind.AGAIN | StumbleKind.PAUSED:
            told = stumble.kind.value
    return f"{counted(times, 'time')}: {told}"


def readings_in_words(line: HardLine) -> str:
    """ "3 of 4 readings: Ana 1 of 2, Ben 2 of 2"; names where there are any."""
    told = f"{_of(line.readings)} {'reading' if line.readings.all == 1 else 'readings'}"
    if list(line.readers) == [""]:
        return told
    by_name = (f"{name or 'you'} {_of(its)}" for name, its in line.readers.items())
    return f"{told}: {', '.join(by_name)}"


def rest_in_words(hard: HardToSay) -> str:
    """How many lines are not listed for people; "" where all are."""
    more = len(hard.lines) - SHOWN
    return f"And {counted(more, 'more line')}." if more > 0 else ""


def as_data(line: HardLine) -> dict[str, Any]:
    """A line as JSON has it."""
    return {
        **spot_data(line.spot),
        **_readings_data(line.readings),
        "readers": [{"name": name, **_readings_data(its)} for name, its in line.readers.items()],
        "stumbles": [
            {"what": each.kind.value, "words": each.words, "said": each.said, "times": times}
            for each, times in line.stumbles
        ],
    }


def spot_data(spot: Spot) -> dict[str, Any]:
    """A line and its place as JSON has them."""
    return {"scene": spot.scene, "page": spot.page, "character": spot.speaker, "line": spot.text}


def _readings_data(readings: Readings) -> dict[str, int]:
    return {"stumbled": readings.stumbled, "readings": readings.all}


def _of(readings: Readings) -> str:
    return f"{readings.stumbled} of {readings.all}"
