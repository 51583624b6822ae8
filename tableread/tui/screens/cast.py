"""The cast list: who plays whom, with which voice, and what else is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer

from tableread.cast.casting import Player, all_voices, choices_of
from tableread.production import Production
from tableread.rehearsal.policy import ADJUSTABLE, PRESETS, Treatment
from tableread.script.model import Character, Kind
from tableread.tui.cells import cut
from tableread.tui.clock import bar
from tableread.tui.colours import speaker_colours
from tableread.tui.widgets.status_row import StatusRow

if TYPE_CHECKING:
    from tableread.tui.app import TablereadApp

_BAR = 6
_NAME = 20
"""Cells of a name; longer ones are cut, so that the row fits 80 cells."""
_PLAYED_BY = {
    Player.YOU: "█ YOU",
    Player.VOICE: "voice",
    Player.PERSON: "▌ person",
    Player.NOBODY: "nobody",
}
_TREATMENTS = (Treatment.SPOKEN, Treatment.SHOWN, Treatment.HIDDEN)
_KIND_NAMES = {
    Kind.HEADING: "headings",
    Kind.ACTION: "action",
    Kind.PARENTHETICAL: "directions",
    Kind.TRANSITION: "transitions",
}


class CastScreen(Screen[bool]):
    """Dismisses with whether to read on."""

    CSS_PATH = "cast.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "play('you')",
            "You",
            id="you",
            tooltip="you play this part; again: give it back",
            priority=True,
        ),
        Binding(
            "p", "play('person')", "Person", id="person", tooltip="somebody in the room plays it"
        ),
        Binding(
            "x",
            "play('nobody')",
            "Nobody",
            id="nobody",
            tooltip="nobody: the lines are shown and passed over",
        ),
        Binding(
            "space",
            "audition",
            "Hear",
            id="audition",
            tooltip="hear the voice on a line of the character's own",
        ),
        Binding("v", "voice(1)", "Voice", id="voice", tooltip="the next voice"),
        Binding(
            "V,upper_v",
            "voice(-1)",
            "Voice back",
            show=False,
            id="voice-back",
            tooltip="the voice before",
        ),
        Binding(
            "o", "preset", "Aloud", id="preset", tooltip="another choice of what is read aloud"
        ),
        Binding(
            "1",
            "treat(0)",
            "Headings",
            show=False,
            id="headings",
            tooltip="headings: spoken, shown, hidden",
        ),
        Binding(
            "2",
            "treat(1)",
            "Action",
            show=False,
            id="action",
            tooltip="action: spoken, shown, hidden",
        ),
        Binding(
            "3",
            "treat(2)",
            "Parentheticals",
            show=False,
            id="parentheticals",
            tooltip="directions in brackets: spoken, shown, hidden",
        ),
        Binding(
            "4",
            "treat(3)",
            "Transitions",
            show=False,
            id="transitions",
            tooltip="transitions: spoken, shown, hidden",
        ),
        Binding("m", "mend", "Mend", id="mend", tooltip="put right what was misread in the script"),
        Binding(
            "d",
            "changes",
            "Draft",
            show=False,
            id="changes",
            tooltip="what changed since the last draft",
        ),
        Binding("s", "start", "Start", id="start", tooltip="start reading"),
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="this page"),
        Binding("escape,q", "leave", "Back", key_display="q", id="leave", tooltip="back"),
    ]

    app: TablereadApp

    def __init__(self, production: Production, *, from_stage: bool = False) -> None:
        super().__init__()
        self.production = production
        self._from_stage = from_stage
        self._auditioned: dict[str, int] = {}
        self._lines = _own_lines(production)

    def compose(self) -> ComposeResult:
        yield StatusRow(id="top")
        yield DataTable(id="cast", cursor_type="row", zebra_stripes=True)
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
        for character in self.production.script.characters:
            table.add_row(*self._row(character, total, colours), key=character.name)
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

    def _who(self, name: str) -> list[Text | str]:
        part = self.production.casting.part(name)
        style = "bold" if part.player is not Player.VOICE else ""
        return [
            Text(_PLAYED_BY[part.player], style=style),
            part.voice.id,
            Text(f"{part.voice.shape.pitch:+.0f}", justify="right"),
            Text(f"{part.voice.shape.pace:.2f}", justify="right"),
        ]

    def _refresh_row(self, name: str) -> None:
        table = self.query_one("#cast", DataTable)
        for column, cell in zip(("player", "voice", "pitch", "pace"), self._who(name), strict=True):
            table.update_cell(name, column, cell, update_width=True)

    def _show_reading(self) -> None:
        production = self.production
        mine = production.casting.played_by(Player.YOU)
        you = f"you play {', '.join(mine)}" if mine else "you listen; Enter on a row takes a role"
        self.query_one("#top", StatusRow).show(f"{production.script.title} · cast", you)
        reading = production.policy.reading
        kinds = "  ".join(
            f"{n}:{_KIND_NAMES[kind]} {reading.treatment(kind)}"
            for n, kind in enumerate(ADJUSTABLE, 1)
        )
        self.query_one("#aloud", StatusRow).show(
            f"Read aloud: {reading.name} (o changes)", f"narrator: {production.casting.narrator.id}"
        )
        self.query_one("#aloud-kinds", StatusRow).show(kinds, "")

    @property
    def _chosen(self) -> str | None:
        table = self.query_one("#cast", DataTable)
        characters = self.production.script.characters
        return characters[table.cursor_row].name if table.cursor_row < len(characters) else None

    def action_play(self, player: str) -> None:
        name = self._chosen
        if name is None:
            return
        wanted = Player(player)
        if self.production.casting.part(name).player is wanted:
            wanted = Player.VOICE  # the same key again gives the part back
        self.production.give_part(name, wanted)
        self._refresh_row(name)
        self._show_reading()

    def action_audition(self) -> None:
        name = self._chosen
        if name is None:
            return
        lines = self._lines.get(name) or [f"I am {name}."]
        number = self._auditioned.get(name, -1) + 1
        self._auditioned[name] = number
        self.app.audition(lines[number % len(lines)], self.production.casting.part(name).voice)

    def action_voice(self, by: int) -> None:
        name = self._chosen
        if name is None:
            return
        able = choices_of(self.production.voices, self.production.casting.language)
        voices = [v for v in all_voices(able) if v.reserved != "narrator"]
        ids = [v.id for v in voices]
        now = self.production.casting.part(name).voice.id
        at = ids.index(now) if now in ids else -by
        voice = voices[(at + by) % len(voices)]
        self.production.give_voice(name, voice)
        self._refresh_row(name)
        shared = [
            other
            for other, part in self.production.casting.parts.items()
            if other != name and part.voice.id == voice.id and part.player is Player.VOICE
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

    def action_mend(self) -> None:
        from tableread.tui.screens.mend import MendScreen

        self.app.stop_audition()
        self.app.push_screen(MendScreen(self.production), self._mended)

    def _mended(self, changed: bool | None) -> None:
        if changed:
            self._lines = _own_lines(self.production)
            self.on_mount()

    def action_changes(self) -> None:
        from tableread.tui.screens.changes import ChangesScreen

        changes = self.production.changes()
        if not changes:
            self.notify("Nothing has changed since the draft before, or there is none.", timeout=4)
            return
        self.app.push_screen(ChangesScreen(changes, self.production.whose))

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Keys in the cast list", self.BINDINGS))


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
    for own in lines.values():
        own.sort(key=lambda text: abs(len(text) - 60))
    return lines
