"""Opening scripts on a thread, from the library, the palette or the stage; and what is told of one that was opened."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tableread.tui.noticing import Noticing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    from tableread.base.errors import TablereadError
    from tableread.performance.opening import Review, Wanted
    from tableread.production.production import Production
    from tableread.production.script_file import ScriptFile
    from tableread.production.taken_parts import PersonsParts

log = logging.getLogger(__name__)

_FEW = 3
"""Uncertain lines that are told one by one."""


class Shown(NamedTuple):
    """What is on the stage until its file has been read again."""

    production: Production
    paused: bool


class OpensScripts(Noticing):
    """An application that opens scripts."""

    _roles: Sequence[str] = ()
    _people: Sequence[PersonsParts] = ()
    _format: str | None = None
    _encoding: str | None = None
    _review: Review | None = None
    _learns = False
    """Whether the script that is opened first is to be learned."""
    _scene: int | None = None
    """Which scene of it, from 0; None: the first that is not learned yet."""

    def asked_for(
        self,
        roles: Sequence[str],
        people: Sequence[PersonsParts],
        format: str | None,  # noqa: A002 - the option's word
        encoding: str | None,
        review: Review | None,
    ) -> None:
        """What the command line says of the script that is opened first."""
        self._roles, self._people = roles, people
        self._format, self._encoding = format, encoding
        self._review = review

    def learns(self, scene: int | None) -> None:
        """The script that is opened first is to be learned. `scene`: as in `Frame.learn`."""
        self._learns, self._scene = True, scene

    def show_screen(self, screen: Screen[Any]) -> None:
        """In place of all that is shown; a read that is under way keeps its place first."""
        raise NotImplementedError

    def wanted(self, file: Path) -> Wanted:
        from tableread.performance.opening import Review, Wanted

        review = self._review or Review.NONE
        return Wanted(file, self._roles, self._format, self._encoding, self._people, review)

    def open_script(self, path: Path) -> None:
        """Read a file on a thread; then the cast list, or the stage where it was read before."""
        from tableread.performance.opening import open_script

        self._begin(lambda: open_script(self.house, self.wanted(path)), straight_on=False)

    def reload(self, production: Production, *, paused: bool) -> None:
        """Read the script's file again and go on with it on the stage; where that fails, with what is there."""
        from tableread.performance.opening import open_script

        wanted = self.wanted(production.path)
        self._begin(
            lambda: open_script(self.house, wanted),
            straight_on=False,
            instead_of=Shown(production, paused),
        )

    def read_otherwise(self, production: Production) -> None:
        from tableread.performance.opening import open_script
        from tableread.script.load import other_format

        wanted, taken_for = self.wanted(production.path), production.script.format

        def open_it() -> Production | ScriptFile:
            instead = other_format(production.path, taken_for, wanted.encoding)
            return open_script(self.house, wanted._replace(format=instead, otherwise=True))

        self._begin(open_it, straight_on=False)

    def _begin(
        self,
        open_it: Callable[[], Production | ScriptFile],
        *,
        straight_on: bool,
        instead_of: Shown | None = None,
    ) -> None:
        """Open a script on a thread: it takes longer than a key may wait. One that was begun before and is still under
        way is called off."""
        self.run_worker(
            lambda: self._open(open_it, straight_on, instead_of),
            thread=True,
            exclusive=True,
            group="open",
        )

    def _open(
        self,
        open_it: Callable[[], Production | ScriptFile],
        straight_on: bool,
        instead_of: Shown | None,
    ) -> None:
        """On a thread. One script must not take the library down."""
        from textual.worker import get_current_worker

        from tableread.base.errors import TablereadError
        from tableread.base.logs import unexpected

        tell: Callable[[], None]
        try:
            tell = partial(self.opened_or_asked, open_it(), straight_on, instead_of)
        except TablereadError as error:
            tell = partial(self.not_opened, error, straight_on, instead_of)
        except Exception as error:  # noqa: BLE001
            tell = partial(
                self.not_opened, unexpected(self._folders, error), straight_on, instead_of
            )
        opening = get_current_worker()

        def unless_called_off() -> None:
            if not opening.is_cancelled:
                tell()

        self.call_from_thread(unless_called_off)

    def opened_or_asked(
        self,
        found: Production | ScriptFile,
        straight_on: bool,
        instead_of: Shown | None = None,
    ) -> None:
        from tableread.production.script_file import ScriptFile

        if not isinstance(found, ScriptFile):
            self._opened(found, straight_on, paused=bool(instead_of and instead_of.paused))
            return
        from tableread.performance.opening import produce
        from tableread.tui.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes is not None:
                known, wanted = found.known if yes else None, self.wanted(found.path)
                self._begin(
                    lambda: produce(self.house, found, wanted, known), straight_on=straight_on
                )
            elif straight_on:
                self.exit()  # there is nothing behind the question
            elif instead_of is not None:
                self.go_on_stage(instead_of.production, paused=True)

        self.push_screen(ConfirmScreen(found.question), answered)

    def _opened(self, production: Production, straight_on: bool, paused: bool = False) -> None:
        from tableread.library.names import folder_name

        self._roles, self._people, self._review = [], (), None
        self.house.synthesiser.keep_under(folder_name(production.key))
        on_stage = straight_on or production.has_been_read
        uncertain = _uncertain_in_words(production)
        news = ""
        if production.is_new_draft:
            from tableread.tui.screens.changes import summed_up

            changes = production.changes()
            key = "D" if on_stage else "d"
            more = f" {key} shows them." if changes else ""
            news = f"A new draft: {summed_up(changes, production.whose)}.{more}"
        news = " ".join(filter(None, (news, *production.news)))
        if not production.script.characters:
            uncertain.append("No character speaks in this script, so the narrator reads it all.")
        told = f"{production.path.name}: {' '.join(uncertain)}" if uncertain else ""
        if news or told:
            severity = "warning" if told else "information"
            self.notify("\n".join(filter(None, (news, told))), severity=severity, timeout=8)
        if on_stage:
            learns, self._learns = self._learns, False
            if not (learns and self.learn(production, self._scene)):
                self.go_on_stage(production, paused=paused or learns)
        else:
            from tableread.tui.screens.cast import CastScreen

            self.show_screen(CastScreen(production))

    def not_opened(
        self, error: TablereadError, straight_on: bool, instead_of: Shown | None = None
    ) -> None:
        log.info("not opened: %s", error.code)
        if straight_on:
            self.exit_message = error.full_message
            self.exit(return_code=1)
        else:
            if instead_of is not None:
                self.go_on_stage(instead_of.production, paused=True)
            self.notify(str(error), title=error.title, severity="error", timeout=10)


def _uncertain_in_words(production: Production) -> list[str]:
    """Which lines may be misread, in a few words."""
    uncertain = production.uncertain_lines()
    if len(uncertain) > _FEW:
        return [f"{len(uncertain)} lines may be misread. Press c, then m, to check them."]
    return [f"{message}." for message in uncertain.values()]
