"""Ages read from words: ", 25,", "(40s)", "in her late sixties", "eleven-year-old".

Works on a list of folded tokens, words and punctuation; looks no further than a few of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tableread.cast.voices import Age

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {word: number for number, word in enumerate(_ONES.split(), 1)} | {
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""Numbers in words."""
_TENS = "teens twenties thirties forties fifties sixties seventies eighties nineties".split()
DECADES = {word: 10 * number for number, word in enumerate(_TENS, 1)} | {
    f"{tens}{s}": tens for tens in range(10, 100, 10) for s in ("s", "something", "ish")
}
"""Words that are a decade of life."""
TENS = {word: number for word, number in NUMBERS.items() if number % 10 == 0 and number > 10} | {
    str(number): number for number in range(20, 100, 10)
}
"""Words that may be one: "in her thirty", where endings were lost."""

_FILLERS = frozenset(
    """also now is be are was about around maybe perhaps almost nearly barely just only some in his her
    he she their they a an the s looks look probably still circa approximately roughly of at von
    zwischen de environ im""".split()
)
_AGED = frozenset("age aged ages âgé âgée alter edad età ålder возраст aged-about".split())
_PART = {"early": 2, "mid": 5, "middle": 5, "late": 8, "anfang": 2, "mitte": 5, "ende": 8}
_YEARS = frozenset(
    """year years yr yrs yo jahre jahren ans år años anni anos jaar lat lata лет года год éves
    évesen ετων χρονων jährig jährige jähriger""".split()
)
_OPENS = frozenset(",(-–—:[")
_CLOSES = frozenset(",).;-–—:]!?") | {"and", "ish", "or", "to", "something", "but", "bis"}
_REACH = 9  # tokens; not measured
_WHOLE = 5  # the middle of ten
"""Where only the decade is told, somebody is taken to be in the middle of it."""


class AgeRead(NamedTuple):
    """An age in years, and where its words end among the tokens."""

    years: int
    end: int


def age_class(years: int) -> Age:
    """The class of voice for somebody of `years`."""
    if years <= 12:
        return "child"
    if years <= 26:
        return "young"
    return "old" if years >= 63 else "adult"


def read_age(tokens: Sequence[str], at: int) -> AgeRead | None:
    """The age that stands at `at`, behind punctuation and words like "about", or None.

    A bare number is an age only where punctuation or "aged" says so: "GUARD 3" has none.
    """
    opened = aged = False
    part = 0
    last = min(at + _REACH, len(tokens))
    while at < last:
        token = tokens[at]
        if token in _OPENS:
            opened = True
        elif token in _AGED:
            aged = True
        elif token in _PART:
            part = _PART[token]
        elif token not in _FILLERS:
            break
        elif token in ("is", "be", "now"):
            aged = True
        at += 1
    if at >= last:
        return None
    return _number(tokens, at, opened, aged, part)


def _number(tokens: Sequence[str], at: int, opened: bool, aged: bool, part: int) -> AgeRead | None:
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else "."
    if token in DECADES:
        tens = DECADES[token]
        return AgeRead(tens + (part or (6 if tens == 10 else _WHOLE)), at)
    number = NUMBERS.get(token) or (
        int(token) if token.isdecimal() and token.isascii() and len(token) <= 2 else 0
    )
    if not number:
        return None
    if after in ("'", "’") and number % 10 == 0:  # 40's, and 40' where letters were lost
        return AgeRead(number + (part or _WHOLE), at + 2)
    if part and number % 10 == 0:
        return AgeRead(number + part, at)
    if number >= 20 and token in NUMBERS and after in "-" and at + 2 < len(tokens):
        ones = NUMBERS.get(tokens[at + 2], 10)  # twenty-five
        if ones < 10:
            number, at = number + ones, at + 2
            after = tokens[at + 1] if at + 1 < len(tokens) else "."
    ahead = tokens[at + 1 : at + 3]
    if any(word in _YEARS for word in ahead) and (
        opened or aged or "old" in tokens[at + 1 : at + 6] or after not in ("years", "year")
    ):
        return AgeRead(number, at + 1)
    if token in NUMBERS and number < 20 and not opened:
        return None  # "Ping is one of them"
    if (opened or aged) and after in _CLOSES:
        return AgeRead(number, at)
    return None


def age_before(tokens: Sequence[str], at: int) -> int | None:
    """The age in words that end right before `at`: "eleven-year-old" TOM."""
    start = max(0, at - 8)
    words = [token for token in tokens[start:at] if token not in ("-", "–")]
    if len(words) < 3 or words[-1] != "old" or words[-2] not in _YEARS:
        return None
    number = words[-3]
    if number.isdecimal() and number.isascii() and len(number) <= 2:
        return int(number)
    tens = NUMBERS.get(words[-4], 0) if len(words) > 3 else 0
    years = NUMBERS.get(number)
    return years + tens if years and years < 10 and tens >= 20 else years
