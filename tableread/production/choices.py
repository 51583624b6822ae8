"""How a script is read: its speed, what ends turns, what is read aloud; as a person chose it, kept in the library."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tableread.base.settings import Settings
from tableread.library.store import Choices, Library
from tableread.production.kept_form import policy_of, recalled_policy, written_reading
from tableread.rehearsal.policy import Advance, Policy, Reading


class KeptChoices:
    """Those of one script."""

    def __init__(self, library: Library, key: str, settings: Settings) -> None:
        self._library = library
        self._key = key
        self.policy: Policy = policy_of(settings)
        """What was chosen, and the settings where nothing was."""

    def recall(self) -> None:
        """Take up what was chosen before."""
        self.policy = recalled_policy(self.policy, self._library.choices(self._key))

    def choose(
        self,
        *,
        speed: float | None = None,
        advance: Advance | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change what is given, and keep it."""
        policy = self.policy
        self.policy = replace(
            policy,
            speed=policy.speed if speed is None else speed,
            advance=advance or policy.advance,
            reading=reading or policy.reading,
        )
        written = written_reading(reading) if reading else None
        self._library.save_choices(self._key, Choices(speed, advance, written))

    def follow(self, settings: Settings, changed: Collection[tuple[str, ...]]) -> None:
        """The settings at these places were changed: they count from now on, over what was chosen before."""
        now, before = policy_of(settings), self.policy
        self.policy = replace(
            now, reading=before.reading, advance=before.advance, speed=before.speed
        )
        self.choose(
            speed=now.speed if ("speed",) in changed else None,
            advance=now.advance if ("advance",) in changed else None,
            reading=now.reading if ("reading",) in changed else None,
        )
