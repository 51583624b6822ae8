"""Sides: the scenes of some parts, as an actor takes them along, with the part's own lines and the draft's pages marked.

A scene is one in which a part speaks. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from tableread.base.counted import counted, listed
from tableread.script.emphasis import plain
from tableread.script.model import Element, Kind, Script, Speech
from tableread.script.pages import Pages
from tableread.script.write.marks import Marks

_CUE_WORDS = 12
"""An actor knows a cue by its last words; enough for a sentence. A round number."""
_COVER_WIDTH = 60
"""Columns of the first page: as many as the industry's page has."""
_NOT_FOR_ACTORS = frozenset({Kind.FURNITURE, Kind.TITLE, Kind.NOTE, Kind.SYNOPSIS, Kind.PAGE_BREAK})


class Sides(NamedTuple):
    """A script of their own, and what is marked in it."""

    script: Script
    marks: Marks
    scenes: int
    speeches: int


def sides_of(
    script: Script,
    parts: Collection[str],
    *,
    cues_only: bool = False,
    changed: Collection[int] = (),
) -> Sides:
    """Those of `parts` in `script`: whole scenes, or with `cues_only` no more than their lines, each with the end of the
    speech before it. `changed` are elements that get a star, besides those that the script itself marks."""
    return _Maker(script, parts, changed).made(cues_only)


class _Scene(NamedTuple):
    """Elements [first, end)."""

    first: int
    end: int
    speeches: int
    """Of the parts'."""


class _Maker:
    def __init__(self, script: Script, parts: Collection[str], changed: Collection[int]) -> None:
        self._script = script
        self._parts = parts
        self._changed = frozenset(changed)
        self._pages = Pages(script)
        self._speeches = [s for s in script.speeches if self._is_own(s)]
        self._own = {at for speech in self._speeches for at in (speech.cue, *speech.parts)}
        self._numbered = any(scene.number for scene in script.scenes)
        self._elements: list[Element] = []
        self._marked: set[int] = set()
        self._told: dict[int, int] = {}
        """The page of the draft above an element of the sides."""
        self._page = 0
        """The one that was told last."""

    def made(self, cues_only: bool) -> Sides:
        """All of it."""
        scenes = list(self._scenes())
        wanted = self._cues_and_lines() if cues_only else None
        for scene in scenes:
            self._page = 0  # each scene says its page, if it is the same or not
            for index in self._before(scene):
                self._add(index)
            for index in range(scene.first, scene.end):
                heading = self._script.elements[index].kind is Kind.HEADING
                if wanted is None or heading:
                    self._add(index)
                elif index in wanted:
                    self._add(index, wanted[index])
        script = Script(
            self._script.format, self._script.title, self._script.authors, tuple(self._elements)
        )
        marks = Marks(frozenset(self._marked), self._told, tuple(self._cover(scenes)))
        return Sides(script, marks, len(scenes), len(self._speeches))

    def _is_own(self, speech: Speech) -> bool:
        cue = self._script.elements[speech.cue]
        return (cue.speaker or cue.text) in self._parts or any(
            name in self._parts for name in cue.together
        )

    def _scenes(self) -> Iterator[_Scene]:
        """Those in which a part speaks; what stands before the first heading is one, too."""
        starts = [scene.first for scene in self._script.scenes]
        bounds = sorted({0, *starts, len(self._script.elements)})
        cues = sorted(speech.cue for speech in self._speeches)
        at = 0
        for first, end in pairwise(bounds):
            begun = at
            while at < len(cues) and cues[at] < end:
                at += 1
            if at > begun:
                yield _Scene(first, end, at - begun)

    def _before(self, scene: _Scene) -> Iterator[int]:
        """The heading of the act that stands right above a scene."""
        at = scene.first - 1
        while at >= 0 and self._script.elements[at].kind in _NOT_FOR_ACTORS:
            at -= 1
        if at >= 0 and self._script.elements[at].kind is Kind.SECTION:
            yield at

    def _cues_and_lines(self) -> dict[int, str | None]:
        """The elements of own speeches and of the end of the speech before each; a text where it is cut."""
        wanted: dict[int, str | None] = {}
        before: Speech | None = None
        for speech in self._script.speeches:
            if self._is_own(speech):
                if before is not None and not self._is_own(before):
                    wanted |= self._cue_line(before)
                wanted |= dict.fromkeys((speech.cue, *speech.parts))
            before = speech
        return wanted

    def _cue_line(self, speech: Speech) -> dict[int, str | None]:
        elements = self._script.elements
        said = [at for at in speech.parts if elements[at].kind is not Kind.PARENTHETICAL]
        if not said:
            return {speech.cue: None}
        words = plain(elements[said[-1]].text).split()
        whole = len(words) <= _CUE_WORDS and len(said) == 1
        text = None if whole else "… " + " ".join(words[-_CUE_WORDS:])
        return {speech.cue: None, said[-1]: text}

    def _add(self, index: int, text: str | None = None) -> None:
        element = self._script.elements[index]
        if element.kind in _NOT_FOR_ACTORS or index in self._script.resumed:
            return
        at = len(self._elements)
        page = self._pages.number(index)
        if page != self._page and element.kind in {Kind.HEADING, Kind.ACTION, Kind.CUE}:
            self._page = self._told[at] = page
        if index in self._own:
            self._marked.add(at)
        self._elements.append(
            element._replace(
                text=element.text if text is None else text,
                number=self._number(index),
                dual=element.dual and bool(self._elements),
                revised=element.revised or index in self._changed,
            )
        )

    def _number(self, index: int) -> str | None:
        """The scene's own number; where no scene has one, which of all scenes it is."""
        element = self._script.elements[index]
        if element.kind is not Kind.HEADING or self._numbered:
            return element.number
        scene = self._script.scene_of(index)
        return None if scene is None else str(scene + 1)

    def _cover(self, scenes: list[_Scene]) -> Iterator[str]:
        """Whose sides they are, and a line for each scene."""
        yield ""
        yield f"Sides for {listed(sorted(self._parts))}"
        yield f"{counted(len(scenes), 'scene')}, {counted(len(self._speeches), 'speech')}"
        yield ""
        for scene in scenes:
            heading = self._script.elements[scene.first]
            named = heading.kind is Kind.HEADING
            text = " ".join(plain(heading.text).split()) if named else "before the first heading"
            number = self._number(scene.first) if named else None
            told = f"page {self._pages.number(scene.first):<6} {number or '':<6}"
            yield from wrap(
                told + text,
                _COVER_WIDTH,
                subsequent_indent=" " * len(told),
                drop_whitespace=True,
                break_on_hyphens=False,
            )
