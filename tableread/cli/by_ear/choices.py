"""What a listener has chosen about how the program speaks for itself, as it changes while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from tableread.base.settings import ListenSettings, Settings


@dataclass(slots=True)
class Choices:
    """Begins with the settings."""

    listen: ListenSettings
    volume: float
    """0-2."""

    @classmethod
    def of(cls, settings: Settings) -> Choices:
        """As they are set."""
        return cls(settings.listen, settings.volume)
