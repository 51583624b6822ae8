"""A production: one script with its cast and its choices, kept in the library as they change.

What the screens and the plain listener have in common. Knows script, cast, rehearsal's data and the
library; no devices and no screen.
"""

from __future__ import annotations

import json
import logging
import os
import zlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import msgspec

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.errors import LexiconError, ScriptError, UnknownNameError
from tableread.base.settings import Settings
from tableread.cast.casting import (
    NARRATOR,
    UNTUNED,
    Player,
    Tune,
    another_voice,
    cast,
    company_of,
    made_to_speak,
    voice_named,
)
from tableread.cast.delivery import PLAIN, Delivery, Rules
from tableread.cast.earlier import earlier_voices
from tableread.cast.manner import languages_of, manner_of
from tableread.cast.substitute import speaking
from tableread.cast.table import placed, seats, sides_of
from tableread.cast.traits import Traits
from tableread.cast.voices import OWN_TAKES, Age, Gender, Voice
from tableread.library.names import folder_name
from tableread.library.store import Choices, KeptPart, Library, Place
from tableread.library.takes import Takes
from tableread.rehearsal.order import Line, RunningOrder
from tableread.rehearsal.policy import (
    ADJUSTABLE,
    PRESETS,
    TABLE_READ,
    Advance,
    Help,
    Policy,
    Reading,
    Timing,
    Treatment,
)
from tableread.script.drafts import Change, DraftLine, Drafts, draft_of
from tableread.script.kept import load_kept
from tableread.script.line_id import line_ids
from tableread.script.load import STANDARD_INPUT, name_of
from tableread.script.mend import (
    Mend,
    SetKind,
    SetSpeaker,
    known_by,
    mended,
    read_mends,
    written_mends,
)
from tableread.script.model import Kind, Script
from tableread.speech.lexicon import Entry, Lexicon
from tableread.speech.lexicon_file import FILE_NAME as LEXICON_FILE
from tableread.speech.lexicon_file import add_entry, open_lexicon
from tableread.speech.utterance import Said

log = logging.getLogger(__name__)

_SAMPLE = "sample:"
_OTHER_SCRIPT = 0.1
"""Share of the lines that a draft keeps at least."""
_LONGEST_DRAFT = 50_000
"""Elements. What is longer is opened without comparing it."""


def key_of(path: Path) -> str:
    """What a script is kept under: samples by name (they move with the program), files by path."""
    whole = path.resolve()
    if whole.parent == paths.SAMPLES.resolve():
        return _SAMPLE + whole.name
    return _as_text(whole)


def _as_text(path: Path) -> str:
    """The path as the library can keep it: a file's name need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def path_of(key: str, path: str) -> Path:
    """The file of a kept script."""
    return paths.SAMPLES / key.removeprefix(_SAMPLE) if key.startswith(_SAMPLE) else Path(path)


_BY_YOU = "you said so"


class Backstage(Protocol):
    """What a production needs of the house."""

    @property
    def folders(self) -> paths.Folders:
        """Where readings are kept."""

    @property
    def settings(self) -> Settings:
        """What a newcomer to the script gets."""

    @property
    def voices(self) -> Sequence[Voice]:
        """Whom to cast."""

    @property
    def rules(self) -> Rules:
        """How lines are said."""

    @property
    def library(self) -> Library:
        """What is kept between runs."""


class Production:
    """One script, ready to be read."""

    def __init__(self, path: Path, script: Script, house: Backstage) -> None:
        self.path = path
        self._as_read = script
        self.voices = (*house.voices, OWN_TAKES)
        # what was piped in cannot be opened again, so nothing of it is put in the library
        piped = path == STANDARD_INPUT
        self._library = Library.in_memory() if piped else house.library
        self.key = key_of(path)
        """What all that is kept of the script is known by."""
        self.mends = self._kept_mends()
        self.script = mended(script, self.mends)
        self._rules = house.rules
        # read anew: words may have been said so in this run
        self._lexicon = open_lexicon(house.folders)[0]
        self._words: Lexicon | None = None
        """The entries that are for this script, once one has been asked for."""
        self._lexicon_file = house.folders.config / LEXICON_FILE
        self._acted, self._stereo = house.settings.acted, house.settings.stereo
        self._see_script()
        self._cast()
        self.policy = _policy(house.settings)
        self.takes = Takes(house.folders.data / "takes", self.key)
        self.keeps_takes = house.settings.ear.takes and not piped
        self._recall()
        self.running_order()  # what cannot be read is not put on the list
        self._library.opened(self.key, _as_text(path.resolve()), script.title, len(self.doubts()))
        self.is_new_draft, self.drafts = self._recall_drafts()
        self._keep_cast()
        self.moved = self._move_to_better_voices()
        """Who has a better voice now than the program could give before; told once."""

    @classmethod
    def open(
        cls,
        path: Path,
        house: Backstage,
        format: str | None = None,  # noqa: A002 - the option's word
        encoding: str | None = None,
    ) -> Production:
        """Load the file at `path` and recall what is kept of it. Raises `ScriptError`."""
        house.library.refresh()
        folder = house.folders.cache / "scripts" / folder_name(key_of(path))
        return cls(path, load_kept(path, folder, format, encoding), house)

    def _see_script(self) -> None:
        """All that is known of the script alone."""
        script = self.script
        self._line_ids = line_ids(script)
        self._manner = manner_of(script, self._rules) if self._acted else {}
        self._pauses = {at: d.pause for at, d in self._manner.items() if d.pause}
        self._seats = seats([c.name for c in script.characters])
        self._sides = sides_of(script)

    def words_of(self, text: str, voice: Voice) -> tuple[Said, ...]:
        """What of a text is said otherwise than it is written."""
        if self._words is None:
            self._words = self._lexicon.for_script(self.key)
        return self._words.said_in(text, voice.id)

    def say_so(self, entry: Entry, on_failure: Callable[[str], None]) -> None:
        """Say a word so from now on, and keep that; `on_failure` is called with a sentence on the library's thread."""
        self._lexicon = self._lexicon.with_entry(entry)
        self._words = None

        def keep() -> None:
            try:
                add_entry(self._lexicon_file, entry)
            except LexiconError as error:
                on_failure(str(error))

        self._library.files.do("how a word is said", keep)

    def voice_of(self, line: Line) -> Voice:
        """Who says a line: the part's voice, or one like it where the line is in another language."""
        part = self.casting.part(line.speaker or NARRATOR)
        language = self._languages.get(line.element)
        if language is None or part.voice.engine == OWN_TAKES.engine:
            return part.sounds
        others = [v for v in self.voices if v.engine != OWN_TAKES.engine]
        other = speaking(part.voice, company_of(others, language))
        return other or part.sounds

    def delivery_of(self, line: Line) -> Delivery:
        """How a line is said."""
        return self._manner.get(line.element, PLAIN)

    def place_of(self, line: Line) -> float:
        """Where a line is heard from, -1 (left) to 1 (right)."""
        name = line.speaker or NARRATOR
        pan = self.casting.part(name).tune.pan
        if pan is not None:
            return pan
        if not self._stereo or name == NARRATOR:
            return 0.0
        return placed(name, self._seats, self._sides.get(line.turn_of, 0))

    def _kept_mends(self) -> tuple[Mend, ...]:
        try:
            return read_mends(self._library.mends(self.key))
        except ValueError as error:
            log.warning("mends of %s are not readable: %s", self.key, error)
            return ()

    def mend(self, mends: Sequence[Mend]) -> None:
        """Put right what the parser got wrong; `mends` are all there are now, in order."""
        self.mends = tuple(mends)
        self.script = mended(self._as_read, self.mends)
        self._see_script()
        self._library.save_mends(self.key, written_mends(self.mends))
        self._library.save_doubts(self.key, len(self.doubts()))
        self._cast()
        self._recall()
        self._keep_cast()
        kept, before = self._library.drafts(self.key)
        if kept is not None:  # a line put right is not a line that the author changed
            self._library.save_drafts(self.key, _packed(draft_of(self.script)), before)

    def _cast(self) -> None:
        """Give every part a voice: the one it has had so far, whoever comes into the script."""
        kept = {p.name: p for p in self._library.parts(self.key)}
        if any(part.by_hand is None for part in kept.values()):
            kept = self._with_who_chose(kept)
        found = {name: voice_named(part.voice, self.voices) for name, part in kept.items()}
        self._lost = {name: part.voice for name, part in kept.items() if found[name] is None}
        """Ids of voices that cannot be had now: their parts borrow one."""
        self._by_hand = {name for name, part in kept.items() if part.by_hand}
        self._earlier = {name: part.earlier for name, part in kept.items() if part.earlier}
        self._kept = {name: voice for name, voice in found.items() if voice is not None}
        self.casting = cast(
            self.script, self.voices, self._kept, self._by_hand, self._library.language(self.key)
        )
        self._languages = languages_of(self.script, self.casting.language)
        if NARRATOR in self._kept and NARRATOR in self._by_hand:
            voice = made_to_speak(self._kept[NARRATOR], self.voices, self.casting.language)
            self.casting = self.casting.with_voice(NARRATOR, voice)

    def _with_who_chose(self, kept: dict[str, KeptPart]) -> dict[str, KeptPart]:
        """The parts, with whether a person chose the voices that were kept before this was noted."""
        gave = earlier_voices(self.script, self.voices)
        known = {
            name: part._replace(by_hand=part.voice != gave.get(name))
            if part.by_hand is None
            else part
            for name, part in kept.items()
        }
        for part in known.values():
            self._library.save_part(self.key, part)
        return known

    def _move_to_better_voices(self) -> tuple[str, ...]:
        """Keep the voices of those who have got a better one from the program. Whose voice cannot be had now only
        borrows one: that is not kept."""
        moved = [
            name
            for name, part in self.casting.parts.items()
            if name in self._kept
            and name not in self._by_hand
            and self._kept[name].engine != part.voice.engine
        ]
        better = []
        for name in moved:
            self._earlier.pop(name, None)
            if self._kept[name].speaks(
                self.casting.language
            ):  # else it is another, not a better one
                self._earlier[name] = self._kept[name].id
                better.append(name)
            self._keep_part(name)
        return tuple(better)

    @property
    def news(self) -> tuple[str, ...]:
        """What a person should know about the voices, in sentences."""
        told = []
        if self.moved:
            many = counted(len(self.moved), "part")
            told.append(
                f"{many} got better voices than before; b in the cast list brings the earlier ones back."
            )
        lost = [name or "the narrator" for name in self._lost]
        if lost:
            some = ", ".join(lost[:3]) + (" and others" if len(lost) > 3 else "")
            told.append(f"The chosen voice of {some} cannot be had here; another one stands in.")
        return tuple(told)

    @property
    def has_earlier_voices(self) -> bool:
        """Whether somebody had another voice before the program got better ones."""
        return bool(self._earlier)

    def bring_back_earlier_voices(self) -> None:
        """Undo the change to better voices, for all who have not been given another one since."""
        for name, voice_id in dict(self._earlier).items():
            voice = voice_named(voice_id, self.voices)
            if voice is not None and name in self.casting.parts:
                self.give_voice(name, voice)

    def _keep_cast(self) -> None:
        parts = self.casting.parts.items()
        self._library.save_parts(
            self.key, [KeptPart(name, part.player, part.voice.id) for name, part in parts]
        )

    def _recall_drafts(self) -> tuple[bool, Drafts | None]:
        """Whether this draft has not been opened before; and it beside the one before, if any."""
        if len(self.script.elements) > _LONGEST_DRAFT:
            return False, None
        now = draft_of(self.script)
        packed = _packed(now)
        last, before = self._library.drafts(self.key)
        if last is None or packed == last:
            if last is None:
                self._library.save_drafts(self.key, packed, None)
            old = _unpacked(before)
            return False, Drafts(old, now) if old else None
        old = _unpacked(last)
        self._library.save_drafts(self.key, packed, last)
        if old is None:
            return False, None
        drafts = Drafts(old, now)
        if drafts.same:
            return False, None
        if drafts.kept < _OTHER_SCRIPT:
            self.keep_end()  # another script under the old name: it begins at its top
            return False, None
        for was, name in drafts.renamed().items():
            self._carry_part(was, name)
        self._carry_place(drafts)
        return True, drafts

    def _carry_part(self, was: str, name: str) -> None:
        """Give the part of somebody who has another name now to that name."""
        for kept in self._library.parts(self.key):
            if kept.name == was:
                self._library.save_part(self.key, kept._replace(name=name))
                self._cast()
                self._recall()

    def _carry_place(self, drafts: Drafts) -> None:
        """Lead where the last read stopped over to the same line of this draft."""
        place = self._library.place(self.key)
        if place is not None and place.progress > 0:
            element = drafts.moved(place.element)
            said = self.script.elements[element].text
            word = place.word if said == place.said else 0
            self._library.save_place(self.key, Place(element, word, said, place.progress))

    @property
    def whose(self) -> str:
        """Whose lines `changes` tells of."""
        return "of yours" if self.casting.played_by(Player.YOU) else "in all parts"

    def doubts(self) -> dict[int, str]:
        """What the parser was not sure of, by element; without the lines that were put right."""
        settled = {m.line for m in self.mends if isinstance(m, SetKind | SetSpeaker)}
        read = self._as_read.elements
        starts = [e.span for e in read]
        now = {(e.span, e.kind, e.speaker): at for at, e in enumerate(self.script.elements)}
        found: dict[int, str] = {}
        for doubt in self.script.warnings:
            at = bisect_right(starts, doubt.span) - 1
            if at < 0 or known_by(read[at].text) in settled:
                continue
            # a line that a mend has changed in any way is settled, too
            still = now.get((read[at].span, read[at].kind, read[at].speaker))
            if still is not None:
                found.setdefault(still, doubt.message)
        return found

    def changes(self, mine: bool = True) -> list[Change]:
        """What is new, cut or altered since the draft before; for your parts only, if you have any."""
        if self.drafts is None:
            return []
        yours = set(self.casting.played_by(Player.YOU)) if mine else set()
        return [c for c in self.drafts.changes() if not yours or c.speaker in yours]

    @property
    def has_been_read(self) -> bool:
        """Whether there is a place to go back to."""
        place = self._library.place(self.key)
        return place is not None and place.progress > 0

    def running_order(self) -> RunningOrder:
        """What is performed. Raises `ScriptError` where nothing would be."""
        mine = set(self.casting.played_by(Player.YOU))
        policy = self.policy
        order = RunningOrder(self.script, policy.reading, policy.timing, mine, self._pauses)
        if len(order):
            return order
        reading = TABLE_READ if policy.reading != TABLE_READ else PRESETS[-1]
        order = RunningOrder(self.script, reading, policy.timing, mine, self._pauses)
        if not len(order):
            raise ScriptError(f"{name_of(self.path)} has no words in it that could be read aloud.")
        return order

    def start_at(self, order: RunningOrder) -> tuple[int, int]:
        """Line and word where the last read stopped; the top where there was none."""
        place = self._library.place(self.key)
        if place is None or place.progress <= 0:
            return 0, 0
        element = self._find(place)
        line = order.at_element(element)
        return line, place.word if order.lines[line].element == element else 0

    def _find(self, place: Place) -> int:
        """The element with the words that were being said: the file may have changed since."""
        elements = self.script.elements
        if place.element < len(elements) and elements[place.element].text == place.said:
            return place.element
        same = [i for i, e in enumerate(elements) if e.text == place.said]
        if same:
            return min(same, key=lambda i: abs(i - place.element))
        return min(place.element, len(elements) - 1)

    def keep_place(self, order: RunningOrder, line: int, word: int) -> None:
        """Note where the read is."""
        at = order.lines[line]
        progress = max(1e-6, order.seconds_before(line) / order.seconds)
        self._library.save_place(self.key, Place(at.element, word, at.text, progress))

    def keep_end(self) -> None:
        """Note that the read came to its end: the next one begins at the top."""
        self._library.save_place(self.key, Place(0, 0, "", 0.0))

    def give_part(self, name: str, player: Player) -> None:
        """Let `player` play `name`."""
        self.casting = self.casting.with_player(name, player)
        self._keep_part(name)

    def give_voice(self, name: str, voice: Voice) -> None:
        """Let `name` speak with `voice`."""
        self.casting = self.casting.with_voice(name, voice)
        self._by_hand.add(name)
        self._earlier.pop(name, None)
        self._kept[name] = voice
        self._lost.pop(name, None)
        self._keep_part(name)

    def set_language(self, language: str) -> None:
        """Read the script in `language`, such as "fr"; "" finds it out. Parts get voices that speak it."""
        self._library.save_language(self.key, language)
        self._cast()
        self._recall()
        self._move_to_better_voices()

    def see_as(self, name: str, gender: Gender | None = None, age: Age | None = None) -> Traits:
        """Take `name` for somebody of another gender or age, and give it a voice that suits."""
        trait = self.casting.traits[name]
        if gender is not None:
            trait = trait._replace(gender=gender, gender_because=_BY_YOU)
        if age is not None:
            trait = trait._replace(age=age, age_because=_BY_YOU)
        voice = another_voice(self.script, self.casting, self.voices, name, trait)
        self.give_voice(name, voice)
        traits = MappingProxyType({**self.casting.traits, name: trait})
        self.casting = replace(self.casting, traits=traits)
        return trait

    def tune(self, name: str, tune: Tune) -> None:
        """Change how the voice of `name` sounds, how loud it is and where it is heard from."""
        self.casting = self.casting.with_tune(name, tune)
        self._keep_part(name)

    def choose(
        self,
        *,
        speed: float | None = None,
        advance: Advance | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change how the script is read."""
        policy = self.policy
        self.policy = replace(
            policy,
            speed=policy.speed if speed is None else speed,
            advance=advance or policy.advance,
            reading=reading or policy.reading,
        )
        self._library.save_choices(
            self.key,
            Choices(self.policy.speed, self.policy.advance, _written(self.policy.reading)),
        )

    # Takes

    def keep_takes(
        self,
        parts: Callable[[], Sequence[tuple[Line, bytes]]],
        on_failure: Callable[[OSError], None],
    ) -> None:
        """Keep recordings of lines, soon, on the library's thread; `parts` and `on_failure` are called there."""

        line_ids = self._line_ids  # as they are now: what is mended later moves lines

        def keep() -> None:
            try:
                for line, pcm in parts():
                    self.takes.keep(line_ids[line.element].key, pcm)
            except OSError as error:
                log.warning("a take could not be kept: %s", error)
                on_failure(error)

        self._library.files.do("a recording of your lines", keep)

    def take_of(self, line: Line) -> bytes | None:
        """The actor's last recording of a line; None where there is none. Reads a file: not for the event loop."""
        line_id = self._line_ids.get(line.element)
        if line_id is None:
            return None
        take = self.takes.latest(line_id.key)
        if take is None and self._is_said_once(line_id.text):
            take = self.takes.latest(
                line_id.text
            )  # as takes were named before lines had identities
        return take

    def takes_of(self, lines: Sequence[Line]) -> bytes | None:
        """The last recordings of these lines one behind the other; None unless there is one of each."""
        takes = [self.take_of(line) for line in lines]
        return None if None in takes else b"".join(filter(None, takes))

    def _is_said_once(self, text: str) -> bool:
        return sum(line.text == text for line in self._line_ids.values()) == 1

    def find_character(self, wanted: str) -> str:
        """The character's name for what somebody typed. Raises `UnknownNameError` with the names."""
        names = [c.name for c in self.script.characters]
        typed = wanted.casefold().strip()
        for matches in (
            [n for n in names if n.casefold() == typed],
            [n for n in names if n.casefold().startswith(typed)],
        ):
            if len(matches) == 1:
                return matches[0]
        some = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
        raise UnknownNameError(
            f"Nobody called {wanted} speaks in {name_of(self.path)}. There are: {some}."
        )

    def _keep_part(self, name: str) -> None:
        part = self.casting.part(name)
        borrowed = name in self._lost
        voice = self._lost[name] if borrowed else part.voice.id
        by_hand, earlier = name in self._by_hand, self._earlier.get(name, "")
        tune = msgspec.json.encode(part.tune).decode() if part.tune != UNTUNED else ""
        self._library.save_part(
            self.key, KeptPart(name, part.player, voice, by_hand, earlier, tune)
        )

    def _recall(self) -> None:
        for kept in self._library.parts(self.key):
            if kept.name not in self.casting.parts and kept.name != NARRATOR:
                continue
            self.casting = self.casting.with_tune(kept.name, _tune(kept.tune))
            if kept.player in set(Player):
                self.casting = self.casting.with_player(kept.name, Player(kept.player))
        choices = self._library.choices(self.key)
        self.policy = replace(
            self.policy,
            speed=choices.speed or self.policy.speed,
            advance=Advance(choices.advance) if choices.advance else self.policy.advance,
            reading=_read(choices.reading) or self.policy.reading,
        )


def _tune(kept: str) -> Tune:
    if not kept:
        return UNTUNED
    try:
        return msgspec.json.decode(kept, type=Tune)
    except msgspec.MsgspecError as error:
        log.warning("how a voice was changed is not readable: %s", error)
        return UNTUNED


def _packed(draft: Sequence[DraftLine]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(list(draft)), 6)


def _unpacked(kept: bytes | None) -> list[DraftLine] | None:
    if kept is None:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(kept), type=list[DraftLine])
    except (zlib.error, msgspec.MsgspecError) as error:
        log.warning("a kept draft is not readable: %s", error)
        return None


def _policy(settings: Settings) -> Policy:
    gaps = settings.gaps
    timing = Timing(**{name: getattr(gaps, name) for name in gaps.__struct_fields__})
    reading = next((r for r in PRESETS if r.name == settings.reading), TABLE_READ)
    return Policy(
        reading, Advance(settings.advance), timing, settings.speed, Help(settings.ear.help)
    )


def _written(reading: Reading) -> str:
    """A preset by its name, an own choice by its treatments."""
    if reading in PRESETS:
        return reading.name
    return json.dumps({kind.value: reading.treatment(kind).value for kind in ADJUSTABLE})


def _read(written: str | None) -> Reading | None:
    if not written:
        return None
    preset = next((r for r in PRESETS if r.name == written), None)
    if preset or not written.startswith("{"):
        return preset
    reading = TABLE_READ
    for kind, treatment in json.loads(written).items():
        reading = reading.changed(Kind(kind), Treatment(treatment))
    return reading
