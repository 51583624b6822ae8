"""How far an erasing drill has come, in words. Pure."""

from __future__ import annotations

from tableread.learning.lacuna import Lacuna, Phase

LEARNED = "You know this scene: nothing is left on the page, and you said all of it."
_STATES = (
    (0.0, "all there"),
    (0.35, "partly erased"),
    (0.65, "half erased"),
    (0.99, "mostly erased"),
)
"""Up to which share of a line is gone it is called what."""


def line_in_words(lacuna: Lacuna, at: int) -> str:
    """ "line 3 of 12: half erased"."""
    share = lacuna.share_erased(at)
    state = next((words for most, words in _STATES if share <= most), "erased")
    if lacuna.known(at):
        state = "known"
    return f"line {at + 1} of {len(lacuna.lines)}: {state}"


def run_in_words(lacuna: Lacuna) -> str:
    """Which run through the lines it is."""
    return {
        Phase.MAP: "first run, with the text",
        Phase.ERASE: f"run {lacuna.state.passes + 1}",
        Phase.RECALL: "the whole scene, from memory",
        Phase.DONE: "done",
    }[lacuna.phase]


def known_in_words(lacuna: Lacuna) -> str:
    """ "3 known"."""
    return f"{sum(lacuna.known(line) for line in range(len(lacuna.lines)))} known"
