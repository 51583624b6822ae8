"""The screens above the stage: what opens them, and what comes of them. The read holds still meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import msgspec

from tableread.base.counted import counted
from tableread.base.event_loop import call_soon
from tableread.base.live_settings import Place
from tableread.production.production import Production
from tableread.rehearsal.situation import State
from tableread.tui.stage.keys import STAGE_GROUPS
from tableread.tui.stage.transport import Transport
from tableread.voicing import utterance_of

if TYPE_CHECKING:
    from tableread.speech.lexicon import Entry

_AROUND_WORDS = ".,;:!?…—–-\"'“”‘’()[]*_"


class Above(Transport):
    """A read that other screens are shown above of."""

    def __init__(self, production: Production) -> None:
        super().__init__(production)
        self._was_running = False

    def cast_changed(self) -> None:
        """Others may play now, and other kinds of elements may be shown."""
        raise NotImplementedError

    def shut(self) -> None:
        """Keep the place and stop the sound, before another screen begins."""
        raise NotImplementedError

    def hold(self) -> None:
        """Stand still while another screen is shown."""
        self._was_running = not self.session.paused and self.session.state is not State.ENDED
        if self._was_running:
            self.ask(self.controls.pause)

    def let_go(self, *, go_on: bool = False) -> None:
        """Go on if it was going on before; `go_on`: in any case."""
        if go_on or self._was_running:
            self.ask(self.controls.resume)

    def action_cast(self) -> None:
        self.open_cast()

    def open_cast(self, voice_of: str | None = None) -> None:
        """The cast list; `voice_of`: with the voices that a part may have."""
        from tableread.tui.screens.cast import CastScreen

        self.hold()
        cast = CastScreen(self.production, from_stage=True, voice_of=voice_of)
        self.app.push_screen(cast, self._cast_closed)

    def _cast_closed(self, go_on: bool | None) -> None:
        if self.view.script is not self.production.script:
            self._corrected(True, go_on=bool(go_on))
            return
        self.cast_changed()
        if self.session.state is State.ENDED:
            return
        self.runner.do(self.session.reorder(self.production.running_order()))
        self.runner.update_listening()
        self.let_go(go_on=bool(go_on))

    def action_learn(self) -> None:
        """Learn your lines of the scene at hand."""
        self.app.learn(self.production, self.session.line.scene or 0)

    def action_correct(self) -> None:
        """Put right what was misread, from the line at hand on."""
        from tableread.tui.screens.corrections import CorrectionsScreen

        self.hold()
        here = self.session.line.element
        self.app.push_screen(CorrectionsScreen(self.production, here), self._corrected)

    def _corrected(self, changed: bool | None, *, go_on: bool = False) -> None:
        if changed:  # it is another script now
            self.shut()
            self.app.go_on_stage(self.production, paused=not (go_on or self._was_running))
        else:
            self.let_go()

    def action_say_so(self) -> None:
        """How a word of the line at hand is said."""
        from tableread.speech.unfamiliar_words import is_unfamiliar
        from tableread.tui.screens.say_so import SaySoScreen

        line = self.session.line
        shown = self._shown(line.element)
        seen = zip(shown.split(), line.text.split(), strict=True)
        # of a word that is hidden there are only dots
        visible = [word for word, text in seen if word == text]
        words = list(dict.fromkeys(word.strip(_AROUND_WORDS) for word in visible))
        utterance = utterance_of(self.production, line, 1.0)
        if (
            shown != line.text
        ):  # it is said to try the word, and gives away no more than what is seen
            utterance = msgspec.structs.replace(utterance, text=" ".join(visible))
        words = sorted(filter(None, words), key=lambda word: (not is_unfamiliar(word), -len(word)))
        self.hold()
        self.app.push_screen(
            SaySoScreen(utterance, shown, words, self.production.key), self._say_so
        )

    def _say_so(self, entry: Entry | None) -> None:
        self.app.stop_audition()
        if entry is not None:
            loop = asyncio.get_running_loop()
            self.production.pronunciations.say_so(
                entry, lambda told: call_soon(loop, self.notify, told)
            )
        if self.session.state is not State.ENDED:
            # what was heard meanwhile took the place of what was laid on the stream
            self.runner.do(self.session.recast())
        if entry is None:
            return
        self.notify(
            f"From now on {entry.written} is pronounced this way in this script.", timeout=4
        )

    def action_jump(self) -> None:
        from tableread.tui.screens.jump import JumpScreen

        here = self.session.line.element
        self.app.push_screen(JumpScreen(self.production.script, here), self._jumped)

    def _jumped(self, element: int | None) -> None:
        if element is not None:
            self.read_from(element)

    def action_takes(self) -> None:
        production = self.production
        production.keeps_takes = not production.keeps_takes
        if production.keeps_takes:
            production.takes.begin()
            told = "Your lines are recorded from now on, on this machine only. w plays and deletes them."
        else:
            kept = counted(production.takes.count, "recording")
            told = f"Your lines are no longer recorded. This script has {kept}."
        self.notify(told, timeout=5)
        self.redraw()

    def action_settings(self) -> None:
        self.hold()
        live = self.app.house.live
        changed: set[Place] = set()
        stop_observing = live.observe(changed.add)

        def closed(_: None) -> None:
            stop_observing()
            if changed and self.session.state is not State.ENDED:
                self.ask(lambda: self.controls.follow_settings(live.now, changed))
            self.cast_changed()  # other kinds of elements may be shown
            self.let_go()

        self.app.show_settings(closed)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.hold()
        self.app.push_screen(HelpScreen("Keys on the stage", STAGE_GROUPS), lambda _: self.let_go())
