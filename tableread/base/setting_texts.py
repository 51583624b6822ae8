"""What each setting is for, in words: taken from the docstrings in `settings`, for the page and the screen that show them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, get_args

import msgspec

from tableread.base import settings
from tableread.base.settings import Settings


@dataclass(frozen=True, slots=True)
class DescribedSetting:
    """One setting, as a person wants to know it."""

    place: tuple[str, ...]
    """The table that it stands in, if any, and its name."""
    about: str
    """What it is for, in one or a few sentences."""
    default: Any
    allowed: str
    """"0.5 to 5", "voice, key or gap", "true or false", "text"."""
    choices: tuple[Any, ...]
    """All values, where there are only a few; else none."""
    least: float
    most: float
    """Limits of a number; 0 otherwise."""
    step: float
    """By how much a number is changed at a time; 0 of what is none."""

    @property
    def title(self) -> str:
        """What it is called: "Between speakers"."""
        name = self.place[-1]
        return _TITLES.get(name) or name.replace("_", " ").capitalize()

    def stepped(self, value: Any, by: int) -> Any:
        """The value that comes `by` steps after `value`: a number within the limits, or one of `choices`, round and
        round."""
        if self.choices:
            at = self.choices.index(value) if value in self.choices else 0
            return self.choices[(at + by) % len(self.choices)]
        if not self.step:
            return value
        new = max(self.least, min(self.most, value + by * self.step))
        return type(self.default)(round(new, 2))


_TITLES = {
    "speech_mb": "Kept speech, in megabytes",
    "dry": "Stuck after",
    "answer_after": "Partner waits",
    "not_begun": "Stuck at first word",
    "help": "Help when stuck",
    "missed": "Mark words left out",
    "takes": "Record your lines",
    "gap_factor": "Length of your gap",
    "broken_off": "After a broken-off line",
    "within_speech": "Within a speech",
    "advance": "Your turn ends",
    "acted": "Act directions",
    "reading": "Read aloud",
    "focus": "Focus band",
    "words_after": "Words after the sound",
    "output": "Loudspeaker",
    "speech": "Who says what happens",
    "says": "How much is said",
    "who": "Say who speaks",
    "turn": "Your turn is told by",
    "lines": "Print the lines",
    "face": "What opens",
}
"""Of those whose name in the file does not say enough."""


def described_settings() -> list[DescribedSetting]:
    """All settings but single keys, in the order of `settings`. Reads source code: takes some milliseconds."""
    return list(_described(Settings, ()))


def described_tables() -> dict[str, str]:
    """What each table of the file is for, by its name."""
    told = _docstrings(Settings.__name__)
    return {
        field.name: inspect.getdoc(field.type) or "" if _is_struct(field.type) else told[field.name]
        for field in msgspec.structs.fields(Settings)
        if _is_struct(field.type) or field.type == dict[str, str]
    }


def _described(kind: type[msgspec.Struct], tables: tuple[str, ...]) -> Iterator[DescribedSetting]:
    told = _docstrings(kind.__name__)
    for field in msgspec.structs.fields(kind):
        place = (*tables, field.name)
        if _is_struct(field.type):
            yield from _described(field.type, place)
        elif field.type != dict[str, str]:
            yield DescribedSetting(
                place, told.get(field.name, ""), field.default, *_allowed(field.type)
            )


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


@cache
def _source() -> ast.Module:
    return ast.parse(inspect.getsource(settings))


def _docstrings(name: str) -> dict[str, str]:
    """What stands below each field of the class called so."""
    [body] = [n.body for n in _source().body if isinstance(n, ast.ClassDef) and n.name == name]
    found: dict[str, str] = {}
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=field_name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[field_name] = " ".join(text.split())
    return found


def _allowed(kind: Any) -> tuple[str, tuple[Any, ...], float, float, float]:
    """What a type allows: in words, one by one where it allows only a few values, and as limits and a step."""
    info = msgspec.inspect.type_info(kind)
    step = 0.0
    if isinstance(info, msgspec.inspect.Metadata):
        step = (info.extra or {}).get("step", 0.0)
        info = info.type
    match info:
        case (
            msgspec.inspect.FloatType(ge=least, le=most)
            | msgspec.inspect.IntType(ge=least, le=most)
        ):
            least, most = least or 0, most or 0
            return f"{least:g} to {most:,}".replace(".0", ""), (), least, most, step or 1
        case msgspec.inspect.LiteralType():
            *others, last = values = get_args(kind)  # in the order in which they stand there
            return f"{', '.join(map(str, others))} or {last}", values, 0, 0, 0
        case msgspec.inspect.BoolType():
            return "true or false", (True, False), 0, 0, 0
    return "text", (), 0, 0, 0
