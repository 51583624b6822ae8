"""Where in its script a line is, in words: scene, page, and the cue before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tableread.script.emphasis import plain
from tableread.script.model import Kind, Script
from tableread.script.pages import Pages

_CUE_WORDS = 8
"""An actor knows a cue by its last words; a round number."""
_SAID = frozenset({Kind.DIALOGUE, Kind.LYRICS})


class Spot(NamedTuple):
    """A line, in words."""

    scene: str
    """Number and heading; "" before the first scene."""
    page: int
    speaker: str
    """"" for what nobody says."""
    text: str


class Whereabouts:
    """Of the lines of one script."""

    def __init__(self, script: Script, shown: Callable[[int], str]) -> None:
        """`shown` gives the words of an element as they may be shown."""
        self._script = script
        self._shown = shown

    @cached_property
    def pages(self) -> Pages:
        """Found when they are first asked for: it takes a while in a long script."""
        return Pages(self._script)

    def scene(self, element: int) -> str:
        """Number and heading of the scene; "" before the first."""
        at = self._script.scene_of(element)
        return "" if at is None else f"{at + 1} {plain(self._shown(self._script.scenes[at].first))}"

    def page(self, element: int) -> int:
        """The page on which a line begins, from 1."""
        return self.pages.number(element)

    def speaker(self, element: int) -> str:
        """Who says it; "" for what nobody says."""
        elements = self._script.elements
        if elements[element].kind not in _SAID | {Kind.PARENTHETICAL, Kind.CUE}:
            return ""
        while element >= 0 and elements[element].kind is not Kind.CUE:
            element -= 1
        return "" if element < 0 else elements[element].speaker or elements[element].text

    def spot(self, element: int) -> Spot:
        """All of that, and its words."""
        text = " ".join(plain(self._shown(element)).split())
        return Spot(self.scene(element), self.page(element), self.speaker(element), text)

    def cue(self, element: int) -> str:
        """The last words before the speech that a line is of, and who says them; "" where it is the first."""
        elements = self._script.elements
        first = element
        while first > 0 and elements[first].kind in _SAID | {Kind.PARENTHETICAL}:
            first -= 1
        said = next((at for at in range(first - 1, -1, -1) if elements[at].kind in _SAID), None)
        if said is None:
            return ""
        words = plain(self._shown(said)).split()
        last = " ".join(words[-_CUE_WORDS:])
        return f"{self.speaker(said)}: {'… ' if len(words) > _CUE_WORDS else ''}{last}"
