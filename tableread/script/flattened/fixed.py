"""What in a flattened script says itself what it is: headings, transitions, page furniture."""

from __future__ import annotations

from typing import NamedTuple

from tableread.script.flattened.headings import PLACES, heading_at
from tableread.script.flattened.tokens import Tokens, before_stars, ends_at
from tableread.script.model import Kind

_CUTS = frozenset({"cut", "dissolve", "fade", "wipe", "intercut", "fades", "cuts", "dissolves"})
_CUT_MANNER = frozenset(
    "smash shock match jump hard time flash quick slow back crash straight abrupt".split()
)
_CUT_WHERE = frozenset({"to", "in", "out", "up", "with", "into", "back"})
_COLOURS = frozenset(
    "black white blue pink yellow green goldenrod buff salmon cherry tan gray grey red".split()
)
_REVISED = frozenset({"revise", "revised", "revision", "revisions", "rev", "rev.", "draft"})
_MORE = frozenset({"more"})
_CONTINUED = frozenset({"continue", "continued", "cont'd", "contd"})
_DATE_PARTS = frozenset(
    """/ - . , january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_DIGITS = frozenset("0123456789")
_TRIGGERS = PLACES | _CUTS | _CUT_MANNER | _CONTINUED | _REVISED | {"(", "p", "page"}
"""What a run may begin with, and what a page's head has in it; scene numbers besides."""


class Fixed(NamedTuple):
    """A run of tokens [first, end) whose kind is beyond doubt."""

    first: int
    end: int
    kind: Kind


def find_fixed(tokens: Tokens) -> list[Fixed]:
    """All of them, in order."""
    found: list[Fixed] = []
    behind = 0
    for at, word in enumerate(tokens.lower):
        if at < behind or not (word in _TRIGGERS or word[0] in _DIGITS or word[-1] in _DIGITS):
            continue
        run = _heading(tokens, at) or _transition(tokens, at) or _furniture(tokens, at, behind)
        if run is not None:
            found.append(run)
            behind = run.end
    return found


def _heading(tokens: Tokens, at: int) -> Fixed | None:
    end = heading_at(tokens, at)
    return Fixed(at, end, Kind.HEADING) if end is not None else None


def _transition(tokens: Tokens, at: int) -> Fixed | None:
    """ "cut to :", "smash cut to :", "fade to black", "fade out ."; nothing in the middle of a sentence."""
    lower = tokens.lower
    here = at
    if lower[here] in _CUT_MANNER:
        here += 1
    if here >= len(lower) or lower[here] not in _CUTS or not _opens(tokens, at):
        return None
    fade = lower[here].startswith("fade")
    here += 1
    stop = here
    while here < len(lower) and here < stop + 2 and lower[here] in _CUT_WHERE:
        here += 1
    if here == stop:
        return None
    after = lower[here] if here < len(lower) else "."
    if after == ":":
        return Fixed(at, here + 1, Kind.TRANSITION)
    if fade and after in _COLOURS:
        here += 1
        closed = lower[here : here + 1] in (["."], [":"])
        return Fixed(at, here + closed, Kind.TRANSITION)
    if after == "." and fade:
        return Fixed(at, here + 1, Kind.TRANSITION)
    if heading_at(tokens, here) is not None:
        return Fixed(at, here, Kind.TRANSITION)
    return None


def _furniture(tokens: Tokens, at: int, behind: int) -> Fixed | None:
    for rule in (_page_words, _continued, _page_number):
        end = rule(tokens, at)
        if end is not None:
            return Fixed(at, end, Kind.FURNITURE)
    return _revision(tokens, at, behind)


def _page_words(tokens: Tokens, at: int) -> int | None:
    """ "( more )", "( continue )", "p . 70"."""
    lower = tokens.lower
    if lower[at] == "(" and lower[at + 2 : at + 3] == [")"]:
        return at + 3 if lower[at + 1] in _MORE | _CONTINUED else None
    if lower[at] in {"p", "page"} and _opens(tokens, at):
        here = at + 1 + (lower[at + 1 : at + 2] == ["."])
        if here < len(lower) and lower[here].isdigit():
            return here + 1
    return None


def _continued(tokens: Tokens, at: int) -> int | None:
    """ "34 continue : ( 2 ) 34": the head of a page that goes on with a scene."""
    lower = tokens.lower
    number = lower[at] if _is_number(lower[at]) else ""
    here = at + bool(number)
    if lower[here : here + 1] not in ([w] for w in _CONTINUED) or lower[here + 1 : here + 2] != [
        ":"
    ]:
        return None
    if not number and not _opens(tokens, at):
        return None
    here += 2
    if lower[here : here + 1] == ["("] and lower[here + 2 : here + 3] == [")"]:
        here += 3
    if number and lower[here : here + 1] == [number]:
        here += 1
    return here


def _revision(tokens: Tokens, at: int, behind: int) -> Fixed | None:
    """ "pink revision - 9 / 7 / 99 27 .", with up to two words of a title before the colour."""
    lower = tokens.lower
    if lower[at] not in _REVISED:
        return None
    first = at
    while (
        first > behind
        and at - first < 3
        and lower[first - 1].isalpha()
        and not _opens(tokens, first)
    ):
        first -= 1
    if not _opens(tokens, first) or (first < at and lower[at - 1] not in _COLOURS):
        return None
    end = at + 1
    digits = 0
    while end < len(lower) and (lower[end] in _DATE_PARTS or lower[end][0] in _DIGITS):
        digits += lower[end][0] in _DIGITS
        end += 1
        if digits > 2 and lower[end - 1] == "." and lower[end - 2][0] in _DIGITS:
            break  # the number of the page ends the line
    return Fixed(first, end, Kind.FURNITURE) if digits >= 2 else None


def _page_number(tokens: Tokens, at: int) -> int | None:
    """ "73 ." or "73" with nothing before it that it could count."""
    lower = tokens.lower
    if not _is_number(lower[at]) or len(lower[at]) > 4 or not _opens(tokens, at):
        return None
    if lower[at + 1 : at + 2] == ["."]:
        return at + 2
    after_page = at > 0 and lower[at - 1] == ")"
    return at + 1 if after_page else None


def _is_number(word: str) -> bool:
    return word[:1].isdigit() and word.rstrip("abcdefgh").isdigit()


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether something new may begin at `at`, revision stars not counted."""
    if at > 0 and tokens.lower[at - 1] == "*":
        at = before_stars(tokens, at)
    return at == 0 or tokens.lower[at - 1] == ")" or ends_at(tokens, at - 1)
