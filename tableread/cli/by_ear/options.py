"""The settings that matter to the ear, as a list; changed ones are kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tableread.base.live_settings import LiveSettings
from tableread.base.setting_texts import DescribedSetting, described_settings
from tableread.cast.voices import Voice
from tableread.cli.by_ear.menu import Row
from tableread.cli.by_ear.telling import Teller

_VOICE = ("listen", "voice")
_SHOWN = (
    ("listen", "who"), ("listen", "says"), ("listen", "turn"), ("listen", "show_my_lines"), ("listen", "lines"),
    ("listen", "pace"), _VOICE, ("listen", "speech"), ("ear", "headphones"), ("ear", "pace"), ("ear", "dry"), ("ear", "not_begun"),
    ("ear", "help"), ("learning", "cue"), ("learning", "pattern"), ("learning", "count_in"), ("learning", "answer_after"),
    ("face",),
)  # fmt: skip
_AT_START = frozenset({("listen", "speech"), ("face",), _VOICE})
"""What is only looked at when the program starts."""


def option_rows(
    live: LiveSettings, voices: Sequence[Voice], teller: Teller
) -> Callable[[], list[Row]]:
    """Gives the rows of the settings, as they are now."""
    described = {setting.place: setting for setting in described_settings()}
    ids = ["", *(voice.id for voice in voices)]

    def change(setting: DescribedSetting, by: int) -> None:
        value = live.value(setting.place)
        if setting.place == _VOICE:
            at = ids.index(value) if value in ids else 0
            new: Any = ids[(at + by) % len(ids)]
        else:
            new = setting.stepped(value, by)
        live.change(setting.place, new)
        later = " From the next start on." if setting.place in _AT_START else ""
        teller.answer(f"{_in_words(new)}.{later}")

    def row(setting: DescribedSetting) -> Row:
        return Row(
            f"{setting.title}: {_in_words(live.value(setting.place))}.",
            choose=lambda: teller.answer(setting.about),
            change=lambda by: change(setting, by),
        )

    return lambda: [row(described[place]) for place in _SHOWN]


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or "its own"
