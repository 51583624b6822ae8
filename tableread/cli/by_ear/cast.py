"""Who plays what, as a list: parts are taken and given back, voices tried and changed."""

from __future__ import annotations

from collections.abc import Callable

from tableread.base.counted import counted
from tableread.cast.casting import NARRATOR, PlayedBy, choices_of
from tableread.cli.by_ear import texts
from tableread.cli.by_ear.menu import Row
from tableread.cli.by_ear.telling import Teller
from tableread.production.production import Production
from tableread.speech.utterance import Utterance

_LONGEST = 90  # some six seconds
"""Letters of a line by which a voice is tried, so that it is soon over."""


class CastList:
    """Of one production."""

    def __init__(self, production: Production, teller: Teller) -> None:
        self._production = production
        self._teller = teller

    def rows(self) -> list[Row]:
        """The characters, the largest part first, the narrator last."""
        script = self._production.script
        sizes = {c.name: c.speeches for c in script.characters}
        return [self._row(name, sizes.get(name)) for name in (*sizes, NARRATOR)]

    def _row(self, name: str, speeches: int | None) -> Row:
        part = self._production.casting.part(name)
        who = name or texts.NARRATOR
        size = f", {counted(speeches, 'speech')}" if speeches else ""
        return Row(
            f"{who}{size}. {self._player(name)}, voice {part.voice.id}.",
            choose=self._then(self._take, name),
            change=lambda by: self._change_voice(name, by),
            more=self._then(self._try, name),
        )

    def _then(self, call: Callable[[str], None], name: str) -> Callable[[], None]:
        return lambda: call(name)

    def _player(self, name: str) -> str:
        part = self._production.casting.part(name)
        return {
            PlayedBy.YOU: "Played by you",
            PlayedBy.PERSON: f"Played by {part.person or 'somebody in the room'}",
            PlayedBy.NOBODY: "Not read",
            PlayedBy.VOICE: "Read by a voice",
        }[part.player]

    def _take(self, name: str) -> None:
        """Take the part, or give it back."""
        mine = self._production.casting.part(name).player is PlayedBy.YOU
        self._production.give_part(name, PlayedBy.VOICE if mine else PlayedBy.YOU)
        self._production.roles_by_ear.keep(self._production.casting.persons, True)
        who = name or texts.NARRATOR
        self._teller.answer(f"{who} is read by a voice." if mine else f"You play {who}.")

    def _change_voice(self, name: str, by: int) -> None:
        production = self._production
        able = choices_of(production.voices, production.casting.language)
        ids = [voice.id for voice in able]
        now = production.casting.part(name).voice.id
        at = ids.index(now) if now in ids else 0
        voice = able[(at + by) % len(able)]
        production.give_voice(name, voice)
        self._teller.lines.print(f"{voice.id}: {voice.description}")
        self._try(name)

    def _try(self, name: str) -> None:
        """Hear the voice on a line of the part's own; on none of yours, for you may be learning them."""
        sounds = self._production.casting.part(name).sounds
        self._teller.perform(Utterance(f"{sounds.id}. {self._line_of(name)}", sounds))

    def _line_of(self, name: str) -> str:
        script = self._production.script
        yours = self._production.casting.part(name).player is PlayedBy.YOU
        for speech in () if yours else script.speeches:
            if script.elements[speech.cue].speaker == name:
                for part in speech.parts:
                    text = script.elements[part].text
                    if not text.startswith("("):
                        return text[:_LONGEST].rpartition(" ")[0] if len(text) > _LONGEST else text
        return f"I am {name or 'the narrator'}."
