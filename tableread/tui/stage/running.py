"""How lines are run: as they are written, at speed, shuffled, from the last line back. Each begins a read of its own."""

from __future__ import annotations

from tableread.learning.ways import Run
from tableread.production.ways_offered import OFFERED, run_of
from tableread.tui.stage.recapping import Recapping


class Running(Recapping):
    """A read that can be run another way."""

    def action_run(self) -> None:
        """Ask how, and begin."""
        from tableread.tui.screens.choose import ChooseScreen

        self.hold()
        self.app.push_screen(ChooseScreen("How to run your lines", OFFERED), self._run_chosen)

    def _run_chosen(self, chosen: str | None) -> None:
        self.let_go()
        if chosen is not None:
            self.ask(lambda: self._run(chosen))

    def _run(self, chosen: str) -> None:
        production, began = self.production, self.runner.record.began
        run = run_of(production, chosen, self.session.line.scene, str(began))
        if run is None and production.excerpt is None:
            return
        self.shut()  # keeps the place in the whole script
        production.excerpt = run
        self.app.go_on_stage(production)

    def offer_report(self) -> None:
        run = self.production.excerpt
        if isinstance(run, Run) and not run.keeps_order:
            how = ", S to see how it went" if self.is_heard else ""
            told = (
                f"The end of the run. Press x to run your lines again, or as they are written{how}."
            )
            self.notify(told, timeout=8)
        else:
            super().offer_report()
