"""How a line is said: what a direction, a mark behind a name or the look of the words asks for.

The rules are data (`voices/delivery.toml`, and a file of that name among the user's own voices): words, and what they
change. What several rules ask for adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated

import msgspec

from tableread.base.errors import VoicePackError
from tableread.cast.shape import AS_IS, Shape
from tableread.cast.voices import in_words

FILE_NAME = "delivery.toml"

EFFECTS = ("", "phone", "radio", "next room", "voice-over", "loudspeaker")
"""Where a voice may come from; see `audio.effects`."""


class Delivery(msgspec.Struct, frozen=True):
    """How a line is said, on top of how the voice sounds."""

    shape: Shape = AS_IS
    level: float = 0.0  # changes nothing
    """Decibels."""
    pause: float = 0.0  # changes nothing
    """Seconds of silence before the line."""
    effect: str = ""

    def plus(self, other: Delivery) -> Delivery:
        """This one, and `other` on top of it."""
        return Delivery(
            self.shape.plus(other.shape),
            self.level + other.level,
            max(self.pause, other.pause),
            other.effect or self.effect,
        )


PLAIN = Delivery()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One table of the file. Numbers are as in `Shape` and `Delivery`."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    words: tuple[str, ...] = ()
    """Of a direction, or of the brackets behind a name; a star stands for any ending."""
    text: str = ""
    """A regular expression for the line itself."""
    pitch: float = 0.0  # changes nothing
    formants: float = 1.0  # changes nothing
    range: float = 1.0  # changes nothing
    pace: float = 1.0  # changes nothing
    tilt: float = 0.0  # changes nothing
    breath: float = 0.0  # changes nothing
    whisper: bool = False
    level: Annotated[float, msgspec.Meta(ge=-30, le=6)] = 0.0  # changes nothing
    pause: Annotated[float, msgspec.Meta(ge=0, le=10)] = 0.0  # changes nothing
    effect: str = ""

    @cached_property
    def delivery(self) -> Delivery:
        """What the rule asks for. Raises `msgspec.ValidationError` where a number is out of its range."""
        fields = {name: getattr(self, name) for name in Shape.__struct_fields__}
        shape = msgspec.convert(fields, Shape)
        if self.effect not in EFFECTS:
            some = ", ".join(filter(None, EFFECTS))
            raise msgspec.ValidationError(f"there is no effect {self.effect}; there are: {some}")
        return Delivery(shape, self.level, self.pause, self.effect)


_LOOKED_AT = 100  # a round number, not measured
"""Characters of a line's two ends that a pattern is tried on, so that none is slow on a long one."""
_NOT = r"(?<!\bnot )(?<!\bno longer )(?<!\bstops )(?<!\bwithout )(?<!\bno )"


class Rules:
    """All rules, to be asked. Immutable."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    @cached_property
    def _of_words(self) -> list[tuple[re.Pattern[str], Rule]]:
        # made when first asked for: of a script whose manner is kept, nobody asks
        return [
            (re.compile(_NOT + rf"\b(?:{'|'.join(map(_as_pattern, rule.words))})(?!\w)"), rule)
            for rule in self._rules
            if rule.words
        ]

    @cached_property
    def _of_text(self) -> list[tuple[re.Pattern[str], Rule]]:
        return [(re.compile(rule.text), rule) for rule in self._rules if rule.text]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def of_direction(self, direction: str) -> Delivery | None:
        """What a direction asks for; None where it is not about how the line is said."""
        words = " ".join(direction.casefold().replace(".", "").split())
        return _sum(rule for pattern, rule in self._of_words if pattern.search(words))

    def of_text(self, text: str) -> Delivery | None:
        """What the look of a line asks for."""
        both_ends = text if len(text) <= 2 * _LOOKED_AT else text[:_LOOKED_AT] + text[-_LOOKED_AT:]
        return _sum(rule for pattern, rule in self._of_text if pattern.search(both_ends))


def _sum(rules: Iterable[Rule]) -> Delivery | None:
    found: Delivery | None = None
    for rule in rules:
        found = rule.delivery if found is None else found.plus(rule.delivery)
    return found


def _as_pattern(word: str) -> str:
    plain = " ".join(word.casefold().replace(".", "").split())
    return re.escape(plain).replace(r"\*", r"\w*+")


def read_rules(folders: Iterable[Path]) -> tuple[Rules, list[VoicePackError]]:
    """The rules of the files in `folders`, a later one replacing an earlier of the same name; and what is wrong."""
    import tomllib  # not needed where the rules are kept as they were read

    from tableread.base.toml_lines import lines_of

    rules: dict[str, Rule] = {}
    mistakes: list[VoicePackError] = []
    for folder in folders:
        path = folder / FILE_NAME
        try:
            text = path.read_text(encoding="utf-8")
            tables = tomllib.loads(text)
        except FileNotFoundError:
            continue
        except OSError as error:
            mistakes.append(VoicePackError(f"{path.name} could not be read: {error.strerror}."))
            continue
        except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, nested without end
            mistakes.append(VoicePackError(f"{path.name} is not valid TOML: {error}."))
            continue
        listed = tables.get("rule")
        if not isinstance(listed, list):
            mistakes.append(VoicePackError(f"{path.name} has no [[rule]] tables."))
            continue
        for number, table in enumerate(listed):
            try:
                rule = msgspec.convert(table, Rule)
                _try(rule)
                rules[rule.name] = rule
            except msgspec.ValidationError as error:
                line = lines_of(text).get(("rule", str(number)))
                where = f"line {line}" if line else f"rule {number + 1}"
                mistakes.append(VoicePackError(f"{path.name}, {where}: {in_words(str(error))}."))
    return Rules(tuple(rules.values())), mistakes


def _try(rule: Rule) -> None:
    """Raises what is wrong with it, now and not in the middle of a read."""
    from tableread.base.patterns import wrong_with_pattern

    _ = rule.delivery
    if why := wrong_with_pattern(rule.text):
        raise msgspec.ValidationError(f"{why} - at `$.text`")
    if not all(word.strip(" .*") for word in rule.words):
        raise msgspec.ValidationError("an empty word would be found in every direction")
