"""A production: one script with its cast and its choices, kept in the library as they change.

What the screens and the plain listener have in common. Knows script, cast, rehearsal's data and the
library; no devices and no screen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tableread.base.counted import counted
from tableread.base.errors import LexiconError, ScriptError
from tableread.cast.casting import (
    NARRATOR,
    Player,
    Tune,
    another_voice,
    cast,
    company_of,
    made_to_speak,
    voice_named,
)
from tableread.cast.delivery import PLAIN, Delivery
from tableread.cast.known import Traits
from tableread.cast.substitute import speaking
from tableread.cast.table import placed, seats, sides_of
from tableread.cast.voices import OWN_TAKES, Age, Gender, Voice
from tableread.library.store import Choices, KeptPart, Library, Place
from tableread.library.takes import Takes
from tableread.production.backstage import Backstage
from tableread.production.derived import derived
from tableread.production.kept_form import (
    policy_of,
    read_draft,
    read_mends_of,
    read_reading,
    read_tune,
    written_reading,
)
from tableread.production.kept_voices import KeptVoices
from tableread.production.keys import as_text, key_of, readings_of
from tableread.production.line_takes import LineTakes
from tableread.production.typed import character_called
from tableread.production.uncertain import uncertain
from tableread.rehearsal.order import Line, RunningOrder
from tableread.rehearsal.policy import (
    PRESETS,
    TABLE_READ,
    Advance,
    Reading,
    Timing,
)
from tableread.script.drafts import Change, Drafts, draft_of
from tableread.script.kept import load_kept
from tableread.script.line_id import line_ids
from tableread.script.load import STANDARD_INPUT, name_of
from tableread.script.mend import (
    Mend,
    mended,
    written_mends,
)
from tableread.script.model import Script
from tableread.speech.lexicon import Entry, Lexicon
from tableread.speech.lexicon_file import FILE_NAME as LEXICON_FILE
from tableread.speech.lexicon_file import add_entry, open_lexicon
from tableread.speech.utterance import Said

log = logging.getLogger(__name__)

_OTHER_SCRIPT = 0.1
"""Share of the lines that a draft keeps at least."""
_LONGEST_DRAFT = 50_000
"""Elements. What is longer is opened without comparing it."""


_BY_YOU = "you said so"


class Production:
    """One script, ready to be read."""

    def __init__(self, path: Path, script: Script, house: Backstage, reading: str = "") -> None:
        """`reading`: the name that the script is kept under as it was read; "" where it is not kept."""
        self.path = path
        self._as_read = script
        self.voices = (*house.voices, OWN_TAKES)
        # what was piped in cannot be opened again, so nothing of it is put in the library
        piped = path == STANDARD_INPUT
        self._library = Library.in_memory() if piped else house.library
        self.key = key_of(path)
        """What all that is kept of the script is known by."""
        self.takes = Takes(house.folders.data / "takes", self.key)
        self.mends = read_mends_of(self.key, self._library.mends(self.key))
        self.script = mended(script, self.mends)
        self._readings = readings_of(house.folders, path)
        self._reading = reading
        self._rules = house.rules
        # read anew: words may have been said so in this run
        self._lexicon = open_lexicon(house.folders)[0]
        self._words: Lexicon | None = None
        """The entries that are for this script, once one has been asked for."""
        self._lexicon_file = house.folders.config / LEXICON_FILE
        self._acted, self._stereo = house.settings.acted, house.settings.stereo
        self._see_script()
        self._cast()
        self.policy = policy_of(house.settings)
        self.keeps_takes = house.settings.ear.takes and not piped
        self._recall()
        self.running_order()  # what cannot be read is not put on the list
        self._library.opened(self.key, as_text(path.resolve()), script.title, len(self.doubts()))
        self.is_new_draft, self.drafts = self._recall_drafts()
        self._keep_cast()
        self.moved = self._voices.move_to_better(self.casting)
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
        reading = load_kept(path, readings_of(house.folders, path), format, encoding)
        return cls(path, reading.script, house, reading.name)

    def _see_script(self) -> None:
        """All that is known of the script alone."""
        script = self.script
        self.line_takes = LineTakes(self.takes, self._library, line_ids(script))
        self._derived = derived(
            script,
            self._library.language(self.key),
            self._rules if self._acted else None,
            self._readings,
            self._reading and f"{self._reading} {written_mends(self.mends)}",
        )
        self._manner = self._derived.manner
        self._pauses = {at: d.pause for at, d in self._manner.items() if d.pause}
        self._order: tuple[Reading, Timing, frozenset[str], RunningOrder] | None = None
        """The last one, and what it was made for."""
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
            self._library.save_drafts(self.key, self._derived.draft, before)

    def _cast(self) -> None:
        """Give every part a voice: the one it has had so far, whoever comes into the script."""
        self._voices = KeptVoices(self._library, self.key, self.script, self.voices)
        known, by_hand = self._voices.known, self._voices.by_hand
        self.casting = cast(
            self.script,
            self.voices,
            known,
            by_hand,
            self._library.language(self.key),
            self._derived.known,
        )
        self._languages = self._derived.languages_in(self.script, self.casting.language)
        if NARRATOR in known and NARRATOR in by_hand:
            voice = made_to_speak(known[NARRATOR], self.voices, self.casting.language)
            self.casting = self.casting.with_voice(NARRATOR, voice)

    @property
    def news(self) -> tuple[str, ...]:
        """What a person should know about the voices, in sentences."""
        told = []
        if self.moved:
            many = counted(len(self.moved), "part")
            told.append(
                f"{many} got better voices than before; b in the cast list brings the earlier ones back."
            )
        lost = [name or "the narrator" for name in self._voices.lost]
        if lost:
            some = ", ".join(lost[:3]) + (" and others" if len(lost) > 3 else "")
            told.append(f"The chosen voice of {some} cannot be had here; another one stands in.")
        return tuple(told)

    @property
    def has_earlier_voices(self) -> bool:
        """Whether somebody had another voice before the program got better ones."""
        return bool(self._voices.earlier)

    def bring_back_earlier_voices(self) -> None:
        """Undo the change to better voices, for all who have not been given another one since."""
        for name, voice_id in dict(self._voices.earlier).items():
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
        packed = self._derived.draft
        last, before = self._library.drafts(self.key)
        if last is None or packed == last:
            if last is None:
                self._library.save_drafts(self.key, packed, None)
            old = read_draft(before)
            return False, Drafts(old, draft_of(self.script)) if old else None
        old = read_draft(last)
        self._library.save_drafts(self.key, packed, last)
        if old is None:
            return False, None
        drafts = Drafts(old, draft_of(self.script))
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
        return uncertain(self._as_read, self.script, self.mends)

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
        mine = frozenset(self.casting.played_by(Player.YOU))
        reading, timing = self.policy.reading, self.policy.timing
        if self._order is None or self._order[:3] != (reading, timing, mine):
            self._order = (reading, timing, mine, self._order_for(reading, timing, mine))
        return self._order[3]

    def _order_for(self, reading: Reading, timing: Timing, mine: frozenset[str]) -> RunningOrder:
        order = RunningOrder(self.script, reading, timing, mine, self._pauses)
        if len(order):
            return order
        reading = TABLE_READ if reading != TABLE_READ else PRESETS[-1]
        order = RunningOrder(self.script, reading, timing, mine, self._pauses)
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
        self._voices.choose(name, voice)
        self._keep_part(name)

    def set_language(self, language: str) -> None:
        """Read the script in `language`, such as "fr"; "" finds it out. Parts get voices that speak it."""
        self._library.save_language(self.key, language)
        self._cast()
        self._recall()
        self._voices.move_to_better(self.casting)

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
            Choices(self.policy.speed, self.policy.advance, written_reading(self.policy.reading)),
        )

    def find_character(self, wanted: str) -> str:
        """The character's name for what somebody typed. Raises `UnknownNameError` with the names."""
        names = [c.name for c in self.script.characters]
        return character_called(wanted, names, name_of(self.path))

    def _keep_part(self, name: str) -> None:
        self._voices.keep(name, self.casting.part(name))

    def _recall(self) -> None:
        for kept in self._library.parts(self.key):
            if kept.name not in self.casting.parts and kept.name != NARRATOR:
                continue
            self.casting = self.casting.with_tune(kept.name, read_tune(kept.tune))
            if kept.player in set(Player):
                self.casting = self.casting.with_player(kept.name, Player(kept.player))
        choices = self._library.choices(self.key)
        self.policy = replace(
            self.policy,
            speed=choices.speed or self.policy.speed,
            advance=Advance(choices.advance) if choices.advance else self.policy.advance,
            reading=read_reading(choices.reading) or self.policy.reading,
        )
