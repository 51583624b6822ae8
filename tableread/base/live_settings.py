"""The settings as they are now: changed while the program runs, and written into the user's file on a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from tableread.base.errors import SettingsError
from tableread.base.settings import Settings
from tableread.base.task_thread import TaskThread

Place = tuple[str, ...]
"""The table that a setting stands in, if any, and its name: ("ear", "pace")."""


class LiveSettings:
    """One for the whole program. Used on the event loop only; the file is written on a thread of its own."""

    def __init__(
        self,
        settings: Settings,
        path: Path | None = None,
        mistakes: Iterable[SettingsError] = (),
    ) -> None:
        """`path`: the user's file; without one nothing is written. `mistakes`: what is wrong in it."""
        self.now = settings
        """Replaced as a whole by every change."""
        self.on_trouble: Callable[[str], None] = lambda told: None
        """Gets a sentence where a change could not be written; called on the thread that writes."""
        self._path = path
        self._mistakes = {mistake.place: str(mistake) for mistake in mistakes}
        self._observers: list[Callable[[Place], None]] = []
        self._writer: TaskThread | None = None

    def observe(self, observer: Callable[[Place], None]) -> Callable[[], None]:
        """Call `observer` with the place of each setting that was changed. Call what this returns to stop that."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def value(self, place: Place) -> Any:
        """What is set at `place`."""
        return _value(self.now, place)

    def default(self, place: Place) -> Any:
        """What a newcomer gets."""
        return _value(Settings(), place)

    def mistake(self, place: Place) -> str:
        """What is wrong in the file at `place`, as a sentence; "" where nothing is. The mistakes that belong to no
        setting are at ()."""
        return self._mistakes.get(place, "")

    def change(self, place: Place, value: Any) -> None:
        """Set the value at `place`, which must be one that the setting allows, and keep it in the file."""
        from tableread.base.settings_writer import write_setting

        self._set(place, value)
        self._write(partial(write_setting, place=place, value=value))

    def reset(self, place: Place) -> None:
        """Set the default at `place`, and take it out of the file."""
        from tableread.base.settings_writer import remove_setting

        self._set(place, self.default(place))
        self._write(partial(remove_setting, place=place))

    def close(self, seconds: float) -> None:
        """Wait until all is written, at most so long."""
        if self._writer is not None:
            written = threading.Event()
            self._writer.do(written.set)
            written.wait(seconds)
            self._writer.close()

    def _set(self, place: Place, value: Any) -> None:
        self.now = _replaced(self.now, place, value)
        self._mistakes.pop(place, None)
        for observer in list(self._observers):
            observer(place)

    def _write(self, write: Callable[[Path], None]) -> None:
        if self._path is None:
            return
        if self._writer is None:
            self._writer = TaskThread("settings")
        self._writer.do(partial(self._written, write, self._path))

    def _written(self, write: Callable[[Path], None], path: Path) -> None:
        """On the thread that writes."""
        try:
            write(path)
        except SettingsError as error:
            self.on_trouble(str(error))


def _value(settings: Any, place: Place) -> Any:
    for name in place:
        # keys of actions are a table of any names; the usual key has no entry there
        settings = settings.get(name, "") if isinstance(settings, dict) else getattr(settings, name)
    return settings


def _replaced(settings: Any, place: Place, value: Any) -> Any:
    name, *rest = place
    if rest:
        value = _replaced(_value(settings, (name,)), tuple(rest), value)
    if not isinstance(settings, dict):
        return msgspec.structs.replace(settings, **{name: value})
    others = {key: kept for key, kept in settings.items() if key != name}
    return {**others, name: value} if value else others
