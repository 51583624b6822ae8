"""Commands run by `main` in this process: what they print, and the status that they end with."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tableread.audio.output import SilentOutput
from tableread.cli import main
from tableread.performance import house as house_module
from tests.fakes import NoMicrophone, ToneSynthesiser
from tests.scenes import DUEL


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """Runs a command, without a sound device; what it changes of the process is put back."""
    # the file descriptor of stderr is the whole process's
    for module in ("doctor", "listen", "open", "prepare", "prompt", "kept_script", "say"):
        monkeypatch.setattr(f"tableread.cli.{module}.divert_stderr", lambda _: None)

    def no_device(rate: int, wanted: str) -> NoReturn:
        raise OSError("nothing is plugged in")

    monkeypatch.setattr(house_module, "_device", no_device)
    monkeypatch.setattr(house_module, "_microphone", lambda _: NoMicrophone())
    root = logging.getLogger("tableread")
    handlers, propagate, level = root.handlers[:], root.propagate, root.level
    raising = logging.raiseExceptions
    interrupt = signal.getsignal(signal.SIGINT)

    def run(*words: str) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(words)
        out, err = capsys.readouterr()
        code = ended.value.code or 0
        assert isinstance(code, int)
        return Done(code, out, err)

    yield run
    signal.signal(signal.SIGINT, interrupt)
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.propagate = handlers, propagate
    root.setLevel(level)
    logging.raiseExceptions = raising


@pytest.fixture
def duel(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


@pytest.fixture
def tones(monkeypatch: pytest.MonkeyPatch) -> ToneSynthesiser:
    """Stands in for the voice engines."""
    synthesiser = ToneSynthesiser()
    for module in ("doctor", "listen", "say"):
        monkeypatch.setattr(f"tableread.cli.{module}.start_speech", lambda _: synthesiser)
    monkeypatch.setattr("tableread.cli.open.open_speech", lambda _: (synthesiser, None))
    return synthesiser


class AudibleOutput(SilentOutput):
    """A device that is heard; what it was given is kept in `played`."""

    name = "a loudspeaker"
    audible = True
    played = b""

    def start(self, pull: Callable[[int], bytes]) -> None:
        def kept(frames: int) -> bytes:
            taken = pull(frames)
            self.played += taken
            return taken

        super().start(kept)


@pytest.fixture
def loudspeaker(command: Command, monkeypatch: pytest.MonkeyPatch) -> list[AudibleOutput]:
    """Devices that are heard, in the order in which they were opened."""
    opened: list[AudibleOutput] = []

    def open_one(rate: int, wanted: str) -> AudibleOutput:
        opened.append(AudibleOutput(rate))
        return opened[-1]

    monkeypatch.setattr(house_module, "_device", open_one)
    return opened


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """A terminal as standard input: `keyboard(b"q")` types as soon as keys are asked for."""
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are POSIX")
    import termios

    hand, terminal = os.openpty()

    def press(keys: bytes) -> None:
        deadline = time.monotonic() + 20
        while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < deadline:
            time.sleep(0.01)
        os.write(hand, keys)

    with open(terminal, encoding="utf-8") as stdin:  # noqa: PTH123 - a descriptor
        monkeypatch.setattr("sys.stdin", stdin)
        yield lambda keys: threading.Thread(target=press, args=(keys,), daemon=True).start()
    os.close(hand)
