"""Starts the program that was installed into a virtual environment, away from the checkout: `installed.py VENV`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
FIND = "from tableread.base import paths; print(paths.SHIPPED_VOICES, paths.SAMPLES, sep='\\n')"
READ = 8
"""Lines of a sample that are read aloud."""


def main(venv: Path, home: Path) -> None:
    """Raise `AssertionError` where something is not as in the checkout."""
    bin_folder = venv / "bin"
    env = {**os.environ, "TABLEREAD_HOME": str(home / "home"), "PULSE_SERVER": "none"}
    env.pop("PYTHONPATH", None)

    def run(program: str, *words: str, codes: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            [str(bin_folder / program), *words], cwd=home, env=env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode in codes, (program, words, done.stdout, done.stderr)
        return done.stdout

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("tableread", "--version") == f"tableread {project['version']}\n"
    run("pip", "check")

    voices, samples = (Path(line) for line in run("python", "-c", FIND).splitlines())
    for installed, kept in ((voices, ROOT / "voices"), (samples, ROOT / "assets")):
        assert installed.is_relative_to(venv), installed
        assert files(installed) == files(kept)
    assert len(json.loads(run("tableread", "voices", "--json"))) > 200
    for sample in sorted(samples.glob("*.fountain")) + sorted(samples.glob("*.txt")):
        told = json.loads(run("tableread", "parse", str(sample), "--json"))
        assert len(told["characters"]) > 1, sample
        print(f"{sample.name} is read")

    # 1: all is well, but there is no sound device
    doctor = run("tableread", "doctor", codes=(0, 1))
    assert "spoke a line in" in doctor, doctor
    print("a voice says a line")

    sample = samples / "the-understudy.fountain"
    with subprocess.Popen(
        [str(bin_folder / "tableread"), "listen", str(sample), "--no-sound", "--speed", "5"],
        cwd=home, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    ) as listening:  # fmt: skip
        assert listening.stdout
        read = [listening.stdout.readline() for _ in range(READ)]
        listening.terminate()
        assert listening.wait(20) == 0
    assert all(line.endswith("\n") for line in read), read
    print("a sample is read aloud")

    env["TABLEREAD_HOME"] = str(home / "another")  # where nothing has been read yet
    heading = next(row for row in sample.read_text().splitlines() if row.startswith("INT."))
    stage = Terminal([str(bin_folder / "tableread"), "--sample"], env, (100, 30))
    try:
        stage.wait_for(heading.split()[-1].encode(), 60)
        stage.press(b"q")
        stage.settle(1)
        stage.press(b"\x11")
        assert stage.wait_for_end() == 0
    finally:
        stage.close()
    print("the stage opens with --sample")


def files(folder: Path) -> dict[str, int]:
    """The size of every file, by its name."""
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(sys.argv[1]).resolve(), Path(folder).resolve())
