"""The ear in a few words: what it does, and how loud it hears."""

from __future__ import annotations

from tableread.performance.listener import Listener
from tableread.performance.listener_events import EarState
from tableread.tui.clock import bar

_QUIETEST, _LOUDEST = -60.0, -6.0
"""dB below full scale at which the meter is empty, and full."""
_METER = 6
_MARKS = {
    EarState.OFF: "○ mic: off",
    EarState.WAITING: "◌ mic: waiting",
    EarState.HEARING: "● mic: listening",
    EarState.UNSURE: "◐ mic: unsure",
}


def ear_in_words(listener: Listener) -> str:
    """ "● ear hears ▕███   ▏", or why it does not."""
    state = listener.state
    if state is EarState.OFF:
        return _MARKS[state]
    why = " (by silence)" if listener.reason else ""
    phones = " · headphones" if listener.headphones else ""
    return f"{_MARKS[state]}{why} {meter(listener.level, _METER)}{phones}"


def meter(level: float, cells: int) -> str:
    """A bar of so many cells for a level in dB below full scale."""
    return f"▕{bar((level - _QUIETEST) / (_LOUDEST - _QUIETEST), cells)}▏"
