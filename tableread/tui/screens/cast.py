"""The cast list: who plays whom, with which voice, and what else is read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tableread.cast.casting import NARRATOR, PlayedBy, Together, alike
from tableread.cast.conversations import Conversations, conversations
from tableread.cast.languages import ENGLISH_NAMES
from tableread.production.due import none_due_in_words
from tableread.production.players import Player, Players, give_parts, players_of
from tableread.production.production import Production
from tableread.production.readers import NOTHING, Reader, part_sizes, readers_of
from tableread.rehearsal.policy import ADJUSTABLE, PRESETS, Treatment
from tableread.script.emphasis import plain
from tableread.script.second_look import told_as
from tableread.tui.cast.about import PartFacts, in_full, in_short
from tableread.tui.cast.aloud import Aloud
from tableread.tui.cast.names import part_name, who_reads
from tableread.tui.cast.reader_rows import reader_rows
from tableread.tui.cast.table import CastTable
from tableread.tui.cells import cell_len, cut
from tableread.tui.colours import speaker_colours
from tableread.tui.frame import ReadsFrom
from tableread.tui.screens.cast_keys import CAST_GROUPS, CAST_KEYS
from tableread.tui.screens.part_voices import PartVoices, own_lines
from tableread.tui.widgets.dialog import titled
from tableread.tui.widgets.key_row import KeyRow

_TREATMENTS = (Treatment.SPOKEN, Treatment.SHOWN, Treatment.HIDDEN)
_LONGEST_LINE = 160
"""Letters of a line that is shown."""


class _Pane(VerticalScroll, inherit_bindings=False):
    """Scrolls up and down; the arrows to the sides are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in VerticalScroll.BINDINGS
        if isinstance(binding, Binding) and binding.key not in {"left", "right"}
    ]


class CastScreen(PartVoices):
    """Dismisses with whether to read on."""

    CSS_PATH = "cast.tcss"
    BINDINGS: ClassVar[list[BindingType]] = CAST_KEYS

    def __init__(
        self, production: Production, *, from_stage: bool = False, voice_of: str | None = None
    ) -> None:
        """`voice_of`: a part whose voice is to be chosen at once."""
        super().__init__(production)
        self._voice_of = voice_of
        self._from_stage = from_stage
        self._together = Together.of(production.script)
        self._alike = alike(self._together, production.casting)
        self._before: list[Players] = []
        """Who played what before each change, the latest last."""
        self._measure()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield CastTable()
            with _Pane(classes="pane", id="about-pane"):
                yield Static(id="about", markup=False)
            with _Pane(classes="pane", id="readers-pane"):
                yield Static(id="readers", markup=False)
        yield Static(id="evidence", markup=False)
        yield Aloud()
        yield KeyRow()

    @property
    def _whole(self) -> bool:
        """Put up, and not being taken down: on the way out the widgets go one by one."""
        parts = (CastTable, Aloud, "#readers-pane", "#about-pane", "#evidence")
        return self.is_attached and all(self.query(part) for part in parts)

    def on_mount(self) -> None:
        if not self._whole:
            return
        titled(self.query_one("#readers-pane"), "Who reads what", "t as a list")
        self.show_parts()
        self.query_one(CastTable).focus()
        if self._voice_of is not None:
            self.call_after_refresh(self.choose_voice_of, self._voice_of)

    def choose_voice_of(self, name: str) -> None:
        """Mark a part, and list the voices that it may have."""
        if not self._whole:
            return
        self.query_one(CastTable).mark(name)
        self.action_choose_voice()

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """For the palette: the voice of every part."""
        for name in (NARRATOR, *self.production.casting.parts):
            choose = partial(self.choose_voice_of, name)
            yield f"Voice of {part_name(name)}", "listen to voices, and choose one", choose

    def on_resize(self) -> None:
        self.show_part()

    # What is shown

    @property
    def chosen(self) -> str | None:
        """The part that is marked."""
        return self.query_one(CastTable).chosen

    def _measure(self) -> None:
        self._sizes = part_sizes(self.production.script, self.production.whole_order())

    @cached_property
    def _talk(self) -> Conversations:
        return conversations(self.production.script)

    @property
    def _readers(self) -> list[Reader]:
        readers = readers_of(self.production.casting, self._sizes)
        speed = self.production.policy.speed
        return [reader._replace(seconds=reader.seconds / speed) for reader in readers]

    def show_parts(self) -> None:
        """Show all parts as they are now."""
        colours = speaker_colours(self.production.script, self.app.current_theme.dark)
        self._alike = alike(self._together, self.production.casting)
        self.query_one(CastTable).fill(self.production.casting, self._sizes, colours)
        self._show_reading()
        self._show_about()

    def show_part(self) -> None:
        """Show who plays what, and what is known of the marked part."""
        if not self._whole:
            return
        self.query_one(CastTable).refresh_players(self.production.casting)
        self._alike = alike(self._together, self.production.casting)
        self._show_reading()
        self._show_about()

    def _show_reading(self) -> None:
        production = self.production
        language = production.casting.language
        what = f" · cast · {told_as(production.script.format)}"
        if language != "en":
            what += f" · {ENGLISH_NAMES.get(language, language)}"
        table = self.query_one(CastTable)
        room = max(8, table.size.width - 4)
        title = cut(production.script.title, room - cell_len(what)) + what
        titled(table, title, cut(who_reads(production.casting), room))
        self.query_one(Aloud).show(production.policy.reading, self._news())

    def _news(self) -> str:
        return self.app.prepared(self.production.key)

    def show_prepared(self) -> None:
        """How far the read has been prepared."""
        self._show_reading()

    def on_data_table_row_highlighted(self) -> None:
        if self._whole:
            self._show_about()

    def _show_about(self) -> None:
        """What is known of the marked part: in short and, where there is room, in full; and who reads what."""
        name, casting = self.chosen, self.production.casting
        if name is None:
            return
        if not (self.has_class("-wide") or self.has_class("-widest")):
            self.query_one("#evidence", Static).update(in_short(name, casting, self._alike))
            return
        titled(self.query_one("#about-pane"), cut(part_name(name), 30))
        self.query_one("#about", Static).update(in_full(self._facts(name), casting, self._alike))
        if self.has_class("-widest"):
            shown = self.query_one("#readers", Static)
            width = self.query_one("#readers-pane").scrollable_content_region.width
            shown.update(reader_rows(self._readers, max(20, width)))

    def _facts(self, name: str) -> PartFacts:
        size = self._sizes.get(name, NOTHING)
        total = sum(each.words for each in self._sizes.values()) or 1
        line = next(iter(self.lines_of(name)), None)
        shown = "" if line is None else " ".join(plain(self.production.shown(line)).split())
        where = "" if name == NARRATOR else self._scenes_in_words(name)
        return PartFacts(name, size, size.words / total, where, cut(shown, _LONGEST_LINE))

    def _scenes_in_words(self, name: str) -> str:
        scenes = self.production.script.scenes
        theirs = sorted(scene for scene in self._talk.scenes.get(name, ()) if scene >= 0)
        if not theirs or not scenes:
            return ""
        first = scenes[theirs[0]].heading
        if len(scenes) == 1:
            return f"in the only scene: {first}"
        return f"in {len(theirs)} of {len(scenes)} scenes, first in {theirs[0] + 1}: {first}"

    # Who plays what

    def action_play(self, player: str) -> None:
        name = self.chosen
        if name is None:
            return
        wanted = PlayedBy(player)
        if self.production.casting.part(name).player is wanted:
            wanted = PlayedBy.VOICE  # the same key again gives the part back
        self._give({name: Player(wanted, self.production.casting.part(name).person)})

    def action_who(self) -> None:
        from tableread.tui.screens.who import WhoScreen

        name = self.chosen
        if name is None:
            return

        def chosen(player: Player | None) -> None:
            if player is not None:
                self._give({name: player})

        known = self.app.house.library.people(self.production.key)
        self.app.push_screen(WhoScreen(part_name(name), known), chosen)

    def action_share_out(self) -> None:
        from tableread.tui.screens.share_out import ShareOutScreen

        def taken(players: Players | None) -> None:
            if players is not None:
                self._give(players)
                self.notify("The parts are shared out. Press u to undo.", timeout=5)

        self.app.push_screen(ShareOutScreen(self.production, self._sizes), taken)

    def _give(self, players: Players) -> None:
        self._before.append(players_of(self.production))
        give_parts(self.production, players)
        self.show_part()

    def action_undo(self) -> None:
        if not self._before:
            self.notify("Nothing to undo.", timeout=4)
            return
        give_parts(self.production, self._before.pop())
        self.show_part()

    def action_readers(self) -> None:
        from tableread.tui.screens.readers import ReadersScreen

        self.app.push_screen(ReadersScreen(self._readers))

    def action_learn(self) -> None:
        self.app.stop_audition()
        self.app.learn(self.production)

    def on_cast_table_cell_clicked(self, message: CastTable.CellClicked) -> None:
        if message.column == "played by":
            self.action_who()
        elif message.column == "voice":
            self.action_choose_voice()

    # What is read aloud

    def action_preset(self) -> None:
        names = [r.name for r in PRESETS]
        now = self.production.policy.reading.name
        following = PRESETS[(names.index(now) + 1) % len(PRESETS)] if now in names else PRESETS[0]
        self.production.choose(reading=following)
        self._reading_changed()

    def action_treat(self, number: int) -> None:
        kind = ADJUSTABLE[number]
        reading = self.production.policy.reading
        now = _TREATMENTS.index(reading.treatment(kind))
        other = _TREATMENTS[(now + 1) % len(_TREATMENTS)]
        self.production.choose(reading=reading.changed(kind, other))
        self._reading_changed()

    def _reading_changed(self) -> None:
        self._measure()
        self.show_parts()

    def action_prepare(self) -> None:
        self.app.prepare(self.production)

    # Other screens

    def action_start(self) -> None:
        self.app.stop_audition()
        if self._from_stage:
            self.dismiss(True)
        else:
            self.app.go_on_stage(self.production)

    def action_read_otherwise(self) -> None:
        self.app.stop_audition()
        self.app.read_otherwise(self.production)

    def action_review(self) -> None:
        excerpt = self.production.memories.review()
        if excerpt is None:
            self.notify(none_due_in_words(self.production), timeout=5)
            return
        self.app.stop_audition()
        self.production.excerpt = excerpt
        self.app.go_on_stage(self.production)

    def action_progress(self) -> None:
        from tableread.tui.screens.progress import ProgressScreen

        def closed(review: bool | None) -> None:
            if review:
                self.action_review()

        self.app.push_screen(ProgressScreen(self.production), closed)

    def action_leave(self) -> None:
        self.app.stop_audition()
        if self._from_stage:
            self.dismiss(False)
        else:
            self.app.show_library()

    def action_correct(self) -> None:
        at = None
        if self._from_stage:  # at the line that is being read
            order = self.production.running_order()
            at = order.lines[self.production.start_at(order)[0]].element
        self._correct(at)

    def action_correct_part(self) -> None:
        """Begin with the first line of the marked part."""
        lines = self.lines_of(self.chosen or NARRATOR)
        self._correct(min(lines, default=None))

    def _correct(self, at: int | None) -> None:
        from tableread.tui.screens.corrections import CorrectionsScreen

        self.app.stop_audition()
        self.app.push_screen(CorrectionsScreen(self.production, at), self._corrected)

    def _corrected(self, changed: bool | None) -> None:
        if changed:
            self._lines = own_lines(self.production)
            self.__dict__.pop("_talk", None)
            self._together = Together.of(self.production.script)
            self._before.clear()  # of parts that may have other names now
            self._measure()
            self.show_parts()

    def action_sides(self) -> None:
        from tableread.production.sides import FORMS, sides_file, sides_name
        from tableread.tui.screens.exporting import export_to, folders_for

        name, production = self.chosen, self.production
        if name is None or name == NARRATOR:
            self.notify("The narrator has no sides. Mark a part.", timeout=4)
            return
        folders = folders_for(production)
        offered = [folder / sides_name(production, [name], "pdf") for folder in folders]
        others = [form for form in FORMS if form != "pdf"]
        offered += [
            folder / sides_name(production, [name], form)
            for folder in folders[:1]
            for form in others
        ]
        export_to(
            self,
            f"Write the sides of {part_name(name)} to",
            offered,
            lambda path: sides_file(production, [name], path).content,
        )

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

        self.app.push_screen(HelpScreen("Keys in the cast list", CAST_GROUPS))
