"""Single settings are written; comments and all else in the file stay."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tableread.base.errors import SettingsError
from tableread.base.settings_file import Names, read_settings
from tableread.base.settings_writer import write_setting

NAMES = Names(["Table read"], ["pocketsphinx"])


def test_a_value_is_changed_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\ntheme = "light"  # for the train\n\n[ear]\ndry = 3.0 # slow\n')
    write_setting(path, ("theme",), "paper")
    write_setting(path, ("ear", "help"), "hint")
    assert path.read_text() == (
        '# mine\ntheme = "paper"  # for the train\n\n[ear]\ndry = 3.0 # slow\nhelp = "hint"\n'
    )
    settings, wrong = read_settings(path, NAMES)
    assert not wrong
    assert (settings.theme, settings.ear.help, settings.ear.dry) == ("paper", "hint", 3.0)


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"
    write_setting(path, ("gaps", "beat"), 1.5)
    write_setting(path, ("speed",), 1.2)  # above the first table, where it belongs
    settings, wrong = read_settings(path, NAMES)
    assert not wrong
    assert (settings.gaps.beat, settings.speed) == (1.5, 1.2)


def test_a_file_with_a_mistake_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = \n")
    with pytest.raises(SettingsError, match="left as it is"):
        write_setting(path, ("theme",), "paper")
    assert path.read_text() == "theme = \n"


def test_a_file_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()
    with pytest.raises(SettingsError, match="could not be written"):
        write_setting(path, ("theme",), "paper")


def test_a_linked_file_stays_linked(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("speed = 1.1\n")
    path = tmp_path / "settings.toml"
    path.symlink_to(real)
    write_setting(path, ("speed",), 1.3)
    assert path.is_symlink()
    assert real.read_text() == "speed = 1.3\n"


def test_a_file_that_is_linked_to_another_file_system_is_written(tmp_path: Path) -> None:
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is only one file system")
    real = elsewhere / f"tableread-{tmp_path.name}.toml"
    real.write_text("# mine\n")
    try:
        path = tmp_path / "settings.toml"
        path.symlink_to(real)
        write_setting(path, ("speed",), 1.3)
        assert path.is_symlink()
        assert real.read_text() == "# mine\nspeed = 1.3\n"
    finally:
        real.unlink()


_MANY = """
import sys
from pathlib import Path
from tableread.base.settings_writer import write_setting
for number in range(30):
    write_setting(Path(sys.argv[1]), ("keys", f"{sys.argv[2]}{number}"), "x")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\n")
    programs = [
        subprocess.Popen([sys.executable, "-c", _MANY, str(path), name]) for name in ("a", "b")
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    text = path.read_text()
    assert text.startswith("# mine\n")
    assert len(tomllib.loads(text)["keys"]) == 60
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]
