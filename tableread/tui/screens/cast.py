"""The cast list: who plays whom, with which voice, and what else is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from tableread.cast.casting import NARRATOR, PlayedBy, alike, all_voices, choices_of
from tableread.cast.languages import ENGLISH_NAMES
from tableread.production.production import Production
from tableread.rehearsal.policy import ADJUSTABLE, PRESETS, Treatment
from tableread.script.model import Character, Kind
from tableread.tui.cells import cut
from tableread.tui.clock import bar
from tableread.tui.colours import speaker_colours
from tableread.tui.frame import ReadsFrom
from tableread.tui.screens.cast_keys import CAST_KEYS
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.cast.voices import Voice
    from tableread.tui.frame import Frame

_BAR = 6
_FOUND_OUT = "detected from the script"
_GENDERS = ("female", "male", "neutral")
_AGES = ("child", "young", "adult", "old")
_NARRATORS_NAME = "narrator"
_NAME = 20
"""Cells of a name; longer ones are cut, so that the row fits 80 cells."""
_PLAYED_BY = {
    PlayedBy.YOU: "█ YOU",
    PlayedBy.VOICE: "voice",
    PlayedBy.PERSON: "▌ person",
    PlayedBy.NOBODY: "nobody",
}
_TREATMENTS = (Treatment.SPOKEN, Treatment.SHOWN, Treatment.HIDDEN)
_KIND_NAMES = {
    Kind.HEADING: "headings",
    Kind.ACTION: "action",
    Kind.PARENTHETICAL: "directions",
    Kind.TRANSITION: "transitions",
}


class _CastTable(DataTable[Any], inherit_bindings=False):
    """Leaves Enter to the screen, so that it comes behind the keys that moved to the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in DataTable.BINDINGS
        if isinstance(binding, Binding) and binding.key != "enter"
    ]


class CastScreen(Screen[bool]):
    """Dismisses with whether to read on."""

    CSS_PATH = "cast.tcss"
    BINDINGS: ClassVar[list[BindingType]] = CAST_KEYS

    app: Frame

    def __init__(self, production: Production, *, from_stage: bool = False) -> None:
        super().__init__()
        self.production = production
        self._from_stage = from_stage
        self._auditioned: dict[str, int] = {}
        self._lines = _own_lines(production)
        self._alike = alike(production.script, production.casting)

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield _CastTable(id="cast", cursor_type="row", zebra_stripes=True)
        yield Static(id="evidence", markup=False)
        yield StatusRow(id="aloud")
        yield StatusRow(keep="left", id="aloud-kinds")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        table = self.query_one("#cast", DataTable)
        table.clear(columns=True)
        for name in (
            "character",
            "turns",
            "words",
            "share",
            "player",
            "voice",
            "pitch",
            "pace",
        ):
            table.add_column(name, key=name)
        total = sum(c.words for c in self.production.script.characters) or 1
        colours = speaker_colours(self.production.script, self.app.current_theme.dark)
        table.add_row(*self._narrators_row(), key=_key(NARRATOR))
        for character in self.production.script.characters:
            table.add_row(*self._row(character, total, colours), key=_key(character.name))
        if self.production.script.characters:
            table.move_cursor(row=1)  # the largest part, not the narrator
        table.focus()
        self._show_reading()

    def _row(self, character: Character, total: int, colours: dict[str, str]) -> list[Text | str]:
        return [
            Text(cut(character.name, _NAME), style=colours.get(character.name, "")),
            Text(str(character.speeches), justify="right"),
            Text(str(character.words), justify="right"),
            bar(character.words / total, _BAR),
            *self._who(character.name),
        ]

    def _narrators_row(self) -> list[Text | str]:
        return [Text(_NARRATORS_NAME, style="italic"), "", "", "", *self._who(NARRATOR)]

    def _who(self, name: str) -> list[Text | str]:
        part = self.production.casting.part(name)
        style = "bold" if part.player is not PlayedBy.VOICE else ""
        return [
            Text(_PLAYED_BY[part.player], style=style),
            part.voice.id,
            Text(f"{part.sounds.shape.pitch:+.0f}", justify="right"),
            Text(f"{part.sounds.shape.pace:.2f}", justify="right"),
        ]

    def _refresh_row(self, name: str) -> None:
        table = self.query_one("#cast", DataTable)
        for column, cell in zip(("player", "voice", "pitch", "pace"), self._who(name), strict=True):
            table.update_cell(_key(name), column, cell, update_width=True)
        self._alike = alike(self.production.script, self.production.casting)
        self._show_evidence()

    def _show_reading(self) -> None:
        production = self.production
        mine = production.casting.played_by(PlayedBy.YOU)
        names = ", ".join(name or "the narrator" for name in mine)
        you = f"you play {names}" if mine else "You are listening. Enter on a row plays that part."
        language = production.casting.language
        title = f"{production.script.title} · cast"
        if language != "en":
            title += f" · {ENGLISH_NAMES.get(language, language)}"
        self.query_one("#top", StatusRow).show(title, you)
        reading = production.policy.reading
        kinds = "  ".join(
            f"{n}:{_KIND_NAMES[kind]} {reading.treatment(kind)}"
            for n, kind in enumerate(ADJUSTABLE, 1)
        )
        self.query_one("#aloud", StatusRow).show(
            f"Read aloud: {reading.name} (o changes)",
            self._prepared(),
        )
        self.query_one("#aloud-kinds", StatusRow).show(kinds, "")

    @property
    def _chosen(self) -> str | None:
        table = self.query_one("#cast", DataTable)
        names = [NARRATOR, *(c.name for c in self.production.script.characters)]
        return names[table.cursor_row] if table.cursor_row < len(names) else None

    def action_play(self, player: str) -> None:
        name = self._chosen
        if name is None:
            return
        wanted = PlayedBy(player)
        if self.production.casting.part(name).player is wanted:
            wanted = PlayedBy.VOICE  # the same key again gives the part back
        self.production.give_part(name, wanted)
        self._refresh_row(name)
        self._show_reading()

    def action_audition(self) -> None:
        name = self._chosen
        if name is None:
            return
        lines = self._lines_of(name)
        number = self._auditioned.get(name, -1) + 1
        self._auditioned[name] = number
        part = self.production.casting.part(name)
        self.app.audition(lines[number % len(lines)], part.sounds, part.tune.level)

    def _lines_of(self, name: str) -> list[str]:
        return self._lines.get(name) or [f"I am {name or 'the narrator'}."]

    def action_choose_voice(self) -> None:
        from tableread.tui.screens.voices import Choice, VoicesScreen

        name = self._chosen
        if name is None:
            return
        casting = self.production.casting

        def taken(voice: Voice) -> str:
            others = (n for n, p in casting.parts.items() if n != name and p.voice.id == voice.id)
            return next(others, "")

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.voice.id != casting.part(name).voice.id:
                self.production.give_voice(name, choice.voice)
            if choice.tune != casting.part(name).tune:
                self.production.tune(name, choice.tune)
            self._refresh_row(name)

        self.app.stop_audition()
        part = casting.part(name)
        voices = choices_of(self.production.voices, casting.language)
        if part.voice.id not in {voice.id for voice in voices}:  # one that was raised or lowered
            voices.insert(0, part.voice)
        title = f"A voice for {name or 'the narrator'}"
        screen = VoicesScreen(title, part, voices, self._lines_of(name), taken)
        self.app.push_screen(screen, chosen)

    def on_data_table_row_highlighted(self) -> None:
        self._show_evidence()

    def _show_evidence(self) -> None:
        """What the script says of the marked character, and where."""
        self.query_one("#evidence", Static).update(self._evidence_of(self._chosen or NARRATOR))

    def _evidence_of(self, name: str) -> str:
        trait = self.production.casting.traits.get(name)
        if trait is None:
            return "the narrator reads headings, action, and what nobody says"
        alike = [pair for pair in self._alike if name in (pair.one, pair.other)]
        if alike:
            other = alike[0].other if alike[0].one == name else alike[0].one
            return f"{name} sounds much like {other}, in the same scene. Press v for another voice"
        return (
            f"{name}: {trait.gender} ({trait.gender_because}), {trait.age} ({trait.age_because})"
            " · g, y change it"
        )

    def action_gender(self) -> None:
        self._override_trait("gender", _GENDERS)

    def action_age(self) -> None:
        self._override_trait("age", _AGES)

    def _override_trait(self, what: str, choices: tuple[Any, ...]) -> None:
        name = self._chosen
        if not name or name not in self.production.casting.traits:
            return
        now = choices.index(getattr(self.production.casting.traits[name], what))
        self.production.override_traits(name, **{what: choices[(now + 1) % len(choices)]})
        self._refresh_row(name)
        self.action_audition()

    def action_language(self) -> None:
        from tableread.tui.screens.choose import ChooseScreen

        names = [_FOUND_OUT, *sorted(ENGLISH_NAMES.values())]
        self.app.push_screen(ChooseScreen("The script's language", names), self._in_language)

    def _in_language(self, name: str | None) -> None:
        if name is None:
            return
        code = next((code for code, known in ENGLISH_NAMES.items() if known == name), "")
        self.production.set_language(code)
        self._alike = alike(self.production.script, self.production.casting)
        self.on_mount()

    def action_prepare(self) -> None:
        self.app.prepare(self.production)

    def show_prepared(self) -> None:
        """How far the read has been prepared."""
        self._show_reading()

    def _prepared(self) -> str:
        return self.app.prepared(self.production.key) or "v chooses a voice"

    def action_earlier(self) -> None:
        if not self.production.has_earlier_voices:
            self.notify("No earlier voices to bring back.", timeout=4)
            return
        self.production.bring_back_earlier_voices()
        self.on_mount()
        self.notify("The earlier voices are back.", timeout=4)

    def action_voice(self, by: int) -> None:
        name = self._chosen
        if name is None:
            return
        able = choices_of(self.production.voices, self.production.casting.language)
        voices = all_voices(able)
        ids = [v.id for v in voices]
        now = self.production.casting.part(name).voice.id
        at = ids.index(now) if now in ids else -by
        voice = voices[(at + by) % len(voices)]
        self.production.give_voice(name, voice)
        self._refresh_row(name)
        shared = [
            other
            for other, part in self.production.casting.parts.items()
            if other != name and part.voice.id == voice.id and part.player is PlayedBy.VOICE
        ]
        if shared:
            self.notify(f"{shared[0]} has this voice too.", severity="warning", timeout=4)
        self._auditioned[name] = self._auditioned.get(name, 0) - 1
        self.action_audition()

    def action_preset(self) -> None:
        names = [r.name for r in PRESETS]
        now = self.production.policy.reading.name
        following = PRESETS[(names.index(now) + 1) % len(PRESETS)] if now in names else PRESETS[0]
        self.production.choose(reading=following)
        self._show_reading()

    def action_treat(self, number: int) -> None:
        kind = ADJUSTABLE[number]
        reading = self.production.policy.reading
        now = _TREATMENTS.index(reading.treatment(kind))
        other = _TREATMENTS[(now + 1) % len(_TREATMENTS)]
        self.production.choose(reading=reading.changed(kind, other))
        self._show_reading()

    def action_start(self) -> None:
        self.app.stop_audition()
        if self._from_stage:
            self.dismiss(True)
        else:
            self.app.go_on_stage(self.production)

    def action_leave(self) -> None:
        self.app.stop_audition()
        if self._from_stage:
            self.dismiss(False)
        else:
            self.app.show_library()

    def action_correct(self) -> None:
        from tableread.tui.screens.corrections import CorrectionsScreen

        self.app.stop_audition()
        self.app.push_screen(CorrectionsScreen(self.production), self._corrected)

    def _corrected(self, changed: bool | None) -> None:
        if changed:
            self._lines = _own_lines(self.production)
            self.on_mount()

    def action_changes(self) -> None:
        from tableread.tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self.production), self._go_to)

    def _go_to(self, element: int | None) -> None:
        """Read from an element, on the stage."""
        if element is None:
            return
        stage = self.app.screen_stack[-2] if self._from_stage else None
        if isinstance(stage, ReadsFrom):
            self.action_leave()
            self.app.call_later(stage.read_from, element)
            return
        order = self.production.running_order()
        self.production.keep_place(order, order.at_element(element), 0)
        self.app.stop_audition()
        self.app.go_on_stage(self.production)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the cast list", {"": self.BINDINGS}))


def _key(name: str) -> str:
    """The row of a part."""
    return name or "(narrator)"


def _own_lines(production: Production) -> dict[str, list[str]]:
    """A few lines of each character's own, long enough to judge a voice by."""
    lines: dict[str, list[str]] = {}
    elements = production.script.elements
    for speech in production.script.speeches:
        name = elements[speech.cue].speaker or ""
        own = lines.setdefault(name, [])
        said = [elements[p].text for p in speech.parts if elements[p].kind is Kind.DIALOGUE]
        if said and len(own) < 12:
            own.append(said[0][:160])
    told = [e.text[:160] for e in elements if e.kind in {Kind.ACTION, Kind.HEADING}]
    lines[NARRATOR] = told[:12]
    for own in lines.values():
        own.sort(key=lambda text: abs(len(text) - 60))
    return lines
