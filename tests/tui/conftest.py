"""The application on a fake house: a tone for a voice, no device, a home of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tableread.audio.microphone import Source
from tableread.audio.mixer import RATE
from tableread.base.paths import Folders
from tableread.performance import house as house_module
from tableread.performance.opening import Opening, Review, Wanted
from tableread.production.taken_parts import PersonsParts
from tableread.tui.app import TablereadApp
from tableread.tui.names import SCREEN_NAMES
from tests.fakes import HandOutput, NoMicrophone, ToneSynthesiser


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(*(tmp_path / name for name in ("data", "config", "cache", "log")))


QUICK_TOML = """
advance = "key"

[gaps]
between_speakers = 0.02
after_action = 0.02
after_heading = 0.02
beat = 0.02
gap_factor = 0.3
"""


@pytest.fixture
def make_app(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Callable[..., TablereadApp]:
    """Makes an app whose sound is pulled by hand: `app.output.play(seconds)`."""

    def make(
        file: Path | None = None,
        roles: list[str] | None = None,
        microphone: Source | None = None,
        people: Sequence[PersonsParts] = (),
        review: Review = Review.NONE,
    ) -> TablereadApp:
        microphone = microphone or NoMicrophone()
        output = HandOutput(RATE)
        folders.config.mkdir(parents=True, exist_ok=True)
        settings = folders.config / "settings.toml"
        if not settings.exists():
            settings.write_text(QUICK_TOML)
        monkeypatch.setattr(house_module, "SilentOutput", lambda _rate: output)
        monkeypatch.setattr(house_module, "_microphone", lambda _wanted: microphone)
        tones, opening = ToneSynthesiser(), None
        if file is not None and review is not Review.NONE:
            wanted = Wanted(file, roles or (), people=people, review=review)
            opening = Opening(folders, tones, True, SCREEN_NAMES, wanted)
            opening.start()
        app = TablereadApp(folders, tones, True, file, roles, opening=opening, people=people)
        app.output = output  # type: ignore[attr-defined]
        return app

    return make


async def until(pilot: Pilot[None], condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait for what a thread or a timer brings."""
    async with asyncio.timeout(seconds):
        while not condition():
            await pilot.pause(0.01)
