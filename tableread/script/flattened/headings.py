"""Finds scene headings in a flattened script, where no line ends tell how far they go."""

from __future__ import annotations

import re

from tableread.script.flattened.tokens import Tokens

PLACES = frozenset({"int", "ext", "int.", "ext.", "int/ext", "ext/int", "i/e", "int./ext.", "est"})
_TIMES = frozenset(
    "day night morning afternoon evening dawn dusk sunset sunrise noon midnight twilight later late "
    "continuous same time moment moments present past flashback".split()
)
_BEFORE_TIME = frozenset(
    "a an the bit few late early later mid pre next same that moment moments minute minutes hour hours "
    "day days night week weeks month months year years some one two three".split()
)
_OPENS_ACTION = frozenset("the a an he she it they we he's subtitle in on at as there this".split())
_SCENE_NUMBER = re.compile(r"[a-z]{0,2}\d{1,4}[a-z]{0,2}")
_LONGEST = 22
_LONGEST_WITHOUT_TIME = 6


def heading_at(tokens: Tokens, at: int) -> int | None:
    """End of the scene heading that begins at `at`, with its scene numbers; None where none does."""
    lower = tokens.lower
    number = lower[at] if _SCENE_NUMBER.fullmatch(lower[at]) else ""
    opened = at + bool(number)
    if opened >= len(lower) or lower[opened] not in PLACES:
        return None
    if number:
        closed = _number_again(tokens, opened, number)
        if closed is not None:
            return closed
    body = _body(tokens, opened)
    return _end(tokens, body) if body is not None else None


def _number_again(tokens: Tokens, at: int, number: str) -> int | None:
    """End of a heading that has its number on both sides: what lies between is all of it."""
    for here in range(at + 2, min(len(tokens), at + _LONGEST + 8)):
        token = tokens.lower[here]
        if token == number:
            return here + 1 + (tokens.lower[here + 1 : here + 2] == ["*"])
        if token in {"?", "!", '"'} or (
            token in PLACES and tokens.lower[here - 1] not in {"/", "./"}
        ):
            return None
    return None


def _body(tokens: Tokens, at: int) -> int | None:
    """Index of the first word of the place, behind "int . / ext ."; None where it is no heading."""
    lower = tokens.lower
    opened = at
    at += 1
    stopped = lower[opened].endswith(".") or "/" in lower[opened]
    while at < len(lower) and at < opened + 6:
        if lower[at] in {".", "/", "./", "--", "-"}:
            stopped = True
        elif lower[at] not in PLACES:
            break
        at += 1
    # "ext" is no word; "int" without a full stop after it is a heading only with a time behind it
    if at >= len(lower) or not (stopped or _time_end(tokens, at) is not None):
        return None
    return at


def _time_end(tokens: Tokens, at: int) -> int | None:
    """End of the last "- night" or "- moment later" behind the place that begins at `at`."""
    lower = tokens.lower
    last = None
    here = at
    limit = min(len(lower), at + _LONGEST)
    while here < limit:
        token = lower[here]
        if token in {".", "?", "!", "("} or (last is not None and token not in {"-", "--", "/"}):
            break
        if token in {"-", "--", "/"} and (end := _time_phrase(lower, here + 1)) is not None:
            last = here = end
        else:
            here += 1
    return last


def _time_phrase(lower: list[str], at: int) -> int | None:
    first = at
    while at < len(lower) and at < first + 4 and lower[at] in _BEFORE_TIME | _TIMES:
        at += 1
    while at > first and lower[at - 1] not in _TIMES:
        at -= 1
    return at if at > first else None


def _end(tokens: Tokens, body: int) -> int:
    end = _time_end(tokens, body)
    if end is None:
        end = body + 1
        while (
            end < len(tokens)
            and end < body + _LONGEST_WITHOUT_TIME
            and tokens.lower[end] not in _OPENS_ACTION
            and not _is_name_case(tokens.text[end])
            and tokens.text[end] not in {".", "?", "!", "(", ":"}
        ):
            end += 1
    if tokens.lower[end : end + 1] == ["("] and tokens.lower[end + 2 : end + 3] == [")"]:
        end += 3  # a year: ( 1949 )
    return end


def _is_name_case(token: str) -> bool:
    """ "Joel" but not "STREET": taggers capitalise names that they know, one letter of them."""
    return token[0].isupper() and not token.isupper()
