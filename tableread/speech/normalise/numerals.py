"""Roman numerals."""

from __future__ import annotations

import re

from tableread.speech.normalise.numbers import ordinal
from tableread.speech.spoken_text import Parts, Rule

_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_NUMBERED = (
    r"Act|Scene|Chapter|Part|Book|Volume|Episode|Section|War|Rocky|Rambo|Godfather|Type|Phase|Article|Title|"
    r"Level|Appendix|Canto|Bowl|Stage|Class|Season|Apollo|Mark|Vatican"
)
_REGNAL = (
    r"Henry|Charles|James|George|Edward|William|Elizabeth|Mary|Richard|Louis|John|Paul|Pius|Nicholas|Peter|"
    r"Philip|Catherine|Francis|Frederick|Napoleon|Alexander|Leo|Benedict|Gregory|Ivan|Wilhelm|Felipe|Victor"
)


def roman(numeral: str) -> int:
    """Up to 39; 0 where it is none."""
    numeral = numeral.upper()
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _numbered(match: re.Match[str]) -> str | Parts:
    value = roman(match[3])
    if not value:
        return match[0]
    return (match[1], 1), (match[2], 2), (str(value), 3)


def _the_eighth(match: re.Match[str]) -> str | Parts:
    value = roman(match[3])
    if not value:
        return match[0]
    return (match[1], 1), (match[2], 2), (f"the {ordinal(str(value))}", 3)


NUMERALS: tuple[Rule, ...] = (
    (re.compile(rf"\b((?i:{_NUMBERED}))(\s)((?![Ii]\b)(?:[IVX]{{1,7}}|[ivx]{{1,7}}))(?![\w'])"), _numbered),
    # "the part I love"
    (re.compile(rf"\b({_NUMBERED}|{_NUMBERED.upper()})(\s)([Ii])(?=\s?[.,;:!?)\]–—-]|\s*+\Z)"), _numbered),
    (re.compile(r"\b([A-Z][\w']{1,40}+)(\s)((?=[IVX]{2})(?!XX\b|XXX\b)[IVX]{2,7})(?!\w|\s(?:drip|line|bag|fluid|pole|tube|needle)s?\b)"), _the_eighth),
    # a single letter only behind a ruler's name; "I" also is a person, so it must not go on
    (re.compile(rf"\b({_REGNAL})(\s)([VX])(?!\w|\.\w)"), _the_eighth),
    (re.compile(rf"\b((?:King|Queen|Pope|Emperor|Tsar|Czar)\s(?:{_REGNAL}))(\s)(I)(?![\w'])"), _the_eighth),
    (re.compile(rf"\b({_REGNAL})(\s)(I)(?=\sof\s|[,.;:!?]|\Z)"), _the_eighth),
)  # fmt: skip
