"""What cannot be opened ends with a sentence, in a real terminal, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.scenes import DUEL

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.terminal import Terminal

pytestmark = pytest.mark.realtime

NO_VOICE = "No voice is available: None of the voice packs can be used. Install tableread again."
NO_VOICES = "paths.SHIPPED_VOICES = paths.Path('nowhere')"
"""Run before the program: no voice pack came with it."""


def program(first: str, *words: str) -> list[str]:
    """The command line of the program, with something done before it begins."""
    code = f"from tableread.base import paths\n{first}\nfrom tableread.cli import main\nmain()"
    return [sys.executable, "-c", code, *words]


def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "TABLEREAD_HOME": str(tmp_path / "home"), "PULSE_SERVER": "none"}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "duel.fountain"
    path.write_text(DUEL)
    return path


Start = Callable[[list[str]], Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    terminals: list[Terminal] = []

    def run(argv: list[str]) -> Terminal:
        terminals.append(Terminal(argv, environment(tmp_path)))
        return terminals[-1]

    yield run
    for terminal in terminals:
        terminal.close()


def helpers(home: Path) -> list[int]:
    """Processes of ours that were started with this home."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("TABLEREAD_HOME") == str(home):
                found.append(process.pid)
        except psutil.Error:
            pass
    return found


def after_the_screen(terminal: Terminal) -> str:
    """What was written after the screen was given back, without control sequences."""
    written = terminal.written.decode(errors="replace").rpartition("\x1b[?1049l")[2]
    return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b.|\x07", "", written).strip()


def ends_with(terminal: Terminal, home: Path) -> str:
    """What is left on the terminal; it is as it was before, and no process of ours is left."""
    status = terminal.wait_for_end()
    assert status == 1
    assert terminal.echoes
    assert b"\x1b[?1049h" in terminal.written  # the screen was taken
    assert b"Traceback" not in terminal.written
    told = after_the_screen(terminal)
    deadline = time.monotonic() + 5
    while helpers(home):
        assert time.monotonic() < deadline, "a helper was left behind"
        time.sleep(0.05)
    return " ".join(told.split())


@pytest.mark.parametrize("words", [("SCRIPT",), (), ("SCRIPT", "--no-sound")])
def test_without_voices_the_screens_end_with_a_sentence(
    words: tuple[str, ...], start: Start, script: Path, tmp_path: Path
) -> None:
    given = [str(script) if word == "SCRIPT" else word for word in words]
    terminal = start(program(NO_VOICES, *given))
    assert ends_with(terminal, tmp_path / "home") == NO_VOICE


@pytest.mark.parametrize(
    "words",
    [("listen", "SCRIPT"), ("cast", "SCRIPT"), ("voices",), ("voices", "--say", "gran")],
)
def test_without_voices_commands_end_with_a_sentence(
    words: tuple[str, ...], script: Path, tmp_path: Path
) -> None:
    given = [str(script) if word == "SCRIPT" else word for word in words]
    done = subprocess.run(
        program(NO_VOICES, *given), capture_output=True, text=True, timeout=60,
        env=environment(tmp_path), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NO_VOICE}\n")
    assert helpers(tmp_path / "home") == []


def test_without_voices_the_doctor_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        program(NO_VOICES, "doctor"), capture_output=True, text=True, timeout=60,
        env=environment(tmp_path), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "")
    assert "None of the voice packs can be used. Install tableread again." in done.stdout
    assert re.search(r"^voices +none; put your own in ", done.stdout, re.MULTILINE)


def test_the_teleprompter_needs_no_voice(start: Start, script: Path) -> None:
    terminal = start(program(NO_VOICES, "prompt", str(script), "--wpm", "100"))
    terminal.wait_for(b"words a minute")
    terminal.press(b"q")
    assert terminal.wait_for_end() == 0


BROKEN = """
import tableread.{module} as broken
def {name}(*_, **__):
    secret = 'in the log only'
    raise ValueError('unforeseen')
broken.{name} = {name}
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("performance.house", "make_listener"),
        ("performance.house", "open_packs"),
        ("production.production", "cast"),
        ("tui.stage.screen", "speaker_colours"),
    ],
)
def test_what_nobody_foresaw_ends_with_a_sentence_and_is_in_the_log(
    module: str, name: str, start: Start, script: Path, tmp_path: Path
) -> None:
    terminal = start(program(BROKEN.format(module=module, name=name), str(script), "--no-sound"))
    log = tmp_path / "home" / "log" / "tableread.log"
    told = ends_with(terminal, tmp_path / "home")
    assert told.replace(" ", "") == (
        f"Somethingwentwrong:Thisisabugintableread.Thelogisin{str(log).replace(' ', '')}."
    )
    assert "ValueError: unforeseen" in log.read_text()


def test_what_nobody_foresaw_in_the_teleprompter(
    start: Start, script: Path, tmp_path: Path
) -> None:
    broken = BROKEN.format(module="tui.teleprompter_app", name="TeleprompterView")
    terminal = start(program(broken, "prompt", str(script)))
    assert ends_with(terminal, tmp_path / "home").startswith("Something went wrong: ")


@pytest.mark.parametrize("words", [("listen", "SCRIPT", "--no-sound"), ("cast", "SCRIPT")])
def test_what_nobody_foresaw_in_a_command(
    words: tuple[str, ...], script: Path, tmp_path: Path
) -> None:
    given = [str(script) if word == "SCRIPT" else word for word in words]
    module = "production.production" if words[0] == "listen" else "cli.lists"
    done = subprocess.run(
        program(BROKEN.format(module=module, name="cast"), *given),
        capture_output=True, text=True, timeout=60, env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("Something went wrong: ")
    assert len(done.stderr.splitlines()) == 1
    assert helpers(tmp_path / "home") == []


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2])
def test_quitting_while_it_opens(
    seconds: float, start: Start, script: Path, tmp_path: Path
) -> None:
    terminal = start(program("", str(script), "--no-sound"))
    terminal.wait_for(b"\x1b[?1049h")
    terminal.read(seconds)
    time.sleep(seconds)
    terminal.press(b"\x11")  # Ctrl+Q
    assert terminal.wait_for_end() in {0, 1}
    assert terminal.echoes
    assert b"Traceback" not in terminal.written
    assert helpers(tmp_path / "home") == []
