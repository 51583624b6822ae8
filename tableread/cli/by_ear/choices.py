"""What a listener has chosen about how the program speaks for itself, as it changes while it runs."""

from __future__ import annotations

from typing import Any

from tableread.base.live_settings import LiveSettings
from tableread.base.settings import ListenSettings
from tableread.cli.by_ear.telling import Level


class Choices:
    """Over the settings, in which all but the volume is kept."""

    def __init__(self, live: LiveSettings) -> None:
        self._live = live
        self.volume = live.now.volume
        """0-2."""

    @property
    def listen(self) -> ListenSettings:
        """As it is set now."""
        return self._live.now.listen

    @property
    def says(self) -> Level:
        """How much is told unasked."""
        return Level[self.listen.says.upper()]

    def change(self, name: str, value: Any) -> None:
        """Set one of the settings for listening."""
        self._live.change(("listen", name), value)
