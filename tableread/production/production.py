"""A production: one script with its cast and its choices, kept in the library as they change.

What the screens and the plain listener have in common; no devices and no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from tableread.base.counted import listed
from tableread.base.settings import Settings
from tableread.cast.casting import (
    NARRATOR,
    PlayedBy,
    Tune,
    another_voice,
    cast,
    company_of,
    made_to_speak,
    voice_named,
)
from tableread.cast.delivery import PLAIN, Delivery
from tableread.cast.known import Traits
from tableread.cast.seating import placed, seats, sides_of
from tableread.cast.substitute import speaking
from tableread.cast.voices import OWN_TAKES, Age, Gender, Voice
from tableread.learning.excerpt import Excerpt
from tableread.learning.ways import Run
from tableread.library.store import Carried, KeptPart, Library
from tableread.library.takes import Takes
from tableread.production.backstage import Backstage
from tableread.production.beats import Beats
from tableread.production.choices import KeptChoices
from tableread.production.comparison import DraftComparison
from tableread.production.derived import Derived, derived
from tableread.production.drills import Drills
from tableread.production.kept_form import read_tune
from tableread.production.kept_masks import KeptMasks
from tableread.production.kept_voices import VOICE, KeptVoices
from tableread.production.keys import as_text, new_key, readings_of
from tableread.production.line_takes import LineTakes
from tableread.production.memories import Memories
from tableread.production.notes import Notes
from tableread.production.old_turns import OldTurns
from tableread.production.orders import Orders
from tableread.production.place import KeptPlace
from tableread.production.pronunciations import Pronunciations
from tableread.production.recalled import LONGEST_DRAFT, recall, take_names
from tableread.production.roles_by_ear import RolesByEar
from tableread.production.runs import Runs
from tableread.production.said import Said
from tableread.production.script_file import Known, ScriptFile
from tableread.production.typed import character_called
from tableread.production.uncertain import uncertain
from tableread.rehearsal.order import Line, RunningOrder
from tableread.rehearsal.policy import Advance, Policy, Reading
from tableread.script.corrections import (
    Corrected,
    Correction,
    Rename,
    without,
    written_corrections,
)
from tableread.script.drafts import Change, Drafts
from tableread.script.line_id import LineId
from tableread.script.load import STANDARD_INPUT, name_of
from tableread.script.model import Script

_BY_YOU = "set by you"


class Production:
    """One script, ready to be read."""

    def __init__(self, file: ScriptFile, house: Backstage, known: Known | None = None) -> None:
        """`known`: the script that the file is, or is a draft of, where the file is new. Raises `ScriptError`."""
        path = file.path
        self.path = path
        self.voices = (*house.voices, OWN_TAKES)
        # what was piped in cannot be opened again, so nothing of it is put in the library
        piped = path == STANDARD_INPUT
        self._library = Library.in_memory() if piped else house.library
        key = known.key if known is not None else file.key
        self.key = key or new_key(path, self._library)
        """What all that is kept of the script is known by."""
        self.takes = Takes(house.folders.data / "takes", self.key)
        self.line_takes = LineTakes(self.takes, self._library, self.key)
        self.notes = Notes(self._library, self.key, lambda: self._recalled)
        self.roles_by_ear = RolesByEar(self._library, self.key)
        self.masks = KeptMasks(self._library, self.key, lambda: self.casting)
        self.said = Said(self._library, self.key)
        self.beats = Beats(self._library, self.key)
        self.old_turns = OldTurns(self._library, self.key)
        self.drills = Drills(self._library, self.key, lambda: self.casting)
        self.runs = Runs(self._library, self.key, lambda: self._recalled)
        self.memories = Memories(
            self._library, self.key, lambda: self._recalled, lambda: self.casting
        )
        self._place = KeptPlace(
            self._library,
            self.key,
            lambda: self.excerpt is not None and not self.excerpt.keeps_order,
        )
        self.mask: Callable[[int, str], str] | None = None
        """Gives what is to be shown instead of the words of an element, by its index and its words: as many letters, which
        take as much room."""
        self.excerpt: Excerpt | Run | None = None
        """The lines that are asked for, or the way in which lines are run, where the script is not read as it is written;
        the place in it stays meanwhile, unless lines come in its order."""
        self._rules = house.rules
        self.pronunciations = Pronunciations(house.folders, self._library, self.key, path)
        self._acted, self._stereo = house.settings.acted, house.settings.stereo
        self._comparison = DraftComparison(self._library, self.key, lambda: self._recalled)
        self._readings = readings_of(house.folders, path)
        self._reading_name = file.reading.name
        self._recalled = recall(file.reading, self._library, self.key, self._derive)
        self._update_from_script()
        self._cast()
        self._choices = KeptChoices(self._library, self.key, house.settings)
        self.keeps_takes = house.settings.ear.takes and not piped
        self._recall()
        order = self.running_order()  # what cannot be read is not put on the list
        if known is not None and known.is_gone:
            self._library.forget_file(known.kept_path, known.key)
        if file.displaced is not None:
            self._library.hide(file.displaced)  # what is at its path is this one
        uncertain, lies_at = len(self.uncertain_lines()), as_text(path.resolve())
        self._library.opened(self.key, lies_at, self.script.title, uncertain, order.seconds)
        self.is_new_draft = self._carry_over()
        self._keep_cast()
        self.memories.settle()
        self.old_turns.settle(self.memories.now)
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
        return cls(ScriptFile(path, house, format, encoding), house)

    @property
    def script(self) -> Script:
        """As it is performed: corrected."""
        return self._recalled.now.script

    @property
    def line_ids(self) -> Sequence[LineId]:
        """The identity of each element of the script."""
        return self._recalled.now.ids

    @property
    def corrections(self) -> Sequence[Correction]:
        """What a person put right in the script, in order."""
        return self._recalled.corrections

    def _derive(self, now: Corrected, corrections: Sequence[Correction]) -> Derived:
        reading = self._reading_name
        name = reading and f"{reading} {written_corrections(corrections)}"
        language = self._library.language(self.key)
        return derived(now, language, self._rules if self._acted else None, self._readings, name)

    def _update_from_script(self) -> None:
        """All that is known of the script alone."""
        self._derived = self._recalled.derived
        self._deliveries = self._derived.deliveries
        pauses = {at: d.pause for at, d in self._deliveries.items() if d.pause}
        self._orders = Orders(self.script, self.line_ids, pauses, self.path)
        self._seats = seats([c.name for c in self.script.characters])
        self._sides = sides_of(self.script)

    @property
    def shown(self) -> Callable[[int], str]:
        """Gives the words of an element as a face may show them: the only way there. Whoever keeps it has those of the
        script as it is now, also when corrections make another of it."""
        return partial(self._shown, self.script)

    def _shown(self, script: Script, element: int) -> str:
        text = script.elements[element].text
        return text if self.mask is None else self.mask(element, text)

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
        return self._deliveries.get(line.element, PLAIN)

    def place_of(self, line: Line) -> float:
        """Where a line is heard from, -1 (left) to 1 (right)."""
        name = line.speaker or NARRATOR
        pan = self.casting.part(name).tune.pan
        if pan is not None:
            return pan
        if not self._stereo or name == NARRATOR:
            return 0.0
        return placed(name, self._seats, self._sides.get(line.cue, 0))

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Put right what the reader got wrong; `corrections` are all there are now, in order."""
        before = self.corrections
        self._recalled = self._recalled.corrected(corrections, self._derive)
        self._update_from_script()
        added = without(corrections, before)
        gone = written_corrections(without(before, corrections))
        self._library.save_corrections(self.key, gone, written_corrections(added))
        self._library.save_uncertain(self.key, len(self.uncertain_lines()))
        to = {change.name: change.to for change in added if isinstance(change, Rename)}
        parts = [p._replace(name=to[p.name]) for p in self._library.parts(self.key) if p.name in to]
        self._library.save_parts(self.key, parts)
        self._cast()
        self._recall()
        self._keep_cast()
        self.memories.settle()
        kept = self._library.drafts(self.key)[0]
        if kept is not None:  # a line put right is not a line that the author changed
            self._library.save_draft(self.key, self._recalled.draft, kept)

    def _cast(self) -> None:
        """Give every part a voice: the one it has had so far, whoever comes into the script."""
        self._voices = KeptVoices(self._library, self.key, self.script, self.voices)
        known, by_hand = self._voices.known, self._voices.by_hand
        language = self._library.language(self.key)
        self.casting = cast(self.script, self.voices, known, by_hand, language, self._derived.known)
        self._languages = self._derived.languages_in(self.script, self.casting.language)
        if NARRATOR in known and NARRATOR in by_hand:
            voice = made_to_speak(known[NARRATOR], self.voices, self.casting.language)
            self.casting = self.casting.with_voice(NARRATOR, voice)

    @property
    def news(self) -> tuple[str, ...]:
        """What a person should know about the voices, in sentences."""
        return self._voices.news(self.moved)

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

    def _carry_over(self) -> bool:
        """Bring what is kept of the lines to this reading of the script. Whether it is a draft that has not been opened
        before."""
        recalled, library = self._recalled, self._library
        self.line_takes.adopt(lambda: take_names(recalled))
        self._place.bring_up_to_date(recalled)
        last, before = library.drafts(self.key)
        if last is None:
            library.save_draft(self.key, recalled.draft, None)
        if last is None or len(self.line_ids) > LONGEST_DRAFT:
            return False
        draft = recalled.draft
        if draft == last and not recalled.moved and not recalled.rewritten:
            return False
        place = self._place.carried(recalled)
        library.carry(
            self.key,
            recalled.moved.items(),
            recalled.rewritten,
            Carried(draft, before if recalled.last is None else last, place.line, place.word),
        )
        drafts = self.drafts
        if recalled.last is None or drafts is None or drafts.same:
            return False
        for was, name in drafts.renamed().items():
            self._carry_part(was, name)
        self._cast()
        self._recall()
        return True

    @property
    def drafts(self) -> Drafts | None:
        """This draft beside the one before; None where there is none. Comparing them takes a while."""
        return self._comparison.drafts

    def _carry_part(self, was: str, name: str) -> None:
        """Give the part of somebody who has another name now to that name."""
        for kept in self._library.parts(self.key):
            if kept.name == was:
                self._library.save_part(self.key, kept._replace(name=name))

    @property
    def whose(self) -> str:
        """Whose lines `changes` tells of."""
        return "of yours" if self.casting.played_by(PlayedBy.YOU) else "in all parts"

    def uncertain_lines(self) -> dict[int, str]:
        """What the reader was not sure of, by element; without the lines that were put right."""
        return uncertain(self._recalled)

    def changes(self, mine: bool = True) -> list[Change]:
        """What is new, cut or altered since the draft before; for your parts only, if you have any."""
        return self._comparison.changes(self.casting.played_by(PlayedBy.YOU) if mine else ())

    @property
    def has_been_read(self) -> bool:
        """Whether there is a place to go back to."""
        return self._place.has_been_read

    def running_order(self) -> RunningOrder:
        """What is performed. Raises `ScriptError` where nothing would be."""
        mine = self.casting.played_by(PlayedBy.YOU)
        asked = self._orders.performed(self.whole_order(), self.excerpt, mine)
        return self._orders.patterned(asked, mine, self.policy.pattern)

    @property
    def policy(self) -> Policy:
        """How the script is read, by what was chosen and the settings."""
        return self._choices.policy

    @property
    def run_policy(self) -> Policy:
        """How it is read: as was chosen, but for what the run asks for."""
        return self.excerpt.policy(self.policy) if isinstance(self.excerpt, Run) else self.policy

    def whole_order(self) -> RunningOrder:
        """What would be performed of the whole script. Raises `ScriptError` where that is nothing."""
        mine = frozenset(self.casting.played_by(PlayedBy.YOU))
        reading, timing = self.policy.reading, self.policy.timing
        return self._orders.order(reading, timing, mine, self.beats.seconds)

    def start_at(self, order: RunningOrder) -> tuple[int, int]:
        """Line and word where the last read stopped; the top where there was none, and of an excerpt."""
        return self._place.start_at(order, self._recalled)

    def keep_place(self, order: RunningOrder, line: int, word: int) -> None:
        """Note where the read is."""
        scene = self.script.scene_of(order.lines[line].element)
        heading = "" if scene is None else self.shown(self.script.scenes[scene].first)
        self._place.keep(order, line, word, heading)

    def keep_end(self) -> None:
        """Note that the read came to its end: the next one begins at the top."""
        self._place.keep_end()

    def give_part(self, name: str, player: PlayedBy, person: str | None = None) -> None:
        """Let `player` play `name`; `person` is what they are called, "" takes the name away, None leaves it."""
        self.casting = self.casting.with_player(name, player, person)
        self._keep_part(name, *(("player",) if person is None else ("player", "person")))

    def person(self, name: str) -> str:
        """Who in the room plays `name`: "Ana", of a group "Ana and Ben"; "" where nobody does, or was named."""
        return listed(self.casting.people(name))

    def play_all_by_voices(self) -> None:
        """Let voices read the parts of people, until the script is opened again: that is not kept."""
        for name in self.casting.persons:
            self.casting = self.casting.with_player(name, PlayedBy.VOICE)

    def end_turns_after_a_pause(self) -> None:
        """Let turns of people end by themselves, until the script is opened again: that is not kept."""
        self._choices.policy = replace(self.policy, advance=Advance.GAP)

    def give_voice(self, name: str, voice: Voice) -> None:
        """Let `name` speak with `voice`."""
        self.casting = self.casting.with_voice(name, voice)
        self._voices.choose(name, voice)
        self._keep_part(name, *VOICE)

    def set_language(self, language: str) -> None:
        """Read the script in `language`, such as "fr"; "" finds it out. Parts get voices that speak it."""
        self._library.save_language(self.key, language)
        self._cast()
        self._recall()
        self._voices.move_to_better(self.casting)

    def override_traits(
        self, name: str, gender: Gender | None = None, age: Age | None = None
    ) -> Traits:
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
        self._keep_part(name, "tune")

    def choose(
        self,
        *,
        speed: float | None = None,
        advance: Advance | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change how the script is read."""
        self._choices.choose(speed=speed, advance=advance, reading=reading)

    def follow_settings(self, settings: Settings, changed: Collection[tuple[str, ...]]) -> None:
        """The settings at these places were changed while the script is open: it is read by them from now on."""
        self._stereo = settings.stereo
        self._choices.follow(settings, changed)

    def find_character(self, wanted: str) -> str:
        """The character's name for what somebody typed. Raises `UnknownNameError` with the names."""
        names = [c.name for c in self.script.characters]
        return character_called(wanted, names, name_of(self.path))

    def _keep_part(self, name: str, *columns: str) -> None:
        self._voices.keep(name, self.casting.part(name), columns)

    def _recall(self) -> None:
        groups = self.casting.groups  # first: who says what they say follows from their members
        for kept in sorted(self._library.parts(self.key), key=lambda part: part.name not in groups):
            if kept.name not in self.casting.parts and kept.name != NARRATOR:
                continue
            self.casting = self.casting.with_tune(kept.name, read_tune(kept.tune))
            if kept.player in set(PlayedBy):
                player = PlayedBy(kept.player)
                self.casting = self.casting.with_player(kept.name, player, kept.person)
        self._choices.recall()
