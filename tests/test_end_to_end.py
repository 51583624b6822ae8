"""The program itself, with the real voice, through a sound card made of software."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soundcard import AVAILABLE, RATE, SoundCard, sound_card

pytestmark = [
    pytest.mark.skipif(not AVAILABLE, reason="PulseAudio's programs are not installed"),
    pytest.mark.realtime,
]

SCENE = "INT. HALL - DAY\n\nA bell.\n\nADA\nOne two three.\n\nBEN\nFour five six.\n"


@pytest.fixture(scope="module")
def card() -> Iterator[SoundCard]:
    with sound_card() as made:
        yield made


def start(card: SoundCard, home: Path, scene: str = SCENE) -> subprocess.Popen[str]:
    script = home / "x.fountain"
    script.write_text(scene)
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "tableread", "listen", str(script)],
        env={**card.env, "TABLEREAD_HOME": str(home / "home")}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def loud_seconds(pcm: bytes) -> float:
    sound = array("h")
    sound.frombytes(pcm)
    return (
        sum(1 for at in range(0, len(sound), 441) if max(map(abs, sound[at : at + 441])) > 200)
        / 100
    )


def test_a_scene_is_heard(card: SoundCard, tmp_path: Path) -> None:
    with card.recording() as recording:
        process = start(card, tmp_path)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err == ""
    assert "no sound" not in out
    assert out.splitlines()[-1] == "The end."
    assert loud_seconds(recording.pcm()) > 3
    assert len(recording.pcm()) / 2 / RATE < 30


def test_the_doctor_hears_it(card: SoundCard, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tableread", "doctor"], capture_output=True, text=True,
        env={**card.env, "TABLEREAD_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0
    assert "PulseAudio" in done.stdout


def children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cmdline(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_worker_is_killed_in_mid_line_and_the_read_goes_on(
    card: SoundCard, tmp_path: Path
) -> None:
    process = start(card, tmp_path, SCENE + "\nADA\nSeven.\n\nBEN\nEight.\n\nADA\nNine.\n")
    assert process.stdout
    while "A bell" not in process.stdout.readline():
        pass
    # eSpeak has one, too: it announces
    [worker] = [p for p in children(process.pid) if b"espeak" not in cmdline(p)]
    os.kill(worker, signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-2:] == ["ADA: Nine.", "The end."]


def test_the_sound_server_dies_in_mid_line_and_the_read_goes_on(tmp_path: Path) -> None:
    with sound_card() as own:
        process = start(own, tmp_path, SCENE * 2)
        assert process.stdout
        while "A bell" not in process.stdout.readline():
            pass
        own.kill()
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "The read continues in silence." in out
    assert out.splitlines()[-1] == "The end."


def test_a_kill_in_mid_line_resumes_at_that_line(card: SoundCard, tmp_path: Path) -> None:
    process = start(card, tmp_path)
    assert process.stdout
    while "ADA" not in process.stdout.readline():
        pass
    time.sleep(0.2)
    process.kill()
    process.wait()
    again = start(card, tmp_path)
    out, _ = again.communicate(timeout=60)
    assert "Continuing" in out.splitlines()[0]
    assert "A bell." not in out
    assert "ADA: One two three." in out
