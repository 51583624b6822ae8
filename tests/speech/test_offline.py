"""The neural engines reach no network, and the program itself carries none of their libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tableread.base import paths
from tableread.cast.voices import read_packs
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.registry import check_of, find_engine
from tableread.speech.utterance import Utterance

VOICES = read_packs([paths.SHIPPED_VOICES], check_of)[0]

_NO_NETWORK = """
import os, socket
def refused(*_, **__):
    with open(os.environ["TABLEREAD_TEST_CALLS"], "a") as calls:
        calls.write("somebody called")
    raise OSError("there is no network here")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
with open(os.environ["TABLEREAD_TEST_GUARDED"], "w") as guarded:
    guarded.write("guarded")
"""


def _alone() -> list[str]:
    """A command before which there is no network at all, where the system has one and lets us."""
    command = ["unshare", "--user", "--map-root-user", "--net"]
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return command if done.returncode == 0 else []


@pytest.mark.parametrize("name", ["hibari", "kokoro"])
def test_every_voice_speaks_without_a_network(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = find_engine(name)
    assert engine
    if engine.missing:
        pytest.skip(f"needs {engine.how_to_get}")
    (tmp_path / "sitecustomize.py").write_text(_NO_NETWORK)
    others = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(tmp_path), others))))
    monkeypatch.setenv("TABLEREAD_TEST_CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("TABLEREAD_TEST_GUARDED", str(tmp_path / "guarded"))
    if alone := _alone():
        python = tmp_path / "python"
        python.write_text(f'#!/bin/sh\nexec {" ".join(alone)} "{sys.executable}" "$@"\n')
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))
    worker = WorkerSynthesiser(engine)
    try:
        for voice in VOICES:
            if voice.engine == name:
                assert worker.render(Utterance("Yes.", voice)).seconds > 0.15, voice.id
    finally:
        worker.close()
    assert (tmp_path / "guarded").exists()
    assert not (tmp_path / "calls").exists()


_PARENT = """
import contextlib
import sys
from pathlib import Path
from tableread import cli
from tableread.audio import miniaudio_library
from tableread.base import paths
from tableread.performance.house import make_player, open_house
from tableread.speech.start import start_speech
for words in (["cast", sys.argv[1]], ["voices", "--engines"]):
    try:
        cli.main(words)
    except SystemExit as end:
        assert not end.code
folders = paths.user_folders()
open_house(folders, start_speech(folders), make_player(silent=True)).close()
with contextlib.suppress(OSError):
    miniaudio_library.load()
heavy = {"numpy", "onnxruntime", "pyworld", "hibari", "piper", "pyttsx3"} & set(sys.modules)
print("heavy:", sorted(heavy))
"""


def test_the_program_itself_loads_no_engine(tmp_path: Path) -> None:
    folders = {
        name: str(tmp_path)
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME")
    }
    done = subprocess.run(
        [sys.executable, "-c", _PARENT, str(next(paths.SAMPLES.glob("*.fountain")))],
        capture_output=True,
        text=True,
        env={**os.environ, **folders},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("heavy: []")
