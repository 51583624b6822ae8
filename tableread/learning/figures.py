"""How figures are said in words: "42", "21st", "1999". English. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

Reading = tuple[str, ...]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_FIGURE = re.compile(r"(\d{1,12})(st|nd|rd|th)?")


@lru_cache(maxsize=1024)
def readings(word: str) -> frozenset[Reading]:
    """All ways in which `word`, in small letters, is said if it is a figure; none if it is not."""
    match = _FIGURE.fullmatch(word)
    if match is None:
        return frozenset()
    digits, value = match[1], int(match[1])
    ways = {tuple(_said(value, joined)) for joined in (True, False)}
    ways |= {("a", *way[1:]) for way in ways if way[0] == "one" and len(way) > 1}
    if match[2]:
        return frozenset((*way[:-1], _ordinal(way[-1])) for way in ways)
    for zero in ("zero", "oh"):
        ways.add(tuple(zero if digit == "0" else _ONES[int(digit)] for digit in digits))
    if (
        len(digits) in {3, 4} and value >= 100
    ):  # "nineteen ninety-nine", "twelve hundred", "two oh five"
        before, behind = divmod(value, 100)
        rest = ["hundred"] if not behind else _said(behind, True)
        oh = ["oh"] if 0 < behind < 10 else []
        ways.add((*_said(before, True), *oh, *rest))
    return frozenset(ways)


def _said(value: int, joined: bool) -> list[str]:
    """`joined`: with "and" behind the hundreds."""
    for size, name in _LARGE:
        if value >= size:
            before, behind = divmod(value, size)
            joint = ["and"] if joined and 0 < behind < 100 else []
            return [*_said(before, joined), name, *joint, *_below(behind, joined)]
    if value >= 100:
        before, behind = divmod(value, 100)
        joint = ["and"] if joined and behind else []
        return [_ONES[before], "hundred", *joint, *_below(behind, joined)]
    if value < len(_ONES):
        return [_ONES[value]]
    ten, one = divmod(value, 10)
    return [_TENS[ten], *([_ONES[one]] if one else [])]


def _below(value: int, joined: bool) -> list[str]:
    return _said(value, joined) if value else []


def _ordinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"
