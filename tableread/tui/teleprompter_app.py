"""The teleprompter: one text, one speaker, a page that follows the voice or the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from tableread.base.event_loop import call_soon
from tableread.base.live_settings import LiveSettings
from tableread.base.paths import Folders
from tableread.base.settings import Settings
from tableread.listen.client import EarReport
from tableread.performance.house import make_listener
from tableread.performance.listener import Listener, ListenerChanged, ListenerEvent
from tableread.script.words import said_words, words_of
from tableread.tui.base_app import BaseApp
from tableread.tui.big_type import SIZES
from tableread.tui.ear import ear_in_words
from tableread.tui.widgets.status_row import StatusRow
from tableread.tui.widgets.teleprompter_view import TeleprompterView

_TICK_SECONDS = 0.1
SLOWEST, FASTEST = 40, 400
"""Words a minute."""
_STEP = 10


class TeleprompterApp(BaseApp):
    """A page, a row that says what is the case, and keys."""

    TITLE = "tableread prompt"
    CSS_PATH = "look.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "Pause", tooltip="pause and go on"),
        Binding("v", "way", "Voice/clock", tooltip="follow your voice, or go by the clock"),
        Binding("left_square_bracket", "pace(-1)", "Slower", key_display="[", tooltip="slower, by the clock"),
        Binding("right_square_bracket", "pace(1)", "Faster", key_display="]", tooltip="faster, by the clock"),
        Binding("plus,equals_sign", "type(1)", "Bigger", key_display="+", tooltip="larger letters"),
        Binding("minus", "type(-1)", "Smaller", key_display="-", tooltip="smaller letters"),
        Binding("m", "mirror", "Mirror", tooltip="mirror the text, for the glass in front of a camera"),
        Binding("up", "scroll_by(-3)", "Scroll up", show=False, tooltip="scroll up; the place stays"),
        Binding("down", "scroll_by(3)", "Scroll down", show=False, tooltip="scroll down; the place stays"),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="scroll a page up"),
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="scroll a page down"),
        Binding("enter", "from_here", "From here", tooltip="continue from the line at the reading place"),
        Binding("f", "follow", "Follow", show=False, tooltip="back to the place"),
        Binding("home", "to_top", "Top", show=False, tooltip="begin again at the top"),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="help"),
        Binding("q,ctrl+q,ctrl+c", "quit", "Leave", key_display="q", tooltip="leave"),
    ]  # fmt: skip

    def __init__(
        self,
        paragraphs: list[str],
        folders: Folders,
        settings: Settings,
        *,
        wpm: int = 140,
        by_voice: bool = True,
        size: int = 1,
        mirrored: bool = False,
        listener: Listener | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        """`wpm` is the pace by the clock; `size` is a step of `big_type.SIZES`.

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
        self._listener = listener or make_listener(folders, LiveSettings(settings))
        self._theme_wanted = settings.theme
        self._notices = notices
        self.wpm = wpm
        self.by_voice = by_voice
        self.paused = False
        self._turn = 0
        """Counts where it was gone to by hand: what was heard before does not count."""
        self._place = 0.0
        """Words on the page that are done."""
        self._type, self._mirrored = max(size, int(mirrored)), mirrored

    @property
    def word(self) -> int:
        """The word that comes next."""
        return int(self._place)

    def compose(self) -> ComposeResult:
        yield TeleprompterView(self._paragraphs, id="page")
        yield StatusRow(keep="left", id="state")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.theme = self._theme_wanted
        if self._notices:
            self.notify("\n".join(self._notices), severity="warning", timeout=12, markup=False)
        loop = asyncio.get_running_loop()
        self._listener.attach(lambda event: call_soon(loop, self._on_listener_event, event))
        self.page.set_type(SIZES[self._type], self._mirrored)
        self.page.focus()
        if self.by_voice:
            self._open_ear()
        self._update_listening()
        self.set_interval(_TICK_SECONDS, self._tick)

    def on_unmount(self) -> None:
        self._listener.close()

    @property
    def page(self) -> TeleprompterView:
        """The text."""
        return self.query_one("#page", TeleprompterView)

    @property
    def _whole(self) -> bool:
        """Not yet being taken down: on the way out the widgets go one by one."""
        return bool(self.query(TeleprompterView) and self.query(StatusRow))

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
                self.page.move_to(self.word)
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
            self.page.move_to(self.word)
        how = "by voice" if self.by_voice else f"{self.wpm} words a minute"
        state = "paused" if self.paused else how
        away = "" if self.page.following else " · f follows"
        share = self.word / max(1, self._count)
        ear = ear_in_words(self._listener) if self.by_voice else ""
        self.query_one("#state", StatusRow).show(f"{state} · {share:.0%}{away}", ear)

    def _go(self, word: int) -> None:
        self._place = float(max(0, min(word, self._count)))
        self._turn += 1
        self._listener.move_to(self._turn, self._said_before(self.word))
        self.page.move_to(self.word)
        self.page.resume_following()

    def action_pause(self) -> None:
        self.paused = not self.paused
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
        """The page stands still meanwhile."""
        from tableread.tui.screens.help import HelpScreen

        def go_on(_: None) -> None:
            if not was_paused:
                self.action_pause()

        was_paused = self.paused
        if not was_paused:
            self.action_pause()
        self.push_screen(HelpScreen("Keys on the teleprompter", {"": self.BINDINGS}), go_on)
