"""Which voice each part has had: whether a person chose it, the one before it, and what it has while it cannot be had."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tableread.base.counted import counted
from tableread.cast.casting import Casting, Part, voice_named
from tableread.cast.legacy_casting import legacy_voices
from tableread.cast.voices import Voice
from tableread.library.store import KeptPart, Library
from tableread.production.kept_form import written_tune
from tableread.script.model import Script

VOICE = ("voice", "by_hand", "earlier")
"""Of a row of the cast list, what changes with the voice."""


class KeptVoices:
    """The voices that the library keeps of one script."""

    def __init__(self, library: Library, key: str, script: Script, voices: Sequence[Voice]) -> None:
        self._library = library
        self._key = key
        parts = {part.name: part for part in library.parts(key)}
        if any(part.by_hand is None for part in parts.values()):
            parts = self._with_who_chose(parts, script, voices)
        found = {name: voice_named(part.voice, voices) for name, part in parts.items()}
        self.known = {name: voice for name, voice in found.items() if voice is not None}
        """The voices that can be had."""
        self.lost = {name: part.voice for name, part in parts.items() if found[name] is None}
        """Ids of voices that cannot be had now: their parts borrow one."""
        self.by_hand = {name for name, part in parts.items() if part.by_hand}
        """Whose voice a person chose."""
        self.earlier = {name: part.earlier for name, part in parts.items() if part.earlier}
        """Ids of the voices from before the program had better ones."""

    def _with_who_chose(
        self, parts: dict[str, KeptPart], script: Script, voices: Sequence[Voice]
    ) -> dict[str, KeptPart]:
        """The parts, with whether a person chose the voices that were kept before this was noted."""
        gave = legacy_voices(script, voices)
        known = {
            name: part._replace(by_hand=part.voice != gave.get(name))
            if part.by_hand is None
            else part
            for name, part in parts.items()
        }
        for part in known.values():
            self._library.save_part(self._key, part, ["by_hand"])
        return known

    def choose(self, name: str, voice: Voice) -> None:
        """A person chose `voice` for `name`. It is kept by `keep`."""
        self.by_hand.add(name)
        self.earlier.pop(name, None)
        self.lost.pop(name, None)
        self.known[name] = voice

    def keep(self, name: str, part: Part, columns: Collection[str]) -> None:
        """Keep what has changed of a row of the cast list. Whose voice cannot be had now only borrows one: that is not
        kept."""
        voice = self.lost.get(name, part.voice.id)
        by_hand, earlier = name in self.by_hand, self.earlier.get(name, "")
        tune = written_tune(part.tune)
        kept = KeptPart(name, part.player, voice, by_hand, earlier, tune, part.person)
        self._library.save_part(self._key, kept, columns)

    def news(self, better: Collection[str]) -> tuple[str, ...]:
        """What a person should know, in sentences; `better`: who has got a better voice from the program."""
        told = []
        if better:
            many = counted(len(better), "part")
            told.append(
                f"{many} got better voices than before; b in the cast list brings the earlier ones back."
            )
        names = [name or "the narrator" for name in self.lost]
        some = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
        if len(names) == 1:
            told.append(f"The voice chosen for {some} isn't available here; using another.")
        elif names:
            told.append(f"The voices chosen for {some} aren't available here; using others.")
        return tuple(told)

    def move_to_better(self, casting: Casting) -> tuple[str, ...]:
        """Keep the voices of those who have got one of another engine from the program; who has a better one now."""
        better = []
        for name, part in casting.parts.items():
            before = self.known.get(name)
            if before is None or name in self.by_hand or before.engine == part.voice.engine:
                continue
            self.earlier.pop(name, None)
            if before.speaks(casting.language):  # else it is another, not a better one
                self.earlier[name] = before.id
                better.append(name)
            self.keep(name, part, VOICE)
        return tuple(better)
