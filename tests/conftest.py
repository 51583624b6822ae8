"""For all tests: outputs pulled by hand are not taken for lost, and no home but a temporary one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tableread.audio import player as player_module

# machines are noisy: a property that holds slowly holds
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def patient_player(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_module, "_GONE_SECONDS", 60.0)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TABLEREAD_HOME", str(tmp_path / "home"))
