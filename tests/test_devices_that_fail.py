"""The whole program where the sound server hangs, dies or was never there: a real server, a real terminal."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tableread.audio.clip import Clip
from tableread.audio.mixer import RATE, ClipFinished
from tableread.audio.player import PlaybackMark, Player
from tests.soundcard import AVAILABLE, SoundCard, sound_card
from tests.terminal import Terminal

pytestmark = [
    pytest.mark.skipif(not AVAILABLE, reason="PulseAudio's programs are not installed"),
    pytest.mark.real_devices,
    pytest.mark.realtime,
]
SCENE = "INT. HALL - DAY\n\nA bell.\n\nADA\nOne two three.\n\nBEN\nFour five six.\n"
RESTORED = b"\x1b[?1049l"
"""What gives a terminal back its own screen."""


@pytest.fixture
def card() -> Iterator[SoundCard]:
    with sound_card() as made:
        yield made
        made.server.send_signal(signal.SIGCONT)


def open_in_terminal(card: SoundCard, home: Path, *more: str) -> Terminal:
    script = home / "x.fountain"
    script.write_text(SCENE)
    env = {**card.env, "TABLEREAD_HOME": str(home / "home")}
    return Terminal([sys.executable, "-m", "tableread", str(script), *more], env)


@pytest.mark.parametrize("role", ["", "ADA"])
def test_a_hung_server_keeps_nobody_from_quitting(
    card: SoundCard, tmp_path: Path, role: str
) -> None:
    card.server.send_signal(signal.SIGSTOP)
    terminal = open_in_terminal(card, tmp_path, *(["--role", role] if role else []))
    try:
        terminal.wait_for(b"A bell.")
        terminal.wait_for(b"does not")
        pressed = time.monotonic()
        terminal.press(b"q")
        assert terminal.wait_for_end(10) == 0
        assert time.monotonic() - pressed < 2
        assert RESTORED in terminal.written
        assert b"Traceback" not in terminal.written
    finally:
        terminal.close()


def test_a_server_that_hangs_in_mid_read_is_replaced_by_silence(
    card: SoundCard, tmp_path: Path
) -> None:
    terminal = open_in_terminal(card, tmp_path)
    try:
        terminal.wait_for(b"PulseAudio")
        card.server.send_signal(signal.SIGSTOP)
        terminal.wait_for(b"silent: no sound device")
        pressed = time.monotonic()
        terminal.press(b"q")
        assert terminal.wait_for_end(10) == 0
        assert time.monotonic() - pressed < 2
    finally:
        terminal.close()


def test_a_device_that_opens_and_will_not_start_is_silence_with_a_sentence(
    card: SoundCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    import miniaudio

    from tableread.audio.miniaudio_output import MiniaudioOutput

    for name, value in card.env.items():
        monkeypatch.setenv(name, value)
    start = miniaudio.PlaybackDevice.start
    closed: list[object] = []

    def start_without_a_server(device: object, stream: object) -> None:
        card.kill()  # after the device was opened
        start(device, stream)

    close = miniaudio.PlaybackDevice.close
    monkeypatch.setattr(miniaudio.PlaybackDevice, "start", start_without_a_server)
    monkeypatch.setattr(
        miniaudio.PlaybackDevice, "close", lambda self: (closed.append(self), close(self))
    )
    heard: list[object] = []
    player = Player(MiniaudioOutput)
    player.notify = heard.append
    with contextlib.suppress(miniaudio.MiniaudioError):  # then nothing is ever heard
        player.start()
    player.play(1, Clip(b"\1\0" * (RATE // 10), RATE), 0.0)
    deadline = time.monotonic() + 10
    finished = False
    while not finished and time.monotonic() < deadline:
        finished = any(isinstance(e, PlaybackMark) and e.mark == ClipFinished(1) for e in heard)
        time.sleep(0.02)
    assert finished
    assert "The read continues in silence." in player.why_silent
    assert closed
    player.close()


def test_a_microphone_that_opens_and_will_not_start_is_let_go(
    card: SoundCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    import miniaudio

    from tableread.audio.miniaudio_microphone import MiniaudioMicrophone

    for name, value in card.env.items():
        monkeypatch.setenv(name, value)
    opened: list[miniaudio.CaptureDevice] = []

    def fail(device: miniaudio.CaptureDevice, sink: object) -> None:
        opened.append(device)
        raise miniaudio.MiniaudioError("failed to start audio device", -1)

    monkeypatch.setattr(miniaudio.CaptureDevice, "start", fail)
    with pytest.raises(OSError):
        MiniaudioMicrophone().start(lambda pcm: None)
    assert opened[0]._device is None  # it was closed


def test_without_a_server_it_says_so_and_quits_at_once(tmp_path: Path) -> None:
    with sound_card() as card:
        card.kill()
        terminal = open_in_terminal(card, tmp_path)
        try:
            terminal.wait_for(b"There is no sound here")
            pressed = time.monotonic()
            terminal.press(b"q")
            assert terminal.wait_for_end(10) == 0
            assert time.monotonic() - pressed < 2
        finally:
            terminal.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize("command", ["doctor", "listen"])
def test_a_hung_server_lets_plain_commands_end(
    card: SoundCard, tmp_path: Path, command: str
) -> None:
    script = tmp_path / "x.fountain"
    script.write_text(SCENE)
    card.server.send_signal(signal.SIGSTOP)
    argv = [
        sys.executable,
        "-m",
        "tableread",
        command,
        *([str(script)] if command == "listen" else []),
    ]
    terminal = Terminal(argv, {**card.env, "TABLEREAD_HOME": str(tmp_path / "home")})
    try:
        terminal.wait_for(b"not answer", 30)
        if command == "listen":
            terminal.press(b"q")
        terminal.wait_for_end(15)
    finally:
        terminal.close()
