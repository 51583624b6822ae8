"""Who plays whom, and with which voice: settled once for a script, the same every time.

The largest parts choose first. Each takes, of the voices that fit the character, one that is clearly apart from those
of whoever shares a scene with it, then from all that were given out, then the first in the pack; when every voice is
taken, they come round again raised and lowered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tableread.cast.known import Known, Traits
from tableread.cast.scenes import TooAlike, scene_partners, too_alike
from tableread.cast.shape import AS_IS, Shape
from tableread.cast.substitute import AGES
from tableread.cast.voice_distance import CLEARLY_APART, distance, shifted
from tableread.cast.voices import OWN_TAKES, Voice, narrator_of
from tableread.script.model import Script


class PlayedBy(StrEnum):
    """Who speaks a part."""

    VOICE = "voice"
    YOU = "you"
    PERSON = "person"
    """Somebody else in the room."""
    NOBODY = "nobody"
    """The lines are shown and passed over."""


NARRATOR = ""
"""The name that the narrator's part goes by: no character has it."""


class Tune(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is changed about a voice for one part."""

    shape: Shape = AS_IS
    level: float = 0.0
    """Decibels."""
    pan: float | None = None
    """Where it is heard from, -1 to 1; None: from the part's seat at the table."""


UNTUNED = Tune()


@dataclass(frozen=True, slots=True)
class Part:
    """One character's row in the cast list."""

    player: PlayedBy
    voice: Voice
    """The voice for when a machine speaks the part, and for prompting."""
    tune: Tune = UNTUNED
    """What was changed about it for this part."""
    person: str = ""
    """Name of the person who plays it; "" where nobody was named. Stays while a voice plays it."""

    @property
    def sounds(self) -> Voice:
        """The voice as this part has it."""
        if self.tune.shape == AS_IS:
            return self.voice
        return msgspec.structs.replace(self.voice, shape=self.voice.shape.plus(self.tune.shape))


@dataclass(frozen=True, slots=True)
class Casting:
    """The cast list: a part for every speaking character, and the narrator."""

    narrator: Part
    parts: Mapping[str, Part]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who speaks together under a name like "BOB & ALICE"; a group has a part of its own, too."""
    traits: Mapping[str, Traits] = field(default_factory=dict)
    """What the script says of each character, and where."""
    language: str = "en"
    """The language that the script is read in."""

    def part(self, name: str) -> Part:
        """The part of `name`; the narrator's voice speaks for whoever is not on the list."""
        if name == NARRATOR:
            return self.narrator
        return self.parts.get(name) or Part(PlayedBy.VOICE, self.narrator.voice)

    def with_player(self, name: str, player: PlayedBy, person: str | None = None) -> Casting:
        """The same list with `name` played by `player`, by the name of `person`; None: by the name that is known."""
        part = self.part(name)
        person = part.person if person is None else person
        casting = self._with(name, replace(part, player=player, person=person))
        for group, members in self.groups.items():
            was = casting.part(group)
            if name in members and was.player is not PlayedBy.NOBODY:
                # what you or others in the room say together with somebody is theirs, too
                players = {casting.part(member).player for member in members}
                by = next((p for p in (PlayedBy.YOU, PlayedBy.PERSON) if p in players), None)
                casting = casting._with(group, replace(was, player=by or PlayedBy.VOICE))
        return casting

    def with_voice(self, name: str, voice: Voice) -> Casting:
        """The same list with another voice for `name`."""
        return self._with(name, replace(self.part(name), voice=voice))

    def with_tune(self, name: str, tune: Tune) -> Casting:
        """The same list with the voice of `name` changed."""
        return self._with(name, replace(self.part(name), tune=tune))

    def played_by(self, player: PlayedBy) -> tuple[str, ...]:
        """Names of the characters that `player` plays, largest part first; the narrator's is `NARRATOR`."""
        told = (NARRATOR,) if self.narrator.player is player else ()
        return tuple(name for name, part in self.parts.items() if part.player is player) + told

    def people(self, name: str) -> tuple[str, ...]:
        """Names of those in the room, besides you, who say what `name` says: several where `name` is a group. () where
        none does, or nobody was named."""
        part = self.part(name)
        if part.player is not PlayedBy.PERSON:
            return ()
        if part.person:
            return (part.person,)
        members = self.groups.get(name, ())
        return tuple(dict.fromkeys(who for member in members for who in self.people(member)))

    @property
    def persons(self) -> tuple[str, ...]:
        """Names of the characters that people play: you, or somebody in the room."""
        return self.played_by(PlayedBy.YOU) + self.played_by(PlayedBy.PERSON)

    def _with(self, name: str, part: Part) -> Casting:
        if name == NARRATOR:
            return replace(self, narrator=part)
        return replace(self, parts=MappingProxyType({**self.parts, name: part}))


def cast(
    script: Script,
    voices: Sequence[Voice],
    kept: Mapping[str, Voice] = MappingProxyType({}),
    by_hand: Collection[str] = (),
    language: str = "",
    known: Known | None = None,
) -> Casting:
    """Give every speaking character of `script` a voice. `voices` must not be empty; those of one engine are cast
    together, of the first one that speaks the script's language.

    `kept`: who had which voice before, in the draft before this one, say. They keep it where it was chosen `by_hand`, or
    is of the engine that is cast now and speaks the language. `language`: what the script is in, such as "fr"; "" finds
    out, and is English where that cannot be told. `known`: what was found out of the script before.
    """
    if known is None:
        from tableread.cast.find_out import find_out

        known = find_out(script)
    language = language or known.language
    company = company_of(voices, language)
    narrator = narrator_of(company)
    free = [v for v in company if not v.reserved and v is not narrator] or list(company)
    traits, same = known.traits, known.same
    given: list[Voice] = []
    parts: dict[str, Part] = {}
    held = _held(script, kept, by_hand, company, language)
    of = dict(held)
    partners = scene_partners(script)
    taken = {voice.id for voice in held.values()}
    given += held.values()
    pool = [(voice, cost) for voice, cost in _pool(free) if voice.id not in taken]
    # a voice-over after the one whose voice it is
    for character in sorted(script.characters, key=lambda c: c.name in same):
        whose = same.get(character.name)
        if whose in of and character.name not in held:
            of[character.name] = of[whose]
            parts[character.name] = Part(PlayedBy.VOICE, of[whose])
            continue
        if character.name in held:
            parts[character.name] = Part(PlayedBy.VOICE, held[character.name])
            continue
        pool = pool or _pool(free)
        trait = traits[character.name]
        beside = [of[name] for name in partners[character.name] if name in of]
        chosen = max(range(len(pool)), key=partial(_suits, pool, trait, beside, given))
        voice, _ = pool.pop(chosen)
        of[character.name] = voice
        given.append(voice)
        parts[character.name] = Part(PlayedBy.VOICE, voice)
    parts = {c.name: parts[c.name] for c in script.characters}
    groups = {e.speaker: e.together for e in script.elements if e.together and e.speaker}
    return Casting(
        Part(PlayedBy.VOICE, narrator),
        MappingProxyType(parts),
        MappingProxyType(groups),
        MappingProxyType(traits),
        language,
    )


def another_voice(
    script: Script, casting: Casting, voices: Sequence[Voice], name: str, trait: Traits
) -> Voice:
    """The voice that suits `name` best if `trait` is what is true of it: of that gender and age where there is one, and
    nobody's whom it talks with."""
    company = company_of(voices, casting.language)
    free = [v for v in company if not v.reserved] or company
    others = {n: part.voice for n, part in casting.parts.items() if n != name}
    pool = _pool(free)
    pool = [(voice, cost) for voice, cost in pool if _is_like(voice, trait)] or pool
    partners = scene_partners(script)
    beside = [others[n] for n in partners.get(name, ()) if n in others]
    return pool[
        max(
            range(len(pool)),
            key=partial(_suits, pool, trait, beside, list(others.values())),
        )
    ][0]


def _is_like(voice: Voice, trait: Traits) -> bool:
    return voice.age == trait.age and trait.gender in {voice.gender, "neutral"}


def company_of(voices: Sequence[Voice], language: str) -> list[Voice]:
    """The voices that may be cast in a script in `language`: those of the first engine that speaks it.

    Where none does, eSpeak's English voices speak it, in its base voice of that language; without eSpeak, all voices
    of the first engine, as they are.
    """
    speaking = [v for v in voices if v.speaks(language)]
    if speaking:
        engine = next((v.engine for v in speaking if not v.reserved), speaking[0].engine)
        return [v for v in speaking if v.engine == engine]
    english = [v for v in voices if v.engine == _ANY_LANGUAGE and v.speaks("en")]
    if english:
        return [in_language(v, language) for v in english]
    engine = next((v.engine for v in voices if not v.reserved), voices[0].engine)
    return [v for v in voices if v.engine == engine]


def choices_of(voices: Sequence[Voice], language: str) -> list[Voice]:
    """The voices to choose from by hand for a script in `language`, of all engines; and the actor's own takes."""
    takes = [v for v in voices if v.engine == OWN_TAKES.engine]
    others = [v for v in voices if v.engine != OWN_TAKES.engine]
    speaking = [v for v in others if v.speaks(language)] or company_of(others, language)
    return speaking + takes


_ANY_LANGUAGE = "espeak"
"""The engine whose voices speak any language with the same variants."""


def _held(
    script: Script,
    kept: Mapping[str, Voice],
    by_hand: Collection[str],
    company: Sequence[Voice],
    language: str,
) -> dict[str, Voice]:
    """Who keeps the voice they had: one that a person chose, or one of the company that speaks the language or can be
    made to."""
    able = {v.id: v for v in all_voices(company)}
    held: dict[str, Voice] = {}
    for character in script.characters:
        voice = kept.get(character.name)
        if voice is None:
            continue
        by_program = character.name not in by_hand
        if by_program and voice.engine != company[0].engine:
            continue
        if voice.speaks(language) or voice.engine == OWN_TAKES.engine:
            held[character.name] = voice
        elif voice.id in able:  # the one of the same name that has been made to speak it
            held[character.name] = able[voice.id]
        elif not by_program:
            held[character.name] = voice
    return held


def made_to_speak(voice: Voice, voices: Sequence[Voice], language: str) -> Voice:
    """`voice` as it speaks `language`: itself, or the one of the same name that is cast for it."""
    if voice.speaks(language) or voice.engine == OWN_TAKES.engine:
        return voice
    return voice_named(voice.id, company_of(voices, language)) or voice


_SHIFTS = (
    (AS_IS, "", 0.0),
    (Shape(pitch=3.9, formants=1.05), "+", 2.5),
    (Shape(pitch=-3.9, formants=0.95), "-", 2.5),
)
"""What is made of a voice when all are taken, what is added to its id, and what it costs in fit: another person to
the ear, but a relative."""


def _pool(free: Sequence[Voice]) -> list[tuple[Voice, float]]:
    """Every voice as it is, then raised and lowered, each with its cost."""
    return [(_shifted(voice, by, sign), cost) for by, sign, cost in _SHIFTS for voice in free]


def all_voices(voices: Sequence[Voice]) -> list[Voice]:
    """Every voice that can be given to somebody: as it is, raised, lowered."""
    return [
        _shifted(voice, by, sign)
        for voice in voices
        for by, sign, _ in _SHIFTS
        if not sign or voice.engine != OWN_TAKES.engine
    ]


def _shifted(voice: Voice, by: Shape, sign: str) -> Voice:
    if not sign:
        return voice
    return msgspec.structs.replace(
        voice, id=voice.id + sign, shape=voice.shape.plus(by), sound=shifted(voice.sound, by)
    )


def voice_named(voice_id: str, voices: Sequence[Voice]) -> Voice | None:
    """The voice of that id, raised ("girl+") or lowered ("girl-") where the id says so."""
    for voice in voices:
        if voice_id.startswith(voice.id):
            found = next((v for v in all_voices([voice]) if v.id == voice_id), None)
            if found is not None:
                return found
    return None


def _fit(voice: Voice, trait: Traits) -> float:
    """How well a voice suits: gender before age; a child's voice only for children."""
    fit = 0.0
    if trait.gender != "neutral":
        fit += {trait.gender: 4.0, "neutral": 1.0}.get(voice.gender, -4.0)
    fit -= abs(AGES[voice.age] - AGES[trait.age])
    if (voice.age == "child") != (trait.age == "child"):
        fit -= 2.0
    return fit


_APART_IN_A_SCENE = 3.0  # half as far again as `CLEARLY_APART`
"""Distance up to which those who share a scene are kept apart; beyond it the pack's order decides."""
_WORTH = 0.75  # two units come to 1.5: a step of age is 1, a gender 4 or more
"""What a unit of distance is worth up to `CLEARLY_APART`: more than a step of age, less than a gender."""


def _suits(
    pool: Sequence[tuple[Voice, float]],
    trait: Traits,
    beside: Sequence[Voice],
    given: Sequence[Voice],
    at: int,
) -> tuple[float, float, float, int]:
    """How well number `at` of the pool suits somebody who speaks `beside` others, after all those already given."""
    voice, cost = pool[at]
    near = min((distance(voice, other) for other in beside), default=_APART_IN_A_SCENE)
    far = min((distance(voice, other) for other in given), default=CLEARLY_APART)
    return (
        _fit(voice, trait) - cost + _WORTH * min(CLEARLY_APART, near),
        min(_APART_IN_A_SCENE, near),
        min(CLEARLY_APART, far),
        -at,
    )


def in_language(voice: Voice, language: str) -> Voice:
    """The same person speaking `language`."""
    return msgspec.structs.replace(voice, language=language)


class Together(NamedTuple):
    """What a script alone says of its characters' company."""

    partners: Mapping[str, set[str]]
    """Who shares a scene with whom."""
    same: Mapping[str, str]
    """For names that only say how somebody is heard, the character who that is."""

    @classmethod
    def of(cls, script: Script) -> Together:
        """Takes tens of milliseconds in a long script."""
        from tableread.cast.variants import same_person

        return cls(scene_partners(script), same_person(script))


def alike(together: Together, casting: Casting) -> list[TooAlike]:
    """Whose voices, of those that the machine speaks, are too alike for the scenes they share."""
    spoken = {n: part.sounds for n, part in casting.parts.items() if part.player is PlayedBy.VOICE}
    pairs = too_alike(together.partners, spoken)
    same = together.same
    return [p for p in pairs if same.get(p.one, p.one) != same.get(p.other, p.other)]
