"""The erasing drills of one script: a scene each, for the parts that you play, and where each was left."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

import msgspec

from tableread.cast.casting import Casting, PlayedBy
from tableread.learning.function_words import function_words
from tableread.learning.lacuna import DrillState, Lacuna, Phase
from tableread.learning.own_speeches import OwnSpeech, own_speeches
from tableread.library.drills import KeptDrill
from tableread.library.store import Library
from tableread.rehearsal.order import RunningOrder
from tableread.script.words import words_of

log = logging.getLogger(__name__)


class DrilledScene(NamedTuple):
    """A scene with lines of yours."""

    scene: int | None
    """Its number from 0; None: what comes before the first heading."""
    line: str
    """The identity of its first line, as it is read."""
    part: str
    """Whose lines they are; several names with commas between them."""
    speeches: tuple[OwnSpeech, ...]


class Drills:
    """Those of one script. From any thread."""

    def __init__(self, library: Library, key: str, casting: Callable[[], Casting]) -> None:
        """`casting`: the cast list as it is now."""
        self._library = library
        self._key = key
        self._casting = casting

    def scenes(self, order: RunningOrder) -> list[DrilledScene]:
        """All scenes of `order` with lines of yours; the narrator's are not drilled."""
        yours = self._casting().played_by(PlayedBy.YOU)
        speeches = [s for s in own_speeches(order, yours) if words_of(s.drilled.text)]
        found = []
        for scene, group in groupby(speeches, lambda speech: speech.scene):
            of_scene = tuple(group)
            first = order.lines[order.scene_start(of_scene[0].speech.start)]
            part = ", ".join(sorted({speech.speaker for speech in of_scene}))
            found.append(DrilledScene(scene, first.id, part, of_scene))
        return found

    def drill(self, scene: DrilledScene, texts: Iterable[str]) -> Lacuna:
        """The drill of a scene, as far as it has come. `texts`: lines of the script, by which function words are found in
        a language that has no list of them."""
        listed = function_words(self._casting().language, texts)
        lines = [speech.drilled for speech in scene.speeches]
        return Lacuna(lines, listed, self._kept().get((scene.line, scene.part)))

    def keep(self, scene: DrilledScene, state: DrillState) -> None:
        """Keep how far the drill of a scene has come."""
        written = msgspec.json.encode(state).decode()
        self._library.drills.save(self._key, KeptDrill(scene.line, scene.part, written))

    def at(self, order: RunningOrder, scene: int | None) -> DrilledScene | None:
        """The first scene of `order` with lines of yours from number `scene` on, from 0."""
        return next(
            (one for one in self.scenes(order) if scene is None or (one.scene or 0) >= scene), None
        )

    def after(self, order: RunningOrder, scene: DrilledScene) -> DrilledScene | None:
        """The next of `order` that is not done, those behind `scene` first; the first of the others where all are, None
        where there are none."""
        others = [one for one in self.scenes(order) if one.line != scene.line]
        last = scene.speeches[-1].speech.start
        later = [one for one in others if one.speeches[0].speech.start > last]
        return self.next_of([*later, *others])

    def next_of(self, scenes: Iterable[DrilledScene]) -> DrilledScene | None:
        """The first that is not done; the first of all where all are."""
        kept, scenes = self._kept(), list(scenes)
        for scene in scenes:
            state = kept.get((scene.line, scene.part))
            if state is None or state.phase is not Phase.DONE:
                return scene
        return scenes[0] if scenes else None

    def _kept(self) -> dict[tuple[str, str], DrillState]:
        found = {}
        for drill in self._library.drills.of(self._key):
            try:
                state = msgspec.json.decode(drill.state, type=DrillState)
            except msgspec.MsgspecError as error:
                log.warning("a drill is not readable: %s", error)
                continue
            found[drill.line, drill.part] = state
        return found
