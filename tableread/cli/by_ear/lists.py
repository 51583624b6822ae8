"""The lists that are reached from within a read: who plays what, settings, uncertain lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tableread.base.counted import counted
from tableread.cli.by_ear.cast import CastList
from tableread.cli.by_ear.corrections import UncertainLines
from tableread.cli.by_ear.menu import Menu, Row
from tableread.cli.by_ear.modes import Modes
from tableread.cli.by_ear.options import option_rows
from tableread.performance.controls import Controls
from tableread.performance.house import House
from tableread.performance.runner import Runner
from tableread.production.beats import OFFERED as OFFERED_BEATS
from tableread.production.ways_offered import OFFERED, run_of
from tableread.rehearsal.policy import PRESETS
from tableread.rehearsal.situation import State


class Lists:
    """Of one read, which stands still while one is open."""

    def __init__(
        self,
        house: House,
        runner: Runner,
        controls: Controls,
        modes: Modes,
        stand_still: Callable[[], Callable[[], None]],
        begin_anew: Callable[[], None],
        recast: Callable[[], None],
    ) -> None:
        """`stand_still` stops the read until what it gives is called; `begin_anew`: the script is another now, or
        read another way; `recast`: parts may be played by others."""
        self._house = house
        self._runner = runner
        self._controls = controls
        self._modes = modes
        self._teller = modes.teller
        self._stand_still = stand_still
        self._begin_anew = begin_anew
        self._recast = recast

    def options(self) -> None:
        """The settings."""
        more = option_rows(self._house.live, self._house.voices, self._teller)
        self._open("Settings", lambda: [*self._read_rows(), *more()], self._reorder)

    def cast(self) -> None:
        """Who plays what."""
        cast = CastList(self._runner.production, self._teller)
        self._open(
            "Cast. Enter takes a part, left and right change the voice, space tries it",
            cast.rows,
            self._reorder,
        )

    def runs(self) -> None:
        """How lines are run; another way begins a read of its own."""

        def begin(chosen: str) -> None:
            runner = self._runner
            production, scene = runner.production, runner.session.line.scene
            run = run_of(production, chosen, scene, str(runner.record.began))
            close()
            runner.close()  # keeps the place in the whole script
            production.excerpt = run
            self._begin_anew()

        close = self._open(
            "How to run your lines",
            lambda: [Row(f"{way}.", choose=partial(begin, way)) for way in OFFERED],
            lambda: None,
        )

    def beat(self) -> None:
        """How long the pause before the line at hand is."""
        line = self._runner.session.line

        def choose(chosen: str) -> None:
            self._controls.set_beat(line, chosen)
            self._teller.answer(f"{chosen}.")

        self._open(
            f"Pause before this line: {self._runner.production.beats.chosen(line.id)}",
            lambda: [Row(f"{beat}.", choose=partial(choose, beat)) for beat in OFFERED_BEATS],
            lambda: None,
        )

    def corrections(self) -> None:
        """The uncertain lines."""
        uncertain = UncertainLines(self._runner.production, self._teller)
        many = counted(len(uncertain.rows()), "uncertain line")
        self._open(
            f"{many}. Enter: this is right. Left and right change what the line is",
            uncertain.rows,
            lambda: self._begin_anew() if uncertain.changed else None,
            empty="There are no uncertain lines.",
        )

    def _open(
        self,
        name: str,
        rows: Callable[[], Sequence[Row]],
        closed: Callable[[], object],
        empty: str = "Nothing is here.",
    ) -> Callable[[], None]:
        """What is returned closes it."""
        go_on = self._stand_still()

        def close() -> None:
            closed()
            self._teller.answer("Closed.")
            go_on()

        Menu(self._modes, name, rows, close=close, empty=empty).open()
        return close

    def _reorder(self) -> None:
        """Parts or what is read aloud may have changed."""
        self._recast()
        session = self._runner.session
        if session.state in {State.READING, State.WAITING}:
            self._runner.do(session.reorder(self._runner.production.running_order()))
            self._runner.update_listening()

    def _read_rows(self) -> list[Row]:
        """What is chosen for this script."""
        controls, production, answer = self._controls, self._runner.production, self._teller.answer

        def change_speed(by: int) -> None:
            answer(f"{controls.faster() if by > 0 else controls.slower():.1f}.")

        def change_reading(by: int) -> None:
            names = [preset.name for preset in PRESETS]
            now = production.policy.reading.name
            at = names.index(now) if now in names else 0
            production.choose(reading=PRESETS[(at + by) % len(PRESETS)])
            answer(f"{production.policy.reading.name}.")

        return [
            Row(f"Speed: {production.policy.speed:.1f}.", change=change_speed),
            Row(f"Read aloud: {production.policy.reading.name}.", change=change_reading),
        ]
