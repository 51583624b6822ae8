"""The ear in a few words: what it does, and how loud it hears."""

from __future__ import annotations

from tableread.performance.listener import EarState, Listener
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
    share = (listener.level - _QUIETEST) / (_LOUDEST - _QUIETEST)
    why = " (by silence)" if listener.reason else ""
    phones = " · headphones" if listener.headphones else ""
    return f"{_MARKS[state]}{why} ▕{bar(share, _METER)}▏{phones}"
