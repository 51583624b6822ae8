"""A house on fakes, whose library is a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.library.store import Library
from tableread.performance.house import House
from tests.fakes import fake_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return fake_house(tmp_path, library=Library.open(tmp_path / "library.sqlite3"))
