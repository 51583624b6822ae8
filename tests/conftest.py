"""For all tests: devices moved by hand are not taken for lost, and no home but a temporary one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tableread.audio import device_supervisor

# machines are noisy: a property that holds slowly holds
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def patient_supervisor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "real_devices" not in request.keywords:
        for name in ("_GONE_SECONDS", "_WAKING_SECONDS"):
            monkeypatch.setattr(device_supervisor, name, 60.0)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TABLEREAD_HOME", str(tmp_path / "home"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes that are made for a test differ from run to run; processes that share the tests must agree on names."""
    return argname if isinstance(val, bytes) else None


def pytest_xdist_auto_num_workers() -> int:
    """Half of the time a test waits for a thread or a timer."""
    return 2 * (os.cpu_count() or 1)
