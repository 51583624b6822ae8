"""What a production needs of the house that is opened round it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tableread.base import paths
from tableread.base.settings import Settings
from tableread.cast.delivery import Rules
from tableread.cast.voices import Voice
from tableread.library.store import Library


class Backstage(Protocol):
    """What a production needs of the house."""

    @property
    def folders(self) -> paths.Folders:
        """Where readings are kept."""

    @property
    def settings(self) -> Settings:
        """What a newcomer to the script gets."""

    @property
    def voices(self) -> Sequence[Voice]:
        """Whom to cast."""

    @property
    def rules(self) -> Rules:
        """How lines are said."""

    @property
    def library(self) -> Library:
        """What is kept between runs."""
