"""What a person may ask of a read, whichever face they ask by: keys on the stage, keys of the plain listener.

The rules are the session's: what may not be done now raises `RehearsalError`, in a sentence for the person. Lives on the
loop, like the runner.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tableread.base.errors import RehearsalError
from tableread.base.settings import Settings
from tableread.performance.runner import Runner
from tableread.rehearsal.order import Line
from tableread.rehearsal.policy import FASTEST, SLOWEST, Advance
from tableread.rehearsal.session import Session
from tableread.rehearsal.situation import State
from tableread.rehearsal.units import Target, Unit, by_seconds, of_speaker, step
from tableread.script.model import Script
from tableread.script.pages import Pages
from tableread.script.words import words_of

_SPEED_STEP = 0.1
"""A step that is heard, and ten of which double the pace."""
_VOLUME_STEP = 0.1
LOUDEST = 2.0
"""Twice as loud as it was made: louder, the peaks are cut off."""


class Controls:
    """Over one runner."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.loop_from: int | None = None
        """The line that a loop begins with which has no end yet."""
        self._pages: tuple[Script, Pages] | None = None
        """The script's, found when they are first asked for."""

    @property
    def _session(self) -> Session:
        return self._runner.session

    # Standing still and going on

    def go(self) -> None:
        """What the one big key does: pause, go on, end the person's turn, and at the end the scene again."""
        session = self._session
        if session.paused:
            self.resume()
        elif session.state is State.WAITING:
            self._runner.do(session.advance())
        elif session.state is State.ENDED:
            self.take_scene_again()
        else:
            self.pause()

    def pause(self) -> None:
        """Stand still."""
        self._runner.do(self._session.pause())

    def resume(self) -> None:
        """Go on."""
        self._runner.do(self._session.resume())

    # Going elsewhere

    def previous_speech(self) -> None:
        """Back to the speech before, or to the top of this one."""
        self._runner.do(self._session.previous_speech())

    def next_speech(self) -> None:
        """On to the next speech."""
        self._runner.do(self._session.next_speech())

    def previous_scene(self) -> None:
        """Back to the top of the scene before."""
        session = self._session
        self._runner.do(session.jump(session.order.previous_scene(session.at)))

    def next_scene(self) -> None:
        """On to the next scene."""
        session = self._session
        target = session.order.next_scene(session.at)
        if target is None:
            raise RehearsalError("This is the last scene.")
        self._runner.do(session.jump(target))

    def move(self, unit: Unit, by: int) -> None:
        """One unit on (`by` 1) or back (-1), to its beginning."""
        session = self._session
        target = step(
            session.order,
            Target(session.at, session.word),
            unit,
            by,
            speed=session.policy.speed,
            page_of=self.page_of,
        )
        if target is None:
            edge = "the beginning" if by < 0 else "the last " + unit
            raise RehearsalError(f"This is {edge}.")
        self._runner.do(session.jump(*target))

    def move_by_seconds(self, seconds: float) -> None:
        """So many seconds on, or back, at the speed of the read; as far as it goes."""
        session = self._session
        here = Target(session.at, session.word)
        target = by_seconds(session.order, here, seconds * session.policy.speed)
        if target is None:
            raise RehearsalError("This is the beginning." if seconds < 0 else "This is the end.")
        self._runner.do(session.jump(*target))

    def move_to_speaker(self, speaker: str | None, by: int) -> None:
        """To somebody's next speech (`by` 1), or the one before (-1); None: the narrator's."""
        session = self._session
        target = of_speaker(session.order, session.at, speaker, by)
        if target is None:
            none = "no more lines" if by > 0 else "no earlier lines"
            raise RehearsalError(f"{speaker or 'The narrator'} has {none}.")
        self._runner.do(session.jump(target))

    def move_to_bookmark(self, by: int) -> None:
        """To the next bookmark (`by` 1), or the one before (-1)."""
        notes, element = self._runner.production.notes, self._session.line.element
        target = notes.next_bookmark(element) if by > 0 else notes.previous_bookmark(element)
        if target is None:
            there = "after" if by > 0 else "before"
            raise RehearsalError(f"There is no bookmark {there} this line.")
        self.read_from(target)

    def page_of(self, element: int) -> int:
        """The page that an element of the script begins on, from 1."""
        script = self._runner.production.script
        if self._pages is None or self._pages[0] is not script:
            self._pages = script, Pages(script)
        return self._pages[1].number(element)

    def next_cue(self) -> None:
        """On to the cue of your next speech."""
        self._runner.do(self._session.next_cue())

    def take_again(self) -> None:
        """The cue again."""
        self._runner.do(self._session.take_again())

    def take_scene_again(self) -> None:
        """The scene from its top."""
        self._runner.do(self._session.take_scene_again())

    def read_from(self, element: int, place: int = 0) -> None:
        """Read on from an element of the script, at the word around `place` of its text."""
        session = self._session
        line = session.order.at_element(element, session.at)
        word = 0
        if session.order.lines[line].element == element:
            words = words_of(session.order.lines[line].text)
            word = max(0, sum(start <= place for start, _ in words) - 1)
        self._runner.do(session.jump(line, word))

    # How it is read

    def prompt(self) -> None:
        """The next words of the person's line."""
        self._runner.do(self._session.prompt())

    def next_advance(self) -> Advance:
        """End people's turns the next way; which that is."""
        ways = list(Advance)
        advance = ways[(ways.index(self._session.policy.advance) + 1) % len(ways)]
        self._runner.production.choose(advance=advance)
        self._runner.do(self._session.set_advance(advance))
        self._runner.update_listening()
        return advance

    def follow_settings(self, settings: Settings, changed: Collection[tuple[str, ...]]) -> None:
        """The settings at these places were changed: read by them from now on."""
        runner, session = self._runner, self._session
        production = runner.production
        production.follow_settings(settings, changed)
        policy = production.run_policy
        if ("speed",) not in changed:
            policy = replace(policy, speed=session.policy.speed)
        runner.do(session.set_policy(policy, production.running_order()))
        if production.policy.advance is not session.policy.advance:
            runner.do(session.set_advance(production.policy.advance))
        runner.update_listening()

    def set_beat(self, line: Line, chosen: str) -> None:
        """Leave another pause before a line from now on, one of `production.beats.OFFERED`."""
        production, session = self._runner.production, self._session
        production.beats.choose(line.id, chosen)
        if session.state is not State.ENDED:
            self._runner.do(session.reorder(production.running_order()))

    def slower(self) -> float:
        """Read more slowly; the speed now."""
        return self._set_speed(-_SPEED_STEP)

    def faster(self) -> float:
        """Read faster; the speed now."""
        return self._set_speed(_SPEED_STEP)

    def _set_speed(self, by: float) -> float:
        speed = round(max(SLOWEST, min(FASTEST, self._session.policy.speed + by)), 2)
        production = self._runner.production
        if production.run_policy.speed == production.policy.speed:  # a speed run has its own
            production.choose(speed=speed)
        self._runner.do(self._session.set_speed(speed))
        return speed

    def softer(self, volume: float) -> float:
        """Play more softly than at `volume`; the volume now."""
        return self._set_volume(volume - _VOLUME_STEP)

    def louder(self, volume: float) -> float:
        """Play louder than at `volume`; the volume now."""
        return self._set_volume(volume + _VOLUME_STEP)

    def _set_volume(self, volume: float) -> float:
        volume = round(max(0.0, min(LOUDEST, volume)), 2)
        self._runner.player.mixer.set_volume(volume)
        return volume

    # Over and over

    def loop_start(self) -> None:
        """A loop is to begin with the speech at hand."""
        session = self._session
        self.loop_from = session.order.speech(session.at).start

    def loop_end(self) -> None:
        """The loop ends with the speech at hand; where none was begun, it begins with the scene. Where there is one
        already, it is over."""
        session = self._session
        if session.loop and self.loop_from is None:
            self._runner.do(session.clear_loop())
            return
        first = self.loop_from
        if first is None:
            first = session.order.scene_start(session.at)
        last = session.order.speech(session.at).stop - 1
        self.loop_from = None
        self._runner.do(session.set_loop(first, last))
