"""The three things about a voice that are changed in place, as bars that can be clicked and in short."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from tableread.cast.casting import Tune
from tableread.cast.tuning import LEVEL, PACE, PITCH, Dial, value_of

DIALS = {dial.name: dial for dial in (PITCH, PACE, LEVEL)}
"""By the name that the screen's action `dial` takes."""
_KEYS = {PITCH: "← →", PACE: "[ ]", LEVEL: "− +"}
_BAR = 19
"""Cells; an odd number, so that there is a middle."""


def _clicked(dial: Dial, action: str) -> Style:
    return Style.from_meta({"@click": f"screen.{action}"})


def in_numbers(tune: Tune, dial: Dial) -> str:
    """ "+2", "0.95", "-3 dB"."""
    value = value_of(tune, dial)
    if dial is PACE:
        return f"{value:.2f}"
    return f"{value:+.0f}" + (" dB" if dial is LEVEL else "")


def dial_bar(tune: Tune, dial: Dial) -> Content:
    """A row: the name, its keys, a bar, the value. A click on the bar sets it, on its ends moves it a step."""
    share = (value_of(tune, dial) - dial.low) / (dial.high - dial.low)
    at = round(share * (_BAR - 1))
    middle = round((dial.middle - dial.low) / (dial.high - dial.low) * (_BAR - 1))
    cells = []
    for cell in range(_BAR):
        value = dial.low + cell / (_BAR - 1) * (dial.high - dial.low)
        value = round(round((value - dial.middle) / dial.step) * dial.step + dial.middle, 3)
        sign = "●" if cell == at else "┼" if cell == middle else "─"
        cells.append((sign, _clicked(dial, f"set_dial('{dial.name}', {value})")))
    return Content.assemble(
        (f"{dial.name:6}{_KEYS[dial]} ", "$text-muted"),
        ("◂", _clicked(dial, f"dial('{dial.name}', -1)")),
        *cells,
        ("▸", _clicked(dial, f"dial('{dial.name}', 1)")),
        f" {in_numbers(tune, dial)}",
    )


def dials_in_short(tune: Tune) -> Content:
    """All of them in one row, with their keys."""
    parts: list[Content | str] = []
    for dial in DIALS.values():
        parts += [
            Content.assemble(
                (f"{dial.name} ", "$text-muted"),
                ("◂", _clicked(dial, f"dial('{dial.name}', -1)")),
                in_numbers(tune, dial),
                ("▸", _clicked(dial, f"dial('{dial.name}', 1)")),
            ),
            "  ",
        ]
    return Content.assemble(*parts[:-1])
