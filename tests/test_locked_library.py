"""A library that another process holds: the read does not wait for it, and says so."""

from __future__ import annotations

import asyncio
import itertools
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tableread.cast.casting import PlayedBy
from tableread.library.store import Library
from tableread.production.production import Production
from tests.fakes import fake_house
from tests.library.test_store import locked
from tests.scenes import DUEL

pytestmark = pytest.mark.realtime


def listen(script: Path, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "tableread", "listen", str(script), "--no-sound", "--speed", "3"],
        env={**os.environ, "TABLEREAD_HOME": str(home)}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_listening_goes_on_at_its_pace_and_says_what_was_not_kept(tmp_path: Path) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text("INT. BARN - NIGHT\n\nADA\nYou are late.\n\nBEN\nI walked.\n")
    home = tmp_path / "home"
    listen(script, home).communicate(
        timeout=60
    )  # now there is a library, and the speech is rendered
    times: list[float] = []
    with locked(home / "data" / "library.sqlite3", "EXCLUSIVE"):
        began = time.monotonic()
        process = listen(script, home)
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line.strip())
            times.append(time.monotonic() - began)
        process.wait(10)
    first = next(at for at, line in zip(times, lines, strict=True) if "BARN" in line)
    steps = [b - a for a, b in itertools.pairwise(times) if b < times[-2]]
    assert first < 2.5
    assert max(steps) < 2.0
    assert any("another program is using the library" in line for line in lines)
    assert any(line.startswith("Not saved because another program") for line in lines)
    assert "space" not in " ".join(lines)


async def test_the_event_loop_is_never_blocked_by_a_lock(tmp_path: Path) -> None:
    script = tmp_path / "duel.fountain"
    script.write_text(DUEL)
    path = tmp_path / "l.sqlite3"
    house = fake_house(tmp_path, library=Library.open(path))
    production = Production.open(script, house)
    house.library.writer.flush(5)
    order = production.running_order()
    longest, last = 0.0, time.monotonic()

    async def watch() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.005)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()

    with locked(path):
        watching = asyncio.create_task(watch())
        await asyncio.sleep(0.05)
        for line in range(len(order)):
            production.keep_place(order, line, 0)
            production.give_part("BEN", PlayedBy.YOU)
            production.choose(speed=1.5)
            await asyncio.sleep(0.02)
        watching.cancel()
    assert longest < 0.2
    assert house.library.writer.flush(10)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT element, speed FROM script").fetchone()[1] == 1.5
    house.close()
