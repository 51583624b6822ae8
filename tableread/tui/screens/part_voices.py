"""What the keys of the cast list do to voices: hear them, choose others, change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.timer import Timer

from tableread.cast.casting import NARRATOR, PlayedBy, all_voices, choices_of
from tableread.cast.languages import ENGLISH_NAMES
from tableread.cast.tuning import dialled, turned
from tableread.production.hidden import has_hidden_words
from tableread.production.production import Production
from tableread.script.model import Kind
from tableread.tui.cast.dials import DIALS

if TYPE_CHECKING:
    from tableread.cast.casting import Tune
    from tableread.cast.voices import Voice
    from tableread.tui.frame import Frame

_FOUND_OUT = "detected from the script"
_GENDERS = ("female", "male", "neutral")
_AGES = ("child", "young", "adult", "old")
_SETTLE_SECONDS = 0.15
"""How long a dial rests before the voice is heard."""
_MOST_LINES = 12
"""Of a character's own, to hear a voice on."""
_A_LINE = 60
"""Letters of a line that a voice can be judged by."""


class PartVoices(Screen[bool]):
    """A screen with a marked part, whose voice is heard and changed."""

    app: Frame

    def __init__(self, production: Production) -> None:
        super().__init__()
        self.production = production
        self._auditioned: dict[str, int] = {}
        self._lines = own_lines(production)
        self._settling: Timer | None = None

    @property
    def chosen(self) -> str | None:
        """The part that is marked; None where there is none."""
        raise NotImplementedError

    def show_parts(self) -> None:
        """Show all parts as they are now."""
        raise NotImplementedError

    def show_part(self) -> None:
        """Show the marked part as it is now."""
        raise NotImplementedError

    def lines_of(self, name: str) -> list[int]:
        """Elements with lines of a part to hear its voice on, the best first."""
        return self._lines.get(name, [])

    def _texts_of(self, name: str) -> list[str]:
        elements = self.production.script.elements
        lines = self.lines_of(name)
        said = [
            elements[at].text[:160] for at in lines if not has_hidden_words(self.production, at)
        ]
        return said or [f"I am {name or 'the narrator'}."]

    def action_audition(self) -> None:
        name = self.chosen
        if name is None:
            return
        lines = self._texts_of(name)
        number = self._auditioned.get(name, -1) + 1
        self._auditioned[name] = number
        self._say(name, lines[number % len(lines)])

    def _say(self, name: str, line: str) -> None:
        part = self.production.casting.part(name)
        self.app.audition(line, part.sounds, part.tune.level)

    def _say_again(self) -> None:
        name = self.chosen
        if name is not None:
            lines = self._texts_of(name)
            self._say(name, lines[max(0, self._auditioned.get(name, 0)) % len(lines)])

    # Another voice

    def action_choose_voice(self) -> None:
        from tableread.tui.screens.voices import Choice, VoicesScreen

        name = self.chosen
        if name is None:
            return
        casting = self.production.casting

        def taken(voice: Voice) -> str:
            others = (n for n, p in casting.parts.items() if n != name and p.voice.id == voice.id)
            return next(others, "")

        def taken_up(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.voice.id != casting.part(name).voice.id:
                self.production.give_voice(name, choice.voice)
            if choice.tune != casting.part(name).tune:
                self.production.tune(name, choice.tune)
            self.show_part()

        self.app.stop_audition()
        part = casting.part(name)
        voices = choices_of(self.production.voices, casting.language)
        if part.voice.id not in {voice.id for voice in voices}:  # one that was raised or lowered
            voices.insert(0, part.voice)
        title = f"A voice for {name or 'the narrator'}"
        screen = VoicesScreen(title, part, voices, self._texts_of(name), taken)
        self.app.push_screen(screen, taken_up)

    def action_voice(self, by: int) -> None:
        name = self.chosen
        if name is None:
            return
        casting = self.production.casting
        voices = all_voices(choices_of(self.production.voices, casting.language))
        ids = [v.id for v in voices]
        now = casting.part(name).voice.id
        at = ids.index(now) if now in ids else -by
        voice = voices[(at + by) % len(voices)]
        self.production.give_voice(name, voice)
        self.show_part()
        shared = [
            other
            for other, part in casting.parts.items()
            if other != name and part.voice.id == voice.id and part.player is PlayedBy.VOICE
        ]
        if shared:
            self.notify(f"{shared[0]} has this voice too.", severity="warning", timeout=4)
        self._auditioned[name] = self._auditioned.get(name, 0) - 1
        self.action_audition()

    def action_gender(self) -> None:
        self._override_trait("gender", _GENDERS)

    def action_age(self) -> None:
        self._override_trait("age", _AGES)

    def _override_trait(self, what: str, choices: tuple[Any, ...]) -> None:
        name = self.chosen
        if not name or name not in self.production.casting.traits:
            return
        now = choices.index(getattr(self.production.casting.traits[name], what))
        self.production.override_traits(name, **{what: choices[(now + 1) % len(choices)]})
        self.show_part()
        self.action_audition()

    def action_earlier(self) -> None:
        if not self.production.has_earlier_voices:
            self.notify("No earlier voices to bring back.", timeout=4)
            return
        self.production.bring_back_earlier_voices()
        self.show_parts()
        self.notify("The earlier voices are back.", timeout=4)

    def action_language(self) -> None:
        from tableread.tui.screens.choose import ChooseScreen

        names = [_FOUND_OUT, *sorted(ENGLISH_NAMES.values())]
        self.app.push_screen(ChooseScreen("The script's language", names), self._in_language)

    def _in_language(self, name: str | None) -> None:
        if name is None:
            return
        code = next((code for code, known in ENGLISH_NAMES.items() if known == name), "")
        self.production.set_language(code)
        self.show_parts()

    # Dials

    def action_dial(self, name: str, by: int) -> None:
        """Turn a dial of the marked part's voice by so many steps; it is heard once it rests."""
        if self.chosen is not None:
            tune = self.production.casting.part(self.chosen).tune
            self._tune(self.chosen, turned(tune, DIALS[name], by))

    def action_set_dial(self, name: str, value: float) -> None:
        """Set a dial."""
        if self.chosen is not None:
            tune = self.production.casting.part(self.chosen).tune
            self._tune(self.chosen, dialled(tune, DIALS[name], value))

    def _tune(self, name: str, tune: Tune) -> None:
        self.production.tune(name, tune)
        self.show_part()
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_SECONDS, self._say_again)


def own_lines(production: Production) -> dict[str, list[int]]:
    """Elements with a few lines of each part's own, those that are long enough to judge a voice by first."""
    lines: dict[str, list[int]] = {}
    elements = production.script.elements
    for speech in production.script.speeches:
        own = lines.setdefault(elements[speech.cue].speaker or "", [])
        said = next((p for p in speech.parts if elements[p].kind is Kind.DIALOGUE), None)
        if said is not None and len(own) < _MOST_LINES:
            own.append(said)
    told = [at for at, e in enumerate(elements) if e.kind in {Kind.ACTION, Kind.HEADING}]
    lines[NARRATOR] = told[:_MOST_LINES]
    for own in lines.values():
        own.sort(key=lambda at: abs(len(elements[at].text) - _A_LINE))
    return lines
