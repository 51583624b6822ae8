"""Installs the program as people do, with pipx and with uv, from wheel and sdist; updates it, and looks whether all is kept.

    installers.py FOLDER

FOLDER is where `pipx` and `uv` are. Everything is installed into a folder of its own, which is deleted at the end.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]
NEWER = f"{VERSION}.post1"
SAMPLE = ROOT / "assets" / "the-understudy.fountain"
READ = 6
"""Lines of the sample that are read, so that there is something to keep."""


class Installer:
    """pipx or uv, with folders of its own."""

    def __init__(self, name: str, programs: Path, work: Path) -> None:
        self.name = name
        self._program = str(programs / name)
        self.bin = work / name / "bin"
        self._home = work / name / "home"
        self._env = {
            **os.environ,
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "PIPX_HOME": str(work / name / "apps"), "PIPX_BIN_DIR": str(self.bin), "PIPX_MAN_DIR": str(work / name / "man"),
            "UV_TOOL_DIR": str(work / name / "apps"), "UV_TOOL_BIN_DIR": str(self.bin),
            "TABLEREAD_HOME": str(self._home), "PULSE_SERVER": "none",
        }  # fmt: skip
        self._env.pop("PYTHONPATH", None)

    def install(self, file: Path, version: str) -> None:
        """Install `file`, in place of what is installed."""
        words = ["install", "--force", "--python", sys.executable, str(file)]
        self._run([self._program, *(["tool"] if self.name == "uv" else []), *words])
        assert self.tableread("--version") == f"tableread {version}\n"
        assert "MARGO" in self.tableread("cast", str(SAMPLE))
        print(f"{self.name} installs {file.name}")

    def uninstall(self) -> None:
        """Remove the program."""
        self._run(
            [self._program, *(["tool"] if self.name == "uv" else []), "uninstall", "tableread"]
        )
        assert not (self.bin / "tableread").exists()

    def tableread(self, *words: str) -> str:
        """What the installed program prints."""
        return self._run([str(self.bin / "tableread"), *words])

    def read_a_little(self) -> None:
        """Read some lines, and leave."""
        argv = [str(self.bin / "tableread"), "listen", str(SAMPLE), "--no-sound", "--speed", "5"]
        with subprocess.Popen(
            argv, env=self._env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as reading:
            assert reading.stdout
            for _ in range(READ):
                assert reading.stdout.readline()
            reading.terminate()
            assert reading.wait(20) == 0

    def kept(self) -> list[tuple[str, str, int]]:
        """The scripts in the library: title, line where the read stopped, word."""
        library = sqlite3.connect(self._home / "data" / "library.sqlite3")
        try:
            return library.execute("SELECT title, line, word FROM script").fetchall()
        finally:
            library.close()

    def _run(self, argv: list[str]) -> str:
        done = subprocess.run(
            argv, env=self._env, cwd=self.bin.parent, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (argv, done.stdout, done.stderr)
        return done.stdout


def build(uv: Path, source: Path, out: Path) -> dict[str, Path]:
    """Wheel and sdist of a checkout, by their endings."""
    argv = [
        str(uv),
        "build",
        "--quiet",
        "--python",
        sys.executable,
        "--out-dir",
        str(out),
        str(source),
    ]
    subprocess.run(argv, check=True, timeout=300)
    [wheel], [sdist] = list(out.glob("*.whl")), list(out.glob("*.tar.gz"))
    return {"wheel": wheel, "sdist": sdist}


def build_newer(uv: Path, sdist: Path, work: Path) -> Path:
    """A wheel of what the sdist has, under a newer version."""
    with tarfile.open(sdist) as packed:
        packed.extractall(work, filter="data")
    source = work / sdist.name.removesuffix(".tar.gz")
    for name in ("pyproject.toml", "tableread/__init__.py"):
        file = source / name
        text = file.read_text(encoding="utf-8")
        assert f'"{VERSION}"' in text, name
        file.write_text(text.replace(f'"{VERSION}"', f'"{NEWER}"', 1), encoding="utf-8")
    return build(uv, source, work / "newer")["wheel"]


def main(programs: Path, work: Path) -> None:
    """Raise `AssertionError` where something is not as it should be."""
    built = build(programs / "uv", ROOT, work / "dist")
    with tarfile.open(built["sdist"]) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"README.md", "CHANGELOG.md", "LICENSE", "docs/actor.md", "tests/fakes.py"} <= names
    newer = build_newer(programs / "uv", built["sdist"], work)
    for name in ("pipx", "uv"):
        began = time.monotonic()
        installer = Installer(name, programs, work)
        installer.bin.mkdir(parents=True)
        installer.install(built["sdist"], VERSION)
        installer.install(built["wheel"], VERSION)
        if name == "pipx":
            assert (work / name / "man" / "man1" / "tableread.1").exists()
        installer.read_a_little()
        kept = installer.kept()
        assert len(kept) == 1, kept
        assert kept[0][1], kept
        installer.install(newer, NEWER)
        assert SAMPLE.name in installer.tableread("data")
        assert installer.kept() == kept
        installer.uninstall()
        assert installer.kept() == kept
        print(f"{name} updates it, and all is kept ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(sys.argv[1]).absolute(), Path(folder).resolve())
