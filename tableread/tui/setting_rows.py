"""What the screen of settings lists: every setting and every key that can be another, in groups, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tableread.base.live_settings import LiveSettings, Place
from tableread.base.setting_texts import DescribedSetting, described_settings
from tableread.listen.recognisers import RECOGNISERS
from tableread.rehearsal.policy import PRESETS
from tableread.tui.cells import cut, padded
from tableread.tui.key_actions import KeyAction, key_name, keys_of

DEVICES: tuple[Place, ...] = (("sound", "output"), ("ear", "microphone"))
"""Settings that are the name of a device."""
_GROUPS = {
    "": "General",
    "page": "Page",
    "sound": "Sound",
    "gaps": "Silences, in seconds",
    "ear": "Microphone",
    "listen": "Listening without a screen",
}
_AT_ONCE = "Takes effect at once."
_NEXT_READ = "Takes effect when a script is opened."
_OWN_CHOICE = "Takes effect at once. Other scripts in which you chose otherwise keep that."
_WHEN: dict[Place, str] = {
    ("acted",): _NEXT_READ,
    ("ear", "takes"): _NEXT_READ,
    ("speed",): _OWN_CHOICE,
    ("advance",): _OWN_CHOICE,
    ("reading",): _OWN_CHOICE,
}
"""When a change is noticed, where that is not at once."""
_FEW = 5
_NAME, _VALUE = 25, 16
"""Cells of the columns; what is usual takes the rest."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting, or the key of an action."""

    place: Place
    group: str
    title: str
    about: str
    allowed: str
    """What may be chosen, in words; "" where that needs none."""
    when: str
    described: DescribedSetting | None
    """None: the key of `action`."""
    action: KeyAction | None
    actions: Mapping[str, KeyAction]
    """All there are, by id."""
    choices: tuple[Any, ...]
    """All values, where only some are allowed."""

    def value(self, live: LiveSettings) -> Any:
        """What is set now. Keys are one text, with commas between them."""
        if self.action is not None:
            return ",".join(keys_of(self.action, self.actions, live.now.keys))
        return live.value(self.place)

    def usual(self, live: LiveSettings) -> Any:
        """What a newcomer gets."""
        return ",".join(self.action.usual) if self.action else live.default(self.place)

    def in_words(self, value: Any) -> str:
        """A value as a person reads it."""
        if self.action is not None:
            return key_name(value) or "no key"
        if isinstance(value, bool):
            return "on" if value else "off"
        if isinstance(value, float):
            return f"{value:g}"
        if value == "":
            return "the system's" if self.place in DEVICES else "none"
        return str(value)

    @property
    def few_values(self) -> tuple[Any, ...]:
        """All values, where they are so few that each can be offered."""
        described = self.described
        if self.choices or described is None or not described.step:
            return self.choices if len(self.choices) <= _FEW else ()
        count = (described.most - described.least) / described.step
        if count >= _FEW:
            return ()
        return tuple(described.stepped(described.least, by) for by in range(round(count) + 1))

    def matches(self, words: list[str]) -> bool:
        """Whether all of `words` (lower case) are in what is said about it."""
        said = f"{self.group} {self.title} {self.about} {'.'.join(self.place)}".casefold()
        return all(word in said for word in words)

    def is_named(self, words: list[str]) -> bool:
        """Whether all of `words` (lower case) are in its name."""
        name = f"{self.title} {'.'.join(self.place)}".casefold()
        return all(word in name for word in words)

    def text(self, live: LiveSettings, cells: int) -> str:
        """The row: a sign where it was changed (●) or is wrong in the file (!), name, value, what is usual."""
        value, usual = self.value(live), self.usual(live)
        changed = value != usual
        sign = "!" if live.mistake(self.place) else "●" if changed else " "
        name = max(8, min(_NAME, cells - _VALUE - 3))
        row = f"{sign} {padded(cut(self.title, name), name)} "
        room = cells - name - 3
        shown = self.in_words(value)
        row += padded(cut(shown, min(room, _VALUE)), min(room, _VALUE))
        told = f" usually {self.in_words(usual)}" if changed else ""
        return row + cut(told, max(0, room - _VALUE))


def setting_rows(themes: Collection[str]) -> list[SettingRow]:
    """All settings but keys. Reads source code: takes some milliseconds."""
    names: dict[Place, Collection[str]] = {
        ("theme",): themes,
        ("reading",): [preset.name for preset in PRESETS],
        ("ear", "recogniser"): RECOGNISERS,
    }
    rows = [
        _setting(described, names.get(described.place, ())) for described in described_settings()
    ]
    groups = list(_GROUPS.values())
    rows.sort(key=lambda row: groups.index(row.group) if row.group in groups else len(groups))
    return rows


def _setting(described: DescribedSetting, names: Collection[str]) -> SettingRow:
    """`names`: what a text may be, where only some are allowed."""
    place = described.place
    table = place[0] if len(place) > 1 else ""
    numbers = described.allowed if described.step else ""
    return SettingRow(
        place,
        _GROUPS.get(table, table.capitalize()),
        described.title,
        described.about,
        numbers,
        _WHEN.get(place, _AT_ONCE),
        described,
        None,
        {},
        tuple(names) or described.choices,
    )


def key_rows(actions: Mapping[str, KeyAction]) -> list[SettingRow]:
    """The keys of all actions."""
    rows = [
        SettingRow(
            ("keys", action.id),
            f"Keys: {action.screens[0] if len(action.screens) == 1 else 'several screens'}",
            action.id.replace("-", " ").capitalize(),
            f"{action.told[:1].upper()}{action.told[1:]}.",
            "",
            _AT_ONCE,
            None,
            action,
            actions,
            (),
        )
        for action in actions.values()
    ]
    groups = list(dict.fromkeys(row.group for row in rows))
    return sorted(rows, key=lambda row: groups.index(row.group))
