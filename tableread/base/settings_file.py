"""Reads the user's settings: one TOML file that may be missing, or say only what is to be different.

A value with a mistake in it falls back to its default, and every mistake is reported with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tableread.base.errors import SettingsError
from tableread.base.settings import Settings

# what only a file that is there needs is imported where it is read: most people have none
if TYPE_CHECKING:
    from tableread.base.toml_lines import Place

FILE_NAME = "settings.toml"
KEYS_BY_EAR = "listen-"
"""Actions whose names begin so are those of the program by ear, which looks at their keys itself."""


@dataclass(frozen=True, slots=True)
class ScreenNames:
    """Names that settings may use and only the screens know. Each is asked for when it is needed."""

    themes: Callable[[], Collection[str]]
    actions: Callable[[], Collection[str]]
    is_key: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that settings may use."""

    readings: Collection[str]
    """What may be read aloud."""
    recognisers: Collection[str]
    screens: ScreenNames | None = None
    """None where no screen is shown: then these names are taken as they are."""


def read_settings(path: Path, names: Names) -> tuple[Settings, list[SettingsError]]:
    """Settings at `path`, and what is wrong in them; the defaults where there is no file.

    A value with a mistake in it gets its default, the others stay.
    """
    try:
        # Windows editors begin a file with a byte order mark, which TOML does not allow
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        told = f"{path.name} could not be read: {error.strerror}. The defaults are used."
        return Settings(), [SettingsError(told)]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        told = f"{path.name}, line {line}: this is not UTF-8 text. The defaults are used."
        return Settings(), [SettingsError(told)]
    import tomllib

    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        told = f"{path.name} is not valid TOML: {error}. The defaults are used."
        return Settings(), [SettingsError(told)]
    reader = _Reader(path.name, text, names)
    return reader.read(tables, Settings), reader.mistakes


Table = TypeVar("Table", bound=msgspec.Struct)


class _Reader:
    """Takes what can be used from the tables of a file, and collects the mistakes."""

    def __init__(self, file_name: str, text: str, names: Names) -> None:
        self.mistakes: list[SettingsError] = []
        self._file_name = file_name
        self._text = text
        self._lines: Mapping[Place, int] | None = None
        self._screens = screens = names.screens
        self._names: dict[Place, Callable[[], Collection[str]]] = {
            ("reading",): lambda: names.readings,
            ("ear", "recogniser"): lambda: names.recognisers,
        }
        """Texts of which only some are allowed."""
        if screens is not None:
            self._names["theme",] = screens.themes

    def read(self, given: Mapping[str, Any], kind: type[Table], tables: Place = ()) -> Table:
        """A table of the file as a `kind`; `tables` are those it stands in, and its own name."""
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        values: dict[str, Any] = {}
        for name, value in given.items():
            place = (*tables, name)
            if name not in fields:
                self._report_unknown(place, value)
            elif not _is_table(fields[name].type):
                default = fields[name].default
                wrong = self._what_is_wrong(place, value, fields[name].type)
                if wrong:
                    self._report(place, f"{wrong} {_as_toml(default)} is used instead.")
                else:
                    values[name] = msgspec.convert(value, fields[name].type)
            elif not isinstance(value, dict):
                shown = f"{'.'.join(place)} is {_as_toml(value)}; it must be a table, [{name}]."
                self._report(place, f"{shown} The defaults are used.")
            elif name == "keys":
                values[name] = self._read_keys(value)
            else:
                values[name] = self.read(value, fields[name].type, place)
        return kind(**values)

    def _what_is_wrong(self, place: Place, value: Any, kind: Any) -> str:
        """A sentence that says what is allowed, or "" where the value is right."""
        name = ".".join(place)
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError:
            quotes = ", without quotation marks" if isinstance(value, str) else ""
            return f"{name} is {_as_toml(value)}; {_allowed(kind, quotes)}."
        if place not in self._names or value in (names := self._names[place]()):
            return ""
        return f"{name} is {_as_toml(value)}; {_nearest_or_all(value, names)}"

    def _read_keys(self, given: Mapping[str, Any]) -> dict[str, str]:
        values: dict[str, str] = {}
        for action, keys in given.items():
            place = ("keys", action)
            shown = f"keys.{action} is {_as_toml(keys)}"
            screens = None if action.startswith(KEYS_BY_EAR) else self._screens
            if screens is not None and action not in (names := screens.actions()):
                told = f"there is no action {action}{_did_you_mean(action, names)} The line is ignored."
                self._report(place, told)
            elif not isinstance(keys, str):
                told = "it must be text in quotation marks: a key, or several with commas"
                self._report(place, f"{shown}; {told}. The usual key is used.")
            elif wrong := [key for key in keys.split(",") if not self._is_key(key.strip())]:
                told = f"there is no key {_as_toml(wrong[0].strip())}"
                self._report(place, f"{shown}; {told}. The usual key is used.")
            else:
                values[action] = keys
        return values

    def _is_key(self, name: str) -> bool:
        return bool(name) and (self._screens is None or self._screens.is_key(name))

    def _report_unknown(self, place: Place, value: Any) -> None:
        *tables, name = place
        written = f"[{'.'.join(place)}]" if isinstance(value, dict) else ".".join(place)
        known = _places()
        beside = [other[-1] for other in known if other[:-1] == tuple(tables)]
        elsewhere = [other for other in known if other[-1] == name]
        if elsewhere:
            first = elsewhere[0][:-1]
            where = f"under [{'.'.join(first)}]" if first else "above the first table"
            told = f"{written} is in the wrong place; it belongs {where}."
        elif isinstance(value, dict):
            tables_beside = [other for other in beside if (*tables, other) in _tables()]
            told = f"there is no table {written}{_did_you_mean(name, tables_beside, '[{}]')}"
        else:
            told = f"there is no setting {written}{_did_you_mean(name, beside)}"
        self._report(place, f"{told} It is ignored.")

    def _report(self, place: Place, told: str) -> None:
        if self._lines is None:
            from tableread.base.toml_lines import lines_of

            self._lines = lines_of(self._text)
        where = f", line {self._lines[place]}" if place in self._lines else ""
        self.mistakes.append(SettingsError(f"{self._file_name}{where}: {told}", place))


def _is_table(kind: Any) -> bool:
    return kind == dict[str, str] or (isinstance(kind, type) and issubclass(kind, msgspec.Struct))


def _places(kind: type[msgspec.Struct] = Settings, tables: Place = ()) -> list[Place]:
    """Where every setting stands."""
    found: list[Place] = []
    for field in msgspec.structs.fields(kind):
        found.append((*tables, field.name))
        if _is_table(field.type) and field.name != "keys":
            found += _places(field.type, (*tables, field.name))
    return found


def _tables() -> set[Place]:
    return {(f.name,) for f in msgspec.structs.fields(Settings) if _is_table(f.type)}


def _allowed(kind: Any, without_quotes: str) -> str:
    """What a type allows: "it must be between 0.5 and 3"."""
    info = msgspec.inspect.type_info(kind)
    if isinstance(info, msgspec.inspect.Metadata):
        info = info.type
    if isinstance(info, msgspec.inspect.FloatType):
        return f"it must be between {info.ge:g} and {info.le:g}{without_quotes}"
    if isinstance(info, msgspec.inspect.IntType):
        return f"it must be a whole number between {info.ge} and {info.le}{without_quotes}"
    if isinstance(info, msgspec.inspect.LiteralType):
        return f"it must be {_one_of(info.values)}"
    if isinstance(info, msgspec.inspect.BoolType):
        return f"it must be true or false{without_quotes}"
    return "it must be text in quotation marks"


def _one_of(values: Sequence[Any]) -> str:
    *others, last = map(_as_toml, values)
    return f"{', '.join(others)} or {last}" if others else last


def _nearest_or_all(name: str, names: Collection[str]) -> str:
    near = _nearest(name, names)
    return f"did you mean {_as_toml(near)}?" if near else f"it must be {_one_of(sorted(names))}."


def _did_you_mean(name: str, names: Collection[str], form: str = "{}") -> str:
    """The end of a sentence that says that there is no such name."""
    near = _nearest(name, names)
    return f"; did you mean {form.format(near)}?" if near else "."


def _nearest(name: str, names: Collection[str]) -> str | None:
    import difflib

    folded = {other.casefold(): other for other in names}
    near = difflib.get_close_matches(name.casefold(), folded, 1)
    return folded[near[0]] if near else None


_LONGEST = 40  # half a row of a terminal
"""Characters of a value that is quoted."""
_HUGE = 10**15  # beyond any number that somebody means


def _as_toml(value: Any) -> str:
    """A value as it is written in the file, if that is short."""
    import datetime
    import json

    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, datetime.date | datetime.time | float):
        return str(value)
    if isinstance(value, int) and abs(value) > _HUGE:
        return "a huge number"
    if isinstance(value, str) and len(value) > _LONGEST:
        value = value[: _LONGEST - 1] + "…"
    return json.dumps(value, ensure_ascii=False)
