"""The teleprompter: one text, one speaker, a page that follows the voice or the clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tableread.base.event_loop import call_soon
from tableread.base.live_settings import LiveSettings, Place
from tableread.base.minutes import minutes
from tableread.base.paths import Folders
from tableread.listen.client import EarReport
from tableread.performance.house import change_listener, make_listener
from tableread.performance.listener import Listener
from tableread.performance.listener_events import ListenerChanged, ListenerEvent
from tableread.script.words import said_words, words_of
from tableread.tui.base_app import BaseApp
from tableread.tui.big_type import SIZES
from tableread.tui.ear import ear_in_words
from tableread.tui.prompt_layout import size_for
from tableread.tui.spoken_pace import SpokenPace
from tableread.tui.widgets.key_row import KeyRow
from tableread.tui.widgets.status_row import StatusRow
from tableread.tui.widgets.teleprompter_view import TeleprompterView

_TICK_SECONDS = 0.1
SLOWEST, FASTEST = 40, 400
"""Words a minute."""
USUAL_WPM = 140  # what speakers are advised to speak at
_STEP = 10
_SAVE_SECONDS = 1.5  # as `house`
"""How long leaving waits for settings to be written."""
_KEYS_SECONDS = 4.0  # long enough to read the names of the keys; a round number, not measured
"""So long after a key or a movement of the mouse the keys are shown while the text runs."""

PROMPT_GROUPS: dict[str, list[BindingType]] = {
    "Reading": [
        Binding("space", "pause", "Pause", tooltip="pause and go on"),
        Binding("v", "way", "Voice", tooltip="follow the voice, or go by the clock"),
        Binding("left_square_bracket", "pace(-1)", "Slower", key_display="[",
                tooltip="slower, by the clock"),
        Binding("right_square_bracket", "pace(1)", "Faster", key_display="]",
                tooltip="faster, by the clock"),
        Binding("enter", "from_here", "From here", show=False,
                tooltip="go on from the marked row"),
        Binding("home", "to_top", "Top", show=False, tooltip="begin again"),
    ],
    "The text": [
        Binding("plus,equals_sign", "type(1)", "Bigger", key_display="+", tooltip="bigger letters"),
        Binding("minus", "type(-1)", "Smaller", key_display="-", tooltip="smaller letters"),
        Binding("m", "mirror", "Mirror", tooltip="mirror the text, for a glass; again: back"),
        Binding("up", "scroll_by(-3)", "Scroll up", show=False, tooltip="scroll back"),
        Binding("down", "scroll_by(3)", "Scroll down", show=False, tooltip="scroll on"),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="scroll a page back"),
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="scroll a page on"),
        Binding("f", "follow", "Follow", show=False, tooltip="come back to where you are"),
    ],
    "Around it": [
        Binding("comma", "settings", "Settings", show=False, tooltip="all settings and keys"),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="this page"),
        Binding("q", "quit", "Leave", tooltip="leave"),
    ],
}  # fmt: skip


class TeleprompterApp(BaseApp):
    """A page, a row that says what is the case, and keys."""

    TITLE = "tableread prompt"
    CSS_PATH = "look.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(key for keys in PROMPT_GROUPS.values() for key in keys),
        Binding("ctrl+q,ctrl+c", "quit", show=False),
    ]

    def __init__(
        self,
        paragraphs: list[str],
        folders: Folders,
        live: LiveSettings,
        *,
        wpm: int = USUAL_WPM,
        by_voice: bool = True,
        size: int | None = None,
        mirrored: bool = False,
        listener: Listener | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        """`wpm` is the pace by the clock; `size` is a step of `big_type.SIZES`, None what suits the window.

        `notices` are shown when it opens.
        """
        super().__init__(folders)
        self._paragraphs = [
            [text[start:end] for start, end in words_of(text)] for text in paragraphs
        ]
        words = [word for paragraph in self._paragraphs for word in paragraph]
        said = [
            (w.text, at) for at, word in enumerate(words) for w in said_words(word, asides=True)
        ]
        self._said = [text for text, _ in said]
        self._word_of = [at for _, at in said] + [len(words)]
        """For every word that is said, the word on the page."""
        self._count = len(words)
        self._listener = listener or make_listener(folders, live)
        self._live = live
        self._notices = notices
        self.wpm = wpm
        self.by_voice = by_voice
        self.paused = False
        self._turn = 0
        """Counts where it was gone to by hand: what was heard before does not count."""
        self._place = self._heard = 0.0
        """Words on the page that are done; and at the last tick."""
        self._wanted_size = size
        self._type, self._mirrored = 0, mirrored
        self._pace = SpokenPace(wpm)
        self._touched = 0.0
        """When a key was pressed last, or the mouse moved (`time.monotonic`)."""

    @property
    def word(self) -> int:
        """The word that comes next."""
        return int(self._place)

    def compose(self) -> ComposeResult:
        yield TeleprompterView(self._paragraphs, id="page")
        yield StatusRow(keep="left", id="state")
        yield KeyRow()

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        self._touched = time.monotonic()
        self._setting_changed(("theme",))
        self._live.observe(self._setting_changed)
        self._live.on_trouble = lambda told: call_soon(loop, self.notify, told)
        if self._notices:
            self.notify("\n".join(self._notices), severity="warning", timeout=12, markup=False)
        self._listener.attach(lambda event: call_soon(loop, self._on_listener_event, event))
        size = (
            size_for(self.size.width, self.size.height - 2)
            if self._wanted_size is None
            else self._wanted_size
        )
        self._type = max(size, int(self._mirrored))
        self.page.set_page(self._live.now.page)
        self.page.set_type(SIZES[self._type], self._mirrored)
        self.page.focus()
        if self.by_voice:
            self._open_ear()
        self._update_listening()
        self.set_interval(_TICK_SECONDS, self._tick)
        self.call_after_refresh(self.read_styles)

    def on_unmount(self) -> None:
        self._listener.close()
        self._live.close(_SAVE_SECONDS)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseEvent):
            self._touched = time.monotonic()
            self._show_keys()
        await super().on_event(event)

    def _show_keys(self) -> None:
        """They are hidden while the text runs; their row stays, so that the text does not jump."""
        idle = time.monotonic() - self._touched > _KEYS_SECONDS
        for footer in self.screen_stack[0].query(KeyRow):
            footer.visible = self.paused or not idle

    def _setting_changed(self, place: Place) -> None:
        change_listener(self._live, self._listener, place)
        match place[0]:
            case "theme":
                self.theme = self._live.now.theme
            case "page":
                self.page.set_page(self._live.now.page)
                self._show_place()

    @property
    def page(self) -> TeleprompterView:
        """The text."""
        return self.screen_stack[0].query_one("#page", TeleprompterView)

    @property
    def _whole(self) -> bool:
        """Not yet being taken down: on the way out the widgets go one by one."""
        first = self.screen_stack[:1]
        return any(s.query(TeleprompterView) and s.query(StatusRow) for s in first)

    def _open_ear(self) -> None:
        self._turn += 1
        self._listener.follow(self._turn, self._said, self._said_before(self.word))
        self._listener.open(sorted(set(self._said)))

    def _update_listening(self) -> None:
        self._listener.listen(self.by_voice and not self.paused)

    def _said_before(self, word: int) -> int:
        """Words said before a word on the page."""
        return sum(at < word for at in self._word_of[:-1])

    def _on_listener_event(self, event: ListenerEvent) -> None:
        if not self._whole:
            return
        match event:
            case EarReport(self._turn, _, result) if self.by_voice and not self.paused:
                self._place = float(self._word_of[min(result.position, len(self._said))])
                self._show_place()
            case ListenerChanged(reason, follows):
                if not follows and self.by_voice:
                    self.by_voice = False
                    self._update_listening()
                    self._listener.stop_listening()
                    reason += " The page goes by the clock; v tries the voice again."
                self.notify(reason, timeout=8, markup=False)

    def _tick(self) -> None:
        if not self._whole:
            return
        if not self.by_voice and not self.paused:
            self._place = min(float(self._count), self._place + self.wpm / 60 * _TICK_SECONDS)
            self._show_place()
        elif not self.paused:
            self._pace.heard(max(0.0, self._place - self._heard), _TICK_SECONDS)
        self._heard = self._place
        self._show_keys()
        how = "by voice" if self.by_voice else f"{self.wpm} words a minute"
        state = f"paused · {how}" if self.paused else how
        away = "" if self.page.following else " · f follows"
        share = self.word / max(1, self._count)
        left = self._count - self._place
        seconds = self._pace.seconds_for(left) if self.by_voice else left / self.wpm * 60
        told = f"{state} · {minutes(seconds)} left · {share:.0%}{away}"
        ear = ear_in_words(self._listener) if self.by_voice else ""
        self.screen_stack[0].query_one("#state", StatusRow).show(told, ear)

    def _show_place(self) -> None:
        """By the clock the word may be shown before or after its time; a voice is followed as soon as it is heard."""
        late = 0.0 if self.by_voice else self._live.now.page.words_after * self.wpm / 60
        self.page.move_to(max(0, int(self._place - late)))

    def _go(self, word: int) -> None:
        self._place = float(max(0, min(word, self._count)))
        self._turn += 1
        self._listener.move_to(self._turn, self._said_before(self.word))
        self._heard = self._place
        self._show_place()
        self.page.resume_following()

    def action_pause(self) -> None:
        self.paused = not self.paused
        self.screen_stack[0].query_one(KeyRow).name_key(
            "pause", "Go on" if self.paused else "Pause"
        )
        self._update_listening()

    def action_way(self) -> None:
        self.by_voice = not self.by_voice
        if self.by_voice:
            self._open_ear()
        else:
            self._listener.stop_listening()
        self._update_listening()

    def action_pace(self, by: int) -> None:
        self.wpm = max(SLOWEST, min(FASTEST, self.wpm + by * _STEP))

    def action_type(self, by: int) -> None:
        self._type = max(int(self._mirrored), min(len(SIZES) - 1, self._type + by))
        self.page.set_type(SIZES[self._type], self._mirrored)

    def action_mirror(self) -> None:
        self._mirrored = not self._mirrored
        # the terminal's own letters cannot be turned round
        if self._mirrored and not self._type:
            self._type = 1
        self.page.set_type(SIZES[self._type], self._mirrored)

    def action_scroll_by(self, rows: int) -> None:
        self.page.scroll_by(rows)

    def action_page(self, pages: int) -> None:
        self.page.scroll_by(pages * max(1, self.page.size.height - 2))

    def action_from_here(self) -> None:
        self._go(self.page.word_at_reading_line)

    def action_follow(self) -> None:
        self.page.resume_following()

    def action_to_top(self) -> None:
        self._go(0)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self._hold_for(HelpScreen("Keys on the teleprompter", PROMPT_GROUPS))

    def action_settings(self) -> None:
        from tableread.tui.names import theme_names
        from tableread.tui.screens.settings import SettingsScreen
        from tableread.tui.setting_rows import setting_rows

        self._hold_for(SettingsScreen(self._live, setting_rows(theme_names())))

    def _hold_for(self, screen: Screen[None]) -> None:
        """The text stands still while another screen is above it."""
        paused, self.paused = self.paused, True
        self._update_listening()

        def closed(_: None) -> None:
            self.paused = paused
            self._touched = time.monotonic()
            self._update_listening()

        self.push_screen(screen, closed)
