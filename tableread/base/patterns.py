"""Regular expressions that people write into files: whether one can be used, and does not take long."""

from __future__ import annotations

import re
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

LONGEST_MATCH = 60  # longer than any word or name; a round number, not measured
"""Characters that a pattern can match; with `_MOST_WAYS` it keeps a bad one from taking long."""
_MOST_WAYS = 5_000  # a few milliseconds for a line; a round number, not measured
"""In which a pattern may be tried at one place."""


def wrong_with_pattern(pattern: str) -> str:
    """Why a regular expression cannot be used; "" where it can."""
    try:
        parsed = sre_parser.parse(pattern)
        ways = _ways(parsed, repeated=False)
        re.compile(pattern)
    except (re.error, OverflowError) as error:
        return f"it is not a regular expression: {error}"
    except RecursionError:
        return "it has too many brackets in brackets"
    except _SlowError as error:
        return str(error)
    return "" if ways <= _MOST_WAYS else "it repeats too many parts, so it could take very long"


class _SlowError(Exception):
    """A pattern that could take longer than a line of a script may."""


_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}


def _ways(parsed: Any, *, repeated: bool) -> int:
    """Upper limit for the ways in which a pattern can be tried at one place, in a text of `LONGEST_MATCH` characters.

    `repeated`: within a repeat, where there must be but one way.
    """
    ways = 1
    for operation, value in parsed:
        if operation in _REPEATS:
            least, most, body = value
            if repeated and least != most:
                raise _SlowError("it has a repeat in a repeat, so it could take very long")
            if least > LONGEST_MATCH:
                raise _SlowError(f"it repeats a part more than {LONGEST_MATCH} times")
            inner = _ways(body, repeated=repeated or int(most) > 1)
            # a possessive one never gives back what it took
            one_way = operation is sre.POSSESSIVE_REPEAT
            ways *= inner * (1 if one_way else min(int(most), LONGEST_MATCH) - least + 1)
            # what is empty can be repeated without an end of the text to stop it
            if repeated and least > 1 and body.getwidth()[0] == 0:
                raise _SlowError("it repeats what may be empty")
        elif operation is sre.BRANCH:
            if repeated:
                raise _SlowError("it has alternatives in a repeat, so it could take very long")
            ways *= sum(_ways(branch, repeated=False) for branch in value[1])
        elif operation is sre.SUBPATTERN:
            ways *= _ways(value[-1], repeated=repeated)
        elif operation is sre.ATOMIC_GROUP:
            ways *= _ways(value, repeated=repeated)
        elif operation in {sre.ASSERT, sre.ASSERT_NOT}:
            ways *= _ways(value[1], repeated=repeated)
        elif operation in {sre.GROUPREF, sre.GROUPREF_EXISTS}:
            raise _SlowError("it refers to one of its groups")
        if ways > _MOST_WAYS:
            raise _SlowError("it repeats too many parts, so it could take very long")
    return ways
