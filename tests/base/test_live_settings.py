"""Settings that change while the program runs."""

from __future__ import annotations

import threading
from pathlib import Path

from tableread.base.errors import SettingsError
from tableread.base.live_settings import LiveSettings, Place
from tableread.base.settings import Settings


def test_a_change_is_seen_told_and_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\n[ear]\ndry = 3.0  # slow\n")
    live = LiveSettings(Settings(), path)
    seen: list[Place] = []
    stop = live.observe(seen.append)
    before = live.now
    live.change(("ear", "dry"), 4.0)
    live.change(("keys", "pause"), "p")
    stop()
    live.change(("speed",), 1.5)
    live.close(5)
    assert (live.now.ear.dry, live.now.speed, live.now.keys) == (4.0, 1.5, {"pause": "p"})
    assert live.value(("keys", "prompt")) == ""
    assert before == Settings()  # whoever holds the settings of before is not surprised
    assert seen == [("ear", "dry"), ("keys", "pause")]
    text = path.read_text()
    assert "dry = 4.0  # slow" in text
    assert 'pause = "p"' in text


def test_a_reset_takes_it_out_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('speed = 2.0\n[keys]\npause = "p"\n')
    live = LiveSettings(Settings(speed=2.0, keys={"pause": "p"}), path)
    live.reset(("speed",))
    live.reset(("keys", "pause"))
    live.reset(("gaps", "beat"))  # not there
    live.close(5)
    assert live.now == Settings()
    assert "speed" not in path.read_text()
    assert "pause" not in path.read_text()


def test_nothing_is_made_by_a_reset(tmp_path: Path) -> None:
    live = LiveSettings(Settings(), tmp_path / "settings.toml")
    live.reset(("speed",))
    live.close(5)
    assert not (tmp_path / "settings.toml").exists()


def test_a_mistake_is_known_until_the_value_is_changed() -> None:
    wrong = [SettingsError("speed is 9.", ("speed",)), SettingsError("not TOML.")]
    live = LiveSettings(Settings(), mistakes=wrong)
    assert live.mistake(("speed",)) == "speed is 9."
    assert live.mistake(("volume",)) == ""
    assert live.mistake(()) == "not TOML."
    live.change(("speed",), 2.0)
    assert live.mistake(("speed",)) == ""


def test_what_cannot_be_written_is_told_and_counts_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("= nothing\n")
    live = LiveSettings(Settings(), path)
    told: list[tuple[str, str]] = []
    live.on_trouble = lambda text: told.append((text, threading.current_thread().name))
    live.change(("speed",), 2.0)
    live.close(5)
    assert live.now.speed == 2.0
    [(text, thread)] = told
    assert "was left as it is" in text
    assert thread == "settings"
